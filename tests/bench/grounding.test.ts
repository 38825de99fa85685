import { describe, expect, it } from "vitest";
import { type Case, generate } from "../../bench/grounding/generate.ts";
import { handWritten } from "../../bench/grounding/hand-written.ts";
import { judge, scoreOf } from "../../bench/grounding/score.ts";
import { AdvisoryContent, DraftText } from "../../src/advisory/schema.ts";

const generated = generate(1);
const hand = handWritten();

function told({ name, kind, draft }: Case): string {
  return JSON.stringify([name, kind, draft]);
}

describe("the cases of the grounding check", () => {
  it("are the same for the same seed, and others for another", () => {
    expect(generate(1).cases.map(told)).toEqual(generated.cases.map(told));
    const first = new Set(generated.cases.filter(({ poisoned }) => poisoned).map(told));
    const others = generate(2).cases.filter(({ poisoned }) => poisoned);
    expect(others.filter((one) => !first.has(told(one))).length).toBeGreaterThan(others.length / 2);
  });

  it("are drafts and advisories by the schema", () => {
    for (const { draft, request } of [...hand, ...generated.cases]) {
      expect(DraftText.safeParse(draft).error).toBeUndefined();
      expect(AdvisoryContent.safeParse(request.record.revision.content).error).toBeUndefined();
    }
  });

  it("differ from the draft they were made from where they are poisoned", () => {
    const poisoned = [...hand, ...generated.cases].filter((one) => one.poisoned);
    expect(poisoned.filter(({ draft, before }) => JSON.stringify(draft) === JSON.stringify(before))).toEqual(
      [],
    );
  });

  it("are enough, and each by hand says why it is what it is", () => {
    expect(hand.length).toBeGreaterThanOrEqual(110);
    expect(generated.cases.length).toBeGreaterThanOrEqual(1_000);
    expect(generated.cases.filter(({ poisoned }) => !poisoned).length).toBeGreaterThanOrEqual(300);
    expect(hand.filter(({ why = "" }) => why.trim() === "")).toEqual([]);
    expect(new Set(hand.map(told)).size).toBe(hand.length);
  });
});

describe("the score", () => {
  it("is of a check that flags everything, and of one that flags nothing", () => {
    const found = { where: "overview", text: "1", reason: { en: "no" } };
    expect(scoreOf(judge(hand, () => [found]))).toMatchObject({ recall: 1, passed: 0, falseNegatives: 0 });
    expect(scoreOf(judge(hand, () => []))).toMatchObject({ recall: 0, passed: 1, falsePositives: 0 });
  });

  it("counts by label", () => {
    const found = { where: "subject", text: "1", reason: { en: "no" } };
    const [good, ...others] = [
      hand.find(({ poisoned }) => !poisoned),
      ...hand.filter(({ poisoned }) => poisoned).slice(0, 3),
    ].filter((one) => one !== undefined);
    const cases = good === undefined ? others : [good, ...others];
    const missed = others[0]?.draft;
    expect(scoreOf(judge(cases, (draft) => (draft === missed ? [] : [found])))).toMatchObject({
      cases: 4,
      true: 1,
      poisoned: 3,
      truePositives: 2,
      falsePositives: 1,
      falseNegatives: 1,
      precision: 2 / 3,
      recall: 2 / 3,
    });
  });
});
