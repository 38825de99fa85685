import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSlackDraft, parseSlackDraftShown, slackDraftModal } from "../../src/cards/slack.ts";
import { clean } from "../../src/cards/text.ts";
import { arbitraryText } from "../fakes/arbitrary-advisory.ts";
import { draftView } from "./draft-view.ts";
import { inputs, strings, values } from "./slack-checks.ts";

test("what stands in the fields is read back, the parts of the body in order", () => {
  const body = Array.from({ length: 11 }, (_, at) => `${at}`.padStart(2_900, "-")).join("\n");
  const { blocks } = slackDraftModal(draftView({ body, audience: "everyone", version: 3 }));
  const state = inputs(blocks).map(({ block_id = "", element }) => [
    block_id,
    { [element.action_id ?? ""]: { value: "initial_value" in element ? element.initial_value : null } },
  ]);

  expect(parseSlackDraft(Object.fromEntries(state.toReversed()))).toEqual({
    subject: draftView().subject,
    body,
  });
  for (const bad of [undefined, null, "x", [], {}, { subject_ja: { a: { value: 3 } } }]) {
    expect(parseSlackDraft(bad)).toBeUndefined();
  }
});

test("a long body is split at line ends into numbered parts", () => {
  const line = "あ".repeat(999);
  const body = Array.from({ length: 7 }, () => line).join("\n");
  const { blocks } = slackDraftModal(draftView({ body }));

  expect(Object.values(values(blocks)).slice(1)).toEqual([
    [line, line, line].join("\n"),
    [line, line, line].join("\n"),
    line,
  ]);
  expect(inputs(blocks).map(({ label }) => label.text)).toEqual([
    "件名",
    "本文（1/3）",
    "本文（2/3）",
    "本文（3/3）",
  ]);
});

test("whatever the body, its fields give it back, and none is too long", () => {
  const line = fc.tuple(
    fc.integer({ min: 0, max: 10_000 }),
    fc.constantFrom("あ", "a ", "👩‍👩‍👧‍👦", "\u0301"),
  );
  const lines = fc
    .array(line, { minLength: 1, maxLength: 4 })
    .map((each) => each.map(([length, unit]) => unit.repeat(length / unit.length)).join("\n"));
  fc.assert(
    fc.property(fc.oneof(arbitraryText(8_000), lines), (text) => {
      const body = clean(text);
      const { blocks } = slackDraftModal(draftView({ body, editable: true }));
      fc.pre(!strings(blocks).join().includes("途中までを表示"));
      const shown = values(blocks);

      for (const value of Object.values(shown)) expect(value?.length ?? 0).toBeLessThanOrEqual(3_000);
      const state = Object.entries(shown).map(([id, value]) => [id, { [id]: { value } }]);
      expect(parseSlackDraft(Object.fromEntries(state))?.body).toBe(body);
      expect(parseSlackDraftShown(blocks)?.body).toBe(body);
    }),
  );
});

test("a line too long for a field goes on in the next one, and comes back as one line", () => {
  const body = `前\n${"長".repeat(10_000)}\n後`;
  const shown = values(slackDraftModal(draftView({ body })).blocks);
  const ids = Object.keys(shown).slice(1);
  expect(ids).toHaveLength(5);
  const edited = (text: string, at: number) => (at === 2 ? `追記${text.slice(2)}` : text);
  const typed = ids.map((id, at) => [id, { [id]: { value: edited(String(shown[id]), at) } }]);

  const back = parseSlackDraft({ subject_x: { subject_x: { value: "件名" } }, ...Object.fromEntries(typed) });

  expect(back?.body.split("\n").map(({ length }) => length)).toEqual([1, 10_000, 1]);
  expect(back?.body.indexOf("追記")).toBe(3_002);
});

test("a body beyond all parts says that it is cut, and cannot be saved: it would lose its end", () => {
  const { blocks, submit } = slackDraftModal(draftView({ editable: true, body: "あ".repeat(100_000) }));

  expect(inputs(blocks)).toHaveLength(13);
  expect(strings(blocks).join()).toContain("本文が長いため、途中までを表示しています。");
  expect(submit?.text).toBe("閉じる");
  const english = draftView({
    lang: "en",
    body: "a".repeat(100_000),
    pageUrl: "https://hansho.example.com/d",
  });
  expect(strings(slackDraftModal(english).blocks)).toContain(
    "The body is long: only its beginning is shown. It cannot be saved like this. The whole text is on the page to copy or download.",
  );
});
