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
    ["withdrawn", judged(), judged({ withdrawn: {} }), "Correction: this advisory was withdrawn."],
    ["reinstated", judged({ withdrawn: {} }), judged(), "Correction: the withdrawal was reversed."],
  ])("%s", (_name, before, after, text) => {
    const { kind, changes } = changeBetween(before, after);

    expect(kind).toBe("material");
    expect(changes.map(({ en }) => en)).toEqual([text]);
  });

  test("what is editorial beside it is told after it", () => {
    const { kind, changes } = changeBetween(judged(), judged({ withdrawn: {}, summary: { en: "s" } }));

    expect(kind).toBe("material");
    expect(changes.map(({ en }) => en)).toEqual(["Correction: this advisory was withdrawn.", "The wording was revised."]);
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

  test("a deadline that moved with the day", () => {
    expect(changeBetween(judged({}, "B", "2026-11-27"), judged({}, "B", "2026-12-04")).kind).toBe("none");
  });
});
