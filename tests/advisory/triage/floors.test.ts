import { describe, expect, test } from "vitest";
import type { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { Asset } from "../../../src/advisory/usage.ts";
import { badge, en, ja, judge, used, VECTORS } from "./given.ts";

const KEV = { dateAdded: "2026-11-10", dueDate: "2026-11-24", ransomware: false };
const LOW = {
  ssvc: [{ exploitation: "none" as const, automatable: "no" as const, technicalImpact: "partial" as const }],
};
const epss = (score: number) => ({ epss: [{ score }] });

describe("floors", () => {
  test.each<[string, Partial<AdvisoryContent>, string, string]>([
    ["ransomware", { kev: { ...KEV, ransomware: true } }, "A", "ransomware"],
    ["an alert of a national body", { alertBy: "JPCERT/CC" }, "B", "alert"],
    ["EPSS 0.5", epss(0.5), "B", "epss-high"],
    ["EPSS 0.49 raises one step", epss(0.49), "C", "epss-raise"],
    ["EPSS 0.1 raises one step", epss(0.1), "C", "epss-raise"],
    ["EPSS 0.0999 does nothing", epss(0.0999), "D", "bod-26-04"],
    [
      "CVSS 9.0 over the network, no rights",
      { cvss: [{ version: "3.1", vector: VECTORS.worm, score: 9 }] },
      "C",
      "critical",
    ],
    ["CVSS 8.9", { cvss: [{ version: "3.1", vector: VECTORS.worm, score: 8.9 }] }, "D", "bod-26-04"],
    [
      "CVSS 9.6 next door",
      { cvss: [{ version: "3.1", vector: VECTORS.adjacent, score: 9.6 }] },
      "D",
      "bod-26-04",
    ],
    [
      "CVSS 9.9 with rights",
      { cvss: [{ version: "3.1", vector: VECTORS.rights, score: 9.9 }] },
      "D",
      "bod-26-04",
    ],
    ["a score alone is no floor", { cvss: [{ version: "3.1", score: 10 }] }, "D", "bod-26-04"],
    [
      "CVSS 2 without authentication",
      { cvss: [{ version: "2.0", vector: "AV:N/AC:M/Au:N/C:C/I:C/A:C", score: 9.3 }] },
      "C",
      "critical",
    ],
    ["a public exploit, told by SSVC", { ssvc: [{ ...LOW.ssvc[0], exploitation: "poc" }] }, "C", "poc"],
    ["a public exploit, told by the text", { summary: { ja: "実証コードが公開されている。" } }, "C", "poc"],
    [
      "an exploit that is not public",
      { summary: { ja: "実証コードは公開されていない。" } },
      "D",
      "bod-26-04",
    ],
  ])("%s", (_, content, priority, rule) => {
    expect(judge({ ...LOW, ...content }, used("no"))).toMatchObject({ priority, rule });
  });

  test("EPSS raises at most to B, and nothing lowers", () => {
    const b = { ssvc: [{ ...LOW.ssvc[0], exploitation: "active" as const }] };

    expect(judge({ ...b, ...epss(0.4) }, used("no")).priority).toBe("B");
    expect(
      judge({ ssvc: [{ automatable: "yes", technicalImpact: "partial" }], ...epss(0.1) }, used("no"))
        .priority,
    ).toBe("B");
    expect(judge({ kev: { ...KEV, ransomware: true }, ...epss(0.1) }, used("no")).priority).toBe("A");
  });

  test("ransomware is told where the table says A already, and told once", () => {
    const kev = { ...KEV, ransomware: true };
    const reasons = (content: Partial<AdvisoryContent>) => ja(judge({ ...content, kev }).reasons);

    expect(
      reasons({ cvss: [{ version: "3.1", vector: VECTORS.worm }] }).split("ランサムウェア"),
    ).toHaveLength(2);
    expect(reasons(LOW).split("ランサムウェア")).toHaveLength(2);
  });

  test("thresholds are the organization's", () => {
    const thresholds = { epssHigh: 0.3, epssRaise: 0.2, cvss: 7 };
    const judged = (content: Partial<AdvisoryContent>) =>
      judge({ ...LOW, ...content }, used("no"), { thresholds });

    expect(judged(epss(0.3))).toMatchObject({ priority: "B", rule: "epss-high" });
    expect(judged(epss(0.19)).priority).toBe("D");
    expect(judged({ cvss: [{ version: "3.1", vector: VECTORS.worm, score: 7 }] }).rule).toBe("critical");
    expect(ja(judged(epss(0.25)).reasons)).toContain("基準の 0.2 以上");
  });
});

describe("round-ups", () => {
  test.each([
    ["2026年11月マイクロソフトセキュリティ更新プログラムに関する注意喚起"],
    ["Microsoft 製品の脆弱性対策について(2026年11月)"],
    ["Adobe AcrobatおよびReaderの脆弱性（APSB26-100）に関する注意喚起"],
    ["Oracle Java の脆弱性対策について(2026年10月)"],
    ["架空製品群の月例アップデート"],
    ["November 2026 Security Updates"],
    ["Patch Tuesday fixes 80 flaws"],
  ])("%s is C though a national body passes it on", (title) => {
    const assessment = judge({ title: { ja: title }, alertBy: "JPCERT/CC" });

    expect(assessment).toMatchObject({ priority: "C", review: false, rule: "round-up" });
  });

  test.each([
    ["架空製品の脆弱性（CVE-1900-0001）に関する注意喚起"],
    ["架空サーバ 2.4の脆弱性に対するアップデート（2026年10月1日）"],
    ["架空サーバの脆弱性（2026年10月）"],
  ])("%s is no round-up", (title) => {
    expect(judge({ title: { ja: title }, alertBy: "JPCERT/CC" })).toMatchObject({
      priority: "B",
      rule: "alert",
    });
  });

  test("with exploitation is an alert like others", () => {
    const title = { ja: "2026年11月マイクロソフトセキュリティ更新プログラムに関する注意喚起" };
    const summary = { ja: "このうち1件について、悪用の事実を確認しています。" };

    expect(judge({ title, summary, alertBy: "JPCERT/CC" }).priority).toBe("B");
  });

  test("whose flaws are rated is left to the table", () => {
    const worm = { ssvc: [{ automatable: "yes" as const, technicalImpact: "total" as const }] };

    expect(judge({ title: { ja: "VPN製品の月例更新" }, ...worm }, used("yes")).priority).toBe("A");
  });
});

describe("caps", () => {
  const worst = { kev: { ...KEV, ransomware: true }, alertBy: "JPCERT/CC", ...epss(0.97) };

  test("not in use is D, whatever else is known, and needs no check", () => {
    const assessment = judge(worst, used("unknown", "no"));

    expect(assessment).toMatchObject({
      priority: "D",
      review: false,
      rule: "not-in-use",
      deadline: { kind: "none" },
    });
    expect(ja(assessment.wouldChange)).toContain("該当製品を利用していれば A です。");
  });

  test("not affected is D only where every product is", () => {
    const product = (status: "affected" | "fixed" | "not-affected" | "under-investigation") => ({
      product: "x",
      status,
    });

    expect(judge({ ...worst, products: [product("not-affected"), product("not-affected")] })).toMatchObject({
      priority: "D",
      rule: "not-affected",
    });
    expect(judge({ ...worst, products: [product("not-affected"), product("affected")] }).priority).toBe("A");
    expect(judge({ ...worst, products: [product("not-affected"), { product: "x" }] }).priority).toBe("A");
    expect(judge({ ...worst, products: [product("under-investigation")] }).priority).toBe("A");
    expect(judge({ ...worst, products: [] }).priority).toBe("A");
  });

  test("use unknown and not exploited is at most B; exploited is not capped", () => {
    const worm = {
      title: { ja: "VPN装置の脆弱性" },
      ssvc: [{ automatable: "yes" as const, technicalImpact: "total" as const }],
    };

    const unknown = judge(worm);

    expect(unknown).toMatchObject({ priority: "B", review: true, rule: "use-unknown", row: { row: 14 } });
    expect(ja(unknown.wouldChange)).toContain("該当製品を利用していれば A です。");
    expect(judge(worm, used("unknown")).priority).toBe("A");
    expect(judge({ ...worm, kev: KEV }).priority).toBe("A");
  });
});

describe("what is unknown", () => {
  test("never lowers: nothing known at all is C and to be checked", () => {
    const assessment = judge({});

    expect(assessment).toMatchObject({ priority: "C", review: true, rule: "unknown" });
    expect(ja(assessment.reasons)).toMatch(/要確認.*分かっていません/);
  });

  test("use is to be checked where the badge is A or B", () => {
    const listed = judge({ kev: { ...KEV, ransomware: true } });

    expect(badge(listed)).toBe("A?");
    expect(en(listed.reasons)).toContain("whether the product is in use");
    expect(badge(judge({ kev: { ...KEV, ransomware: true } }, used("no")))).toBe("A");
  });

  test("an asset is named with its vendor once", () => {
    const assets = [
      Asset.parse({ vendor: "Example", product: "Example Tool" }),
      Asset.parse({ vendor: "Example", product: "Other" }),
    ];
    const usage = { inUse: "yes" as const, exposed: "yes" as const, assets };

    expect(ja(judge({}, { usage }).reasons)).toContain("利用中の製品です（Example Tool, Example Other）。");
  });

  test("an inventory's unknown is that of none", () => {
    expect(judge({ kev: KEV }, used("unknown", "unknown"))).toEqual(judge({ kev: KEV }));
  });
});

describe("what would change a badge", () => {
  test("tells each answer that matters, the most urgent first, and none that does not", () => {
    const { wouldChange } = judge({ ssvc: [{ automatable: "yes", technicalImpact: "total" }] }, used("no"));

    expect(wouldChange.map(({ ja }) => ja)).toEqual([
      "公開資産なら A です。",
      "悪用が確認されれば A です。",
      "ランサムウェア攻撃での悪用が確認されれば A です。",
      "該当製品を利用していなければ D です。",
    ]);
  });

  test("is what the rules then say", () => {
    const now = judge({ kev: KEV }, used("no"));

    expect(now.priority).toBe("B");
    expect(ja(now.wouldChange)).toContain("公開資産なら A です。");
    expect(judge({ kev: KEV }, used("yes")).priority).toBe("A");
  });
});
