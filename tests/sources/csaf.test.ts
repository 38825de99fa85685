import { describe, expect, test } from "vitest";
import { csaf } from "../../src/sources/csaf/index.ts";
import { documentOf } from "./build.ts";
import { contentOf, csafDocument, entryOf, vulnerability } from "./csaf-build.ts";

test("a document becomes content", () => {
  expect(contentOf()).toEqual({
    kind: "vulnerability",
    title: { en: "Gate: remote code execution" },
    summary: { en: "Gate before 2.0 can be taken over.\n\nGate reads more than it has room for." },
    action: { en: "Fix: Update to 2.0. https://example.com/2.0" },
    identifiers: ["EXCO-2026-0001", "CVE-1900-0001"],
    references: [
      { source: "Example Company", title: { en: "Web page" }, url: "https://example.com/exco-2026-0001" },
      {
        source: "Example Company",
        title: { en: "JSON" },
        url: "https://example.com/csaf/exco-2026-0001.json",
      },
    ],
    products: [
      {
        vendor: "Example Company",
        product: "Gate",
        versions: "1.0, 1.1",
        fixed: "2.0",
        status: "affected",
        cpe: "cpe:2.3:a:example:gate:*:*:*:*:*:*:*:*",
      },
      { vendor: "Example Company", product: "Gate", versions: "2.0", status: "fixed" },
    ],
    publishedAt: "2026-11-01T09:00:00Z",
    cvss: [
      {
        cve: "CVE-1900-0001",
        source: "Example Company",
        version: "3.1",
        vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
        score: 9.8,
      },
    ],
    tlp: "CLEAR",
  });
});

describe("the key", () => {
  test.each([
    ["https://example.com/", "EXCO-2026-0001", "https://example.com exco-2026-0001"],
    ["https://example.com", "RHSA-2021:5186", "https://example.com rhsa-2021_5186"],
    ["https://example.com", "情報 1", "https://example.com 情報_1"],
  ])("%s and %s make %s", (namespace, id, key) => {
    const document = { publisher: { namespace } };
    expect(entryOf(csafDocument({ document, tracking: { id } })).key).toBe(key);
  });
});

describe("the tracking id", () => {
  test.each(["FG-IR-25-771", "RHSA-2021:5186", "cisco-sa-20180328-smi2", "SSA-123456", "VDE-2024-001"])(
    "%s is an identifier",
    (id) => {
      expect(contentOf({ tracking: { id } }).identifiers).toEqual([id, "CVE-1900-0001"]);
    },
  );

  test.each(["1", "2024-001", "SA-2024-001", "advisory-20240001", "ABC-1"])("%s could be anybody's", (id) => {
    expect(contentOf({ tracking: { id } }).identifiers).toEqual(["CVE-1900-0001"]);
  });

  test("a CVE as tracking id is the CVE", () => {
    expect(contentOf({ tracking: { id: "cve-1900-0001" } }).identifiers).toEqual(["CVE-1900-0001"]);
  });
});

test("all CVEs are identifiers, however many", () => {
  const vulnerabilities = Array.from({ length: 12 }, (_, index) => ({ cve: `CVE-1900-${1000 + index}` }));

  expect(contentOf({ vulnerabilities }).identifiers).toHaveLength(13);
});

describe("kinds", () => {
  test.each([
    ["csaf_security_incident_response", "incident"],
    ["csaf_informational_advisory", "alert"],
    ["csaf_vex", "vulnerability"],
    ["csaf_base", "vulnerability"],
    ["Example Security Advisory", "vulnerability"],
  ])("%s is an %s", (category, kind) => {
    expect(contentOf({ document: { category } }).kind).toBe(kind);
  });

  test("without a vulnerability it is an alert", () => {
    expect(contentOf({ vulnerabilities: undefined, tree: undefined }).kind).toBe("alert");
  });
});

describe("languages", () => {
  test("a Japanese document is Japanese", () => {
    const content = contentOf({
      document: { lang: "ja-JP", title: "架空製品の脆弱性", notes: [], aggregate_severity: { text: "重要" } },
      tracking: { status: "interim" },
    });

    expect(content.title).toEqual({ ja: "架空製品の脆弱性" });
    expect(content.action).toEqual({ ja: "修正: Update to 2.0. https://example.com/2.0" });
    expect(content.summary?.ja).toContain(
      "発行元による深刻度: 重要\n（この文書は暫定版で、頻繁に更新されます）",
    );
  });

  test("without a language, kana tell Japanese", () => {
    expect(contentOf({ document: { lang: undefined, title: "ゲートの脆弱性" } }).title).toEqual({
      ja: "ゲートの脆弱性",
    });
    expect(contentOf({ document: { lang: undefined } }).title).toHaveProperty("en");
  });

  test("another language stands as it is, and says which it is", () => {
    const content = contentOf({ document: { lang: "de-DE", title: "Gate: Schwachstelle", notes: [] } });

    expect(content.title).toEqual({ en: "[de] Gate: Schwachstelle" });
    expect(content.summary?.en).toMatch(/^\[de\] /);
  });
});

