import { describe, expect, test } from "vitest";
import { changeBetween } from "../../src/advisory/change.ts";
import { AdvisoryContent, type Assessment, type Priority } from "../../src/advisory/schema.ts";

const KEV = { dateAdded: "2026-11-20", dueDate: "2026-12-04", ransomware: false };

function judged(fields: object = {}, priority: Priority = "B", date?: string) {
  const content = AdvisoryContent.parse({
    kind: "vulnerability",
    title: { ja: "題", en: "Title" },
    ...fields,
  });
  const deadline = date === undefined ? { kind: "none" as const } : { kind: "date" as const, date };
  const assessment: Assessment = {
    priority,
    review: false,
    deadline,
    reasons: [],
    wouldChange: [],
    rule: "x",
    rules: "1",
  };
  return { content, assessment };
}

describe("material", () => {
  test.each([
    ["badge up", judged({}, "C"), judged({}, "A"), "The response priority went up from C to A."],
    ["badge up by one", judged({}, "D"), judged({}, "C"), "The response priority went up from D to C."],
    ["KEV added", judged(), judged({ kev: KEV }), "Exploitation was confirmed: it was added to CISA KEV."],
    [
      "due date changed",
      judged({ kev: KEV }),
      judged({ kev: { ...KEV, dueDate: "2026-11-27" } }),
      "The CISA KEV due date changed from 2026-12-04 to 2026-11-27.",
    ],
    [
      "ransomware known",
      judged({ kev: KEV }),
      judged({ kev: { ...KEV, ransomware: true } }),
      "It is now known to be used in ransomware campaigns.",
    ],
    [
      "ransomware no longer",
      judged({ kev: { ...KEV, ransomware: true } }),
      judged({ kev: KEV }),
      "It is no longer listed as used in ransomware campaigns.",
    ],
    [
      "a fix where none was",
      judged({ products: [{ product: "p" }] }),
      judged({ products: [{ product: "p", fixed: "2.0" }] }),
      "A fix is available.",
    ],
    ["withdrawn", judged(), judged({ withdrawn: {} }), "Correction: this advisory was withdrawn."],
    ["reinstated", judged({ withdrawn: {} }), judged(), "Correction: the withdrawal was reversed."],
  ])("%s", (_name, before, after, text) => {
    const { kind, changes } = changeBetween(before, after);

    expect(kind).toBe("material");
    expect(changes[0]?.en).toBe(text);
  });

  test.each([
    ["SSVC", { ssvc: [{ exploitation: "poc" }] }, { ssvc: [{ exploitation: "active" }] }],
    ["a vendor's flag", {}, { exploitation: [{ state: "active" }] }],
    [
      "words, which denied it before",
      { summary: { ja: "悪用は確認されていません。" } },
      { summary: { ja: "本脆弱性を悪用した攻撃が確認されています。" } },
    ],
  ])("exploitation seen, by %s", (_name, before, after) => {
    const { kind, changes } = changeBetween(judged(before), judged(after));

    expect(kind).toBe("material");
    expect(changes[0]).toEqual({ ja: "悪用が確認されました。", en: "Exploitation was confirmed." });
    expect(changeBetween(judged(after), judged(before)).kind).toBe("editorial");
  });

  test("a correction says so first, in both languages", () => {
    const { changes } = changeBetween(judged({}, "C"), judged({ withdrawn: {}, kev: KEV }, "A"));

    expect(changes.map(({ ja }) => ja)).toEqual([
      "【訂正】このアドバイザリは取り下げられました。",
      "対応優先度が C から A に上がりました。",
      "悪用が確認され、CISA KEV に追加されました。",
    ]);
    expect(changes[0]?.en).toMatch(/^Correction: /);
  });

  test("what is editorial beside it is told after it", () => {
    const { kind, changes } = changeBetween(judged(), judged({ withdrawn: {}, summary: { en: "s" } }));

    expect(kind).toBe("material");
    expect(changes.map(({ en }) => en)).toEqual([
      "Correction: this advisory was withdrawn.",
      "The wording was revised.",
    ]);
  });
});

describe("editorial", () => {
  test.each([
    ["wording", { title: { ja: "別の題", en: "Title" } }, "The wording was revised."],
    ["a language more", { summary: { en: "s" } }, "The wording was revised."],
    ["references", { references: [{ title: { en: "r" } }] }, "The references were updated."],
    ["identifiers", { identifiers: ["CVE-1900-0001"] }, "The identifiers were updated."],
    ["products", { products: [{ product: "p" }] }, "The affected products were updated."],
    ["drafts", { drafts: {} }, "The email draft was updated."],
    [
      "stated badge, with the same result",
      { stated: { priority: "B" } },
      "The publisher's own rating was updated.",
    ],
    ["a public exploit", { exploitation: [{ state: "poc" }] }, "Facts the priority rests on were updated."],
    ["who warns", { alertBy: "Example CERT" }, "Facts the priority rests on were updated."],
    ["TLP", { tlp: "GREEN" }, "The sharing limit (TLP) changed."],
    ["dates alone", { updatedAt: "2026-11-24T00:00:00Z" }, "The source changed its dates."],
  ])("%s", (_name, fields, text) => {
    const { kind, changes } = changeBetween(judged(), judged(fields));

    expect(kind).toBe("editorial");
    expect(changes.map(({ en }) => en)).toEqual([text]);
  });

  test("badge down", () => {
    expect(changeBetween(judged({}, "A"), judged({}, "C"))).toEqual({
      kind: "editorial",
      changes: [
        { ja: "対応優先度が A から C に下がりました。", en: "The response priority went down from A to C." },
      ],
    });
  });

  test("no longer in KEV", () => {
    expect(changeBetween(judged({ kev: KEV }), judged())).toMatchObject({ kind: "editorial" });
  });
});

describe("none", () => {
  test("identical", () => {
    expect(changeBetween(judged({ kev: KEV }), judged({ kev: { ...KEV } }))).toEqual({
      kind: "none",
      changes: [],
    });
  });

  test("the same with its keys in another order", () => {
    expect(
      changeBetween(judged({ title: { ja: "題", en: "T" } }), judged({ title: { en: "T", ja: "題" } })),
    ).toEqual({
      kind: "none",
      changes: [],
    });
  });

  const cvss = (score: number) => [{ version: "3.1" as const, score }];
  const epss = (score: number) => [{ score, date: "2026-11-24" }];

  test.each([
    ["CVSS that moves", { cvss: cvss(7) }, { cvss: cvss(9) }],
    ["CVSS that appears", {}, { cvss: cvss(9) }],
    ["EPSS that moves, as it does daily", { epss: epss(0.1) }, { epss: epss(0.12) }],
    ["a list in another order", { identifiers: ["a", "b"] }, { identifiers: ["b", "a"] }],
  ])("%s", (_name, before, after) => {
    expect(changeBetween(judged(before), judged(after)).kind).toBe("none");
    expect(changeBetween(judged(before, "C"), judged(after, "B")).kind).toBe("material");
  });

  test("dates of a source that shows all it says", () => {
    const after = judged({ updatedAt: "2026-11-24T00:00:00Z" });

    expect(changeBetween(judged(), after, { dates: false }).kind).toBe("none");
  });

  test("a deadline that moved with the day", () => {
    expect(changeBetween(judged({}, "B", "2026-11-27"), judged({}, "B", "2026-12-04")).kind).toBe("none");
  });
});
