import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { assess } from "../../src/advisory/triage.ts";
import { documentOf, jvnFeed, kevCatalog, kevEntry } from "../sources/build.ts";
import { openBench, type Bench } from "./ingest-harness.ts";

const OUR_ID = "example-1";
const ours = (fields: object = {}) =>
  documentOf({ id: OUR_ID, kind: "vulnerability", title: { ja: "架空の題" }, ...fields }, "ours.json");
const kev = (
  numbers: readonly number[],
  fields: Record<string, unknown> = {},
  entry: Record<string, unknown> = {},
) =>
  documentOf(
    kevCatalog(
      numbers.map((number) => kevEntry(number, entry)),
      fields,
    ),
    "kev.json",
  );

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.store.close());

const current = async (alias: string) => bench.store.record("example", alias);
const kinds = async () => (await bench.deliveries()).map(({ kind }) => kind);

describe("a new advisory", () => {
  test("is stored, judged, posted and reported", async () => {
    const summary = await bench.run([ours({ identifiers: ["cve-1900-0001"] })]);

    expect(summary).toMatchObject({ inputs: 1, entries: 1, advisories: 1, new: 1, refused: 0, missing: 0 });
    expect(summary.documents).toEqual([
      {
        name: "ours.json",
        source: "hansho-json",
        announced: 1,
        read: 1,
        refused: 0,
        outdated: 0,
        missing: 0,
        older: false,
        reasons: [],
      },
    ]);
    expect(bench.advisories).toEqual([
      {
        id: expect.stringMatching(/^hs-/),
        revision: 1,
        change: "new",
        priority: "C",
        review: false,
        deadline: { kind: "none" },
        aliases: ["CVE-1900-0001", OUR_ID],
        title: { ja: "架空の題" },
        reasons: [{ ja: "試験", en: "test" }],
        source: "hansho-json",
      },
    ]);
    expect((await current(OUR_ID))?.revision.content.title.ja).toBe("架空の題");
    expect(await kinds()).toEqual(["post"]);
  });

  test("read again changes nothing and posts nothing, by the document and by the entry", async () => {
    await bench.run([ours()]);

    const again = await bench.run([ours(), documentOf([JSON.parse(new TextDecoder().decode(ours().bytes))])]);

    expect(again).toMatchObject({ inputs: 2, entries: 2, advisories: 0, new: 0, editorial: 0, unchanged: 2 });
    expect(await kinds()).toEqual(["post"]);
  });
});

describe("a change", () => {
  test("of the badge upwards is material, with what changed", async () => {
    await bench.run([ours()]);

    const summary = await bench.run([ours({ stated: { priority: "A" } })]);

    expect(summary).toMatchObject({ new: 0, material: 1, editorial: 0 });
    expect(bench.advisories[0]).toMatchObject({ revision: 2, change: "material", priority: "A" });
    const revision = (await current(OUR_ID))?.revision;
    expect(revision?.changes[0]?.en).toBe("The response priority went up from C to A.");
  });

  test("of wording is editorial", async () => {
    await bench.run([ours()]);

    expect(await bench.run([ours({ summary: { ja: "要約" } })])).toMatchObject({ editorial: 1, material: 0 });
    expect((await current(OUR_ID))?.revision).toMatchObject({ number: 2, change: "editorial" });
  });

  test("that leaves the advisory as it was makes no revision, and the entry is known from then on", async () => {
    await bench.run([ours({ identifiers: ["CVE-1900-0001"] })]);

    const summary = await bench.run([ours({ identifiers: ["ＣＶＥ-1900-0001"] })]);
    const again = await bench.run([ours({ identifiers: ["ＣＶＥ-1900-0001"] })]);

    expect(summary).toMatchObject({ advisories: 1, editorial: 0, material: 0, new: 0 });
    expect(bench.advisories).toEqual([]);
    expect(again.unchanged).toBe(1);
    expect((await current(OUR_ID))?.latest).toBe(1);
  });

  test("of wording gives nobody more time", async () => {
    await bench.store.close();
    let date = "2026-11-27";
    bench = await openBench({
      assess: () => ({
        priority: "B",
        review: false,
        deadline: { kind: "date", date },
        reasons: [],
        wouldChange: [],
        rule: "r",
        rules: "r",
      }),
    });
    await bench.run([ours()]);
    date = "2026-12-04";

    await bench.run([ours({ summary: { ja: "要約" } })]);
    expect((await current(OUR_ID))?.assessment.deadline.date).toBe("2026-11-27");

    await bench.run([ours({ withdrawn: {} })]);
    expect((await current(OUR_ID))?.assessment.deadline.date).toBe("2026-12-04");
  });
});

describe("judged by the real rules", () => {
  beforeEach(async () => {
    await bench.store.close();
    bench = await openBench({ assess });
  });

  test("KEV is A or B with its due date, JVN without more is C to be reviewed, a stated badge stands", async () => {
    await bench.run([kev([1]), documentOf(jvnFeed([2])), ours({ stated: { priority: "B" } })]);

    expect(bench.advisories.map(({ priority, review }) => [priority, review])).toEqual([
      [expect.stringMatching(/^[AB]$/), expect.any(Boolean)],
      ["C", true],
      ["B", expect.any(Boolean)],
    ]);
    expect(bench.advisories[0]?.deadline.date).toBeDefined();
  });

  test("a later date alone does not move the deadline, a new stated deadline does", async () => {
    const stated = (deadline: string) => ({ priority: "B", deadline });
    const published = { publishedAt: "2026-11-24T00:00:00Z", stated: stated("this-week") };
    await bench.run([ours(published)]);
    const first = (await current(OUR_ID))?.assessment.deadline;

    await bench.run([ours({ ...published, updatedAt: "2026-12-20T00:00:00Z" })]);
    expect((await current(OUR_ID))?.assessment.deadline).toEqual(first);

    await bench.run([ours({ ...published, stated: stated("this-month") })]);
    expect((await current(OUR_ID))?.assessment.deadline.kind).toBe("this-month");
  });
});