describe("what real documents get wrong", () => {
  test("no distribution, no language, no zone, a version that is no revision, vulnerabilities in a list of lists", () => {
    const content = contentOf({
      document: { distribution: undefined, lang: undefined, notes: undefined, references: undefined },
      tracking: {
        version: "0",
        initial_release_date: "2026-11-01T00:00:00",
        current_release_date: "2026-11-03",
      },
      vulnerabilities: [[vulnerability()]],
    });

    expect(content).not.toHaveProperty("tlp");
    expect(content).toMatchObject({
      identifiers: ["EXCO-2026-0001", "CVE-1900-0001"],
      publishedAt: "2026-11-01T00:00:00Z",
      updatedAt: "2026-11-03T00:00:00Z",
    });
  });

  test("a date that is none counts as absent, and the history helps", () => {
    const content = contentOf({
      tracking: {
        initial_release_date: "soon",
        current_release_date: 7,
        revision_history: [{ number: 1, date: "2026-10-01T00:00:00Z" }],
      },
    });

    expect(content.publishedAt).toBe("2026-10-01T00:00:00Z");
    expect(content).not.toHaveProperty("updatedAt");
  });

  test.each([
    [
      "notes",
      { document: { notes: [null, 5, { text: 7 }, { category: "summary", text: "Kept." }] } },
      "Kept.",
    ],
    [
      "threats",
      { vulnerabilities: [vulnerability({ threats: "none", notes: {}, ids: [1] })] },
      "Gate before 2.0",
    ],
  ])("%s of another shape do not sink the rest", (_name, changes, text) => {
    expect(contentOf(changes).summary?.en).toContain(text);
  });

  test("a CVE that is none is left out", () => {
    expect(contentOf({ vulnerabilities: [vulnerability({ cve: "CVE-tba" })] }).identifiers).toEqual([
      "EXCO-2026-0001",
    ]);
  });

  test("links that are no web addresses are left out", () => {
    const references = [{ category: "self", summary: "x", url: "javascript:alert(1)" }, { url: "nothing" }];

    expect(contentOf({ document: { references } }).references).toEqual([]);
  });
});

test("HTML and control characters become plain text, signs of comparison stay", () => {
  const notes = [{ category: "summary", text: "<p>One</p><script>x</script><p>Two &amp; three</p>\u0007" }];
  const title = "Gate <2.0\u0000 &\n  Bridge >1";

  const content = contentOf({ document: { notes, title } });

  expect(content.title.en).toBe("Gate <2.0 & Bridge >1");
  expect(content.summary?.en).toBe("One\n\nTwo & three\n\nGate reads more than it has room for.");
});

describe("TLP", () => {
  test.each([
    ["WHITE", "CLEAR"],
    ["CLEAR", "CLEAR"],
    ["GREEN", "GREEN"],
    ["TLP:AMBER", "AMBER"],
    ["amber+strict", "AMBER+STRICT"],
    ["RED", "RED"],
    ["PURPLE", "RED"],
  ])("%s is %s", (label, tlp) => {
    expect(contentOf({ document: { distribution: { tlp: { label } } } }).tlp).toBe(tlp);
  });

  test("a document without a label is a public feed's", () => {
    expect(contentOf({ document: { distribution: { text: "Public" } } })).not.toHaveProperty("tlp");
  });
});

describe("remediations", () => {
  test("fixes first, each once, with what they are", () => {
    const remediations = [
      { category: "no_fix_planned", details: "1.0 is at its end." },
      { category: "workaround", details: "Close port 80." },
      { category: "vendor_fix", details: "Update." },
      { category: "vendor_fix", details: "Update." },
      { category: "mitigation", details: "Filter." },
      { category: "none_available", details: "Not yet for 1.1." },
      { category: "brandnew", details: "Unknown." },
    ];

    expect(contentOf({ vulnerabilities: [vulnerability({ remediations })] }).action?.en).toBe(
      "Fix: Update.\nMitigation: Filter.\nWorkaround: Close port 80.\nNo fix yet: Not yet for 1.1.\nNo fix planned: 1.0 is at its end.",
    );
  });
});

describe("the hash", () => {
  const hashOf = (wire: object) => entryOf(wire).hash;

  test("stays when only the generator or the printing changes", () => {
    const again = csafDocument({ tracking: { generator: { date: "2027-01-01T00:00:00Z" } } });
    const [printed] = csaf.read(documentOf(JSON.stringify(csafDocument(), null, 8))).entries;

    expect(hashOf(again)).toBe(hashOf(csafDocument()));
    expect(printed?.hash).toBe(hashOf(csafDocument()));
  });

  test.each([
    ["the version", { tracking: { version: "2" } }],
    ["the title", { document: { title: "Other" } }],
    ["the products", { tree: {} }],
    ["a vulnerability", { vulnerabilities: [] }],
  ])("changes with %s", (_name, changes) => {
    expect(hashOf(csafDocument(changes))).not.toBe(hashOf(csafDocument()));
  });
});

test("an update is the same entry, and says what changed", () => {
  const before = csafDocument();
  const after = csafDocument({
    tracking: {
      version: "2",
      current_release_date: "2026-11-09T09:00:00.000Z",
      revision_history: [
        { number: "1", date: "2026-11-01T09:00:00.000Z", summary: "Initial version." },
        { number: "2", date: "2026-11-09T09:00:00.000Z", summary: "A fix for 1.0." },
      ],
    },
  });

  expect(entryOf(after).key).toBe(entryOf(before).key);
  expect(entryOf(after).hash).not.toBe(entryOf(before).hash);
  const content = entryOf(after).content();
  expect(content).toMatchObject({ publishedAt: "2026-11-01T09:00:00Z", updatedAt: "2026-11-09T09:00:00Z" });
  expect(content.summary?.en).toContain("Revision 2: A fix for 1.0.");
});
