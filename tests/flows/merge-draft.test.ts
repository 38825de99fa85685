import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeDraft } from "../../src/flows/merge-draft.ts";

const mail = (body: string, subject = "件名") => ({ subject, body });

describe("edits on the draft of a newer revision", () => {
  const base = mail("挨拶\n\n修正版は 1.2 です。\n期限は金曜日です。\n\n署名");

  test("what they left alone says what is so now, and is told", () => {
    const theirs = mail("挨拶\n担当は私です。\n\n修正版は 1.2 です。\n期限は金曜日です。\n\n署名");
    const now = mail("挨拶\n\n修正版は 1.3 です。\n期限は金曜日です。\n\n署名");

    expect(mergeDraft(base, theirs, now)).toEqual({
      subject: "件名",
      body: "挨拶\n担当は私です。\n\n修正版は 1.3 です。\n期限は金曜日です。\n\n署名",
      rows: [{ before: "修正版は 1.2 です。", now: "修正版は 1.3 です。" }],
    });
  });

  test("where they wrote, their words stay, and the new fact stands beside them", () => {
    const theirs = mail("挨拶\n\n修正版 1.2 は検証済みです。\n期限は金曜日です。\n\n署名");
    const now = mail("挨拶\n\n修正版は 1.3 です。\n期限は金曜日です。\n\n署名");

    const { body, rows } = mergeDraft(base, theirs, now);

    expect(body).toBe(theirs.body);
    expect(rows).toEqual([
      { before: "修正版は 1.2 です。", now: "修正版は 1.3 です。", yours: "修正版 1.2 は検証済みです。" },
    ]);
  });

  test("lines side by side are places of their own", () => {
    const theirs = mail("挨拶\n\n修正版は 1.2 です。\n期限は木曜日にします。\n\n署名");
    const now = mail("挨拶\n\n修正版は 1.3 です。\n期限は金曜日です。\n\n署名");

    expect(mergeDraft(base, theirs, now)).toMatchObject({
      body: "挨拶\n\n修正版は 1.3 です。\n期限は木曜日にします。\n\n署名",
      rows: [{ now: "修正版は 1.3 です。" }],
    });
  });

  test("a line that is gone, a line they deleted, a subject that changed", () => {
    const now = mail("挨拶\n\n期限は金曜日です。\n\n署名", "【緊急】件名");
    expect(mergeDraft(base, base, now)).toEqual({
      ...now,
      rows: [
        { before: "件名", now: "【緊急】件名" },
        { before: "修正版は 1.2 です。", now: "" },
      ],
    });

    const deleted = mail("挨拶\n\n期限は金曜日です。\n\n署名", "私の件名");
    const fixed = mail("挨拶\n\n修正版は 1.3 です。\n期限は金曜日です。\n\n署名", "【緊急】件名");
    expect(mergeDraft(base, deleted, fixed)).toEqual({
      ...deleted,
      rows: [
        { before: "件名", now: "【緊急】件名", yours: "私の件名" },
        { before: "修正版は 1.2 です。", now: "修正版は 1.3 です。", yours: "" },
      ],
    });
  });

  test("the same change on both sides is nobody's surprise", () => {
    const same = mail("挨拶\n\n修正版は 1.3 です。\n期限は金曜日です。\n\n署名");
    expect(mergeDraft(base, same, same)).toEqual({ ...same, rows: [] });
  });
});

test("thousands of equal lines are merged in no time: where they cannot be told apart, as one place", () => {
  const blank = (first: string, count: number) => mail(`${first}${"\n".repeat(count)}署名`);
  const before = performance.now();

  const inside = mergeDraft(blank("元", 20_000), blank("私", 20_000), blank("新", 20_000));
  const apart = mergeDraft(blank("元", 5_000), blank("私", 6_000), blank("新", 7_000));

  expect(performance.now() - before).toBeLessThan(2_000);
  expect(inside.rows).toEqual([{ before: "元", now: "新", yours: "私" }]);
  expect(apart.body).toMatch(/^私\n+署名$/);
  expect(apart.rows).toMatchObject([
    { now: expect.stringMatching(/^新/), yours: expect.stringMatching(/^私/) },
  ]);
});

const lines = fc.array(fc.constantFrom("一", "二", "三", "四", "", "五"), { maxLength: 12 });
const body = lines.map((each) => each.join("\n"));

test("nothing of theirs is lost and nothing changes unseen, whatever the three say", () => {
  fc.assert(
    fc.property(body, body, body, (was, theirs, now) => {
      const merged = mergeDraft(mail(was), mail(theirs), mail(now));
      // Lines they added are all there.
      for (const line of ["一", "二", "三", "四", "五"]) {
        const count = (text: string) => text.split("\n").filter((each) => each === line).length;
        const added = Math.max(0, count(theirs) - count(was));
        expect(count(merged.body)).toBeGreaterThanOrEqual(Math.min(added, count(theirs)));
      }
      expect(mergeDraft(mail(was), mail(theirs), mail(was))).toEqual({ ...mail(theirs), rows: [] });
      expect(mergeDraft(mail(was), mail(was), mail(now)).body).toBe(now);
      const visible = (text: string) =>
        text
          .split("\n")
          .filter((line) => line !== "")
          .join("\n");
      expect(visible(merged.body) === visible(theirs) || merged.rows.length > 0).toBe(true);
    }),
  );
});