describe("entries about the same thing", () => {
  test("of two sources become one advisory, with both texts and KEV's facts", async () => {
    await bench.run([ours({ identifiers: ["CVE-1900-0001"] })]);

    const summary = await bench.run([kev([1])]);

    expect(summary).toMatchObject({ advisories: 1, new: 0, material: 1 });
    const record = await current("CVE-1900-0001");
    expect(record?.revision).toMatchObject({
      number: 2,
      sources: ["hansho-json", "cisa-kev"],
      content: {
        title: { ja: "架空の題", en: "Example Widget Vulnerability 1" },
        kev: { dueDate: "2026-12-04" },
      },
    });
    expect(record?.aliases).toEqual(["CVE-1900-0001", OUR_ID]);
  });

  test("in one document become one advisory with one revision", async () => {
    const twice = [1, 2].map((number) => ({
      id: `example-${number}`,
      kind: "incident",
      title: { ja: `題 ${number}` },
      identifiers: ["JVN#00000001"],
    }));

    const summary = await bench.run([documentOf(twice)]);

    expect(summary).toMatchObject({ entries: 2, advisories: 1, new: 1 });
    expect(bench.advisories[0]?.aliases).toEqual(["JVN#00000001", "example-1", "example-2"]);
    expect(await bench.store.history(bench.advisories[0]?.id ?? "")).toHaveLength(1);
  });

  test("a bulletin of eleven CVEs does not fuse them", async () => {
    const identifiers = Array.from(
      { length: 11 },
      (_, index) => `CVE-1900-${String(index + 1).padStart(4, "0")}`,
    );
    await bench.run([ours({ id: "bulletin", identifiers })]);

    const summary = await bench.run([kev([1, 2, 3])]);

    expect(summary).toMatchObject({ new: 3, material: 0, editorial: 0 });
    expect((await current("bulletin"))?.revision.content.identifiers).toHaveLength(11);
  });
});

describe("refusals", () => {
  test("one bad element is refused, the others are read, and all are accounted for", async () => {
    const document = documentOf([
      { id: "a", kind: "incident", title: { ja: "題" } },
      { id: "b", kind: "rumour", title: { ja: "題" } },
      7,
    ]);

    const summary = await bench.run([document]);

    expect(summary).toMatchObject({ entries: 1, new: 1, refused: 2, missing: 0 });
    expect(bench.refusals).toEqual([
      { input: "document", entry: "[2]", reason: "is not an object" },
      { input: "document", entry: "b", reason: expect.stringMatching(/^kind: /) },
    ]);
    expect(summary.documents[0]).toMatchObject({ announced: 3, read: 1, refused: 2, missing: 0 });
  });

  test("what was refused is refused again when the same bytes come again", async () => {
    const document = documentOf([{ id: "b", kind: "rumour", title: { ja: "題" } }]);
    await bench.run([document]);

    expect(await bench.run([document])).toMatchObject({ refused: 1, unchanged: 0 });
  });

  test.each([
    ["an unknown format", documentOf({ document: {} }), "not a format Hansho reads"],
    ["nothing at all", documentOf(""), "not a format Hansho reads"],
    [
      "a file that cannot be read",
      { name: "document", error: "cannot be read: permission denied" },
      "permission denied",
    ],
  ])("%s is a refusal of the whole input", async (_name, document, reason) => {
    const summary = await bench.run([document, ours()]);

    expect(summary).toMatchObject({ inputs: 2, entries: 1, new: 1, refused: 1 });
    expect(bench.refusals).toEqual([{ input: "document", reason: expect.stringContaining(reason) }]);
  });

  test("a format that is named is used, right or wrong", async () => {
    expect(await bench.run([ours()], { format: "cisa-kev" })).toMatchObject({ entries: 0, refused: 1 });
    expect(await bench.run([ours()], { format: "hansho-json" })).toMatchObject({ entries: 1, refused: 0 });
    expect(await bench.run([ours()], { format: "nobody" })).toMatchObject({ entries: 0, refused: 1 });
    expect(bench.refusals[0]?.reason).toContain("there is no format nobody");
  });

  test("a key that stands twice: the same text is unchanged, another is refused", async () => {
    const one = { id: "a", kind: "incident", title: { ja: "題" } };

    const summary = await bench.run([documentOf([one, one, { ...one, title: { ja: "別" } }])]);

    expect(summary).toMatchObject({ entries: 2, new: 1, unchanged: 1, refused: 1 });
    expect(bench.refusals[0]).toMatchObject({ entry: "a", reason: expect.stringContaining("twice") });
    expect((await current("a"))?.revision.content.title.ja).toBe("題");
  });

  test("an item of JVN's that is bad sinks no other", async () => {
    const feed = jvnFeed([1, 2]).replace("<title>架空製品の脆弱性 1</title>", "");

    expect(await bench.run([documentOf(feed)])).toMatchObject({ entries: 1, refused: 1, missing: 0 });
  });
});
