import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTeamsData, parseTeamsEdits, teamsDraftDialog } from "../../src/cards/teams.ts";
import { adaptiveCardProblem } from "../../src/preview/teams-limits.ts";
import { arbitraryDraft, draftView } from "./draft-view.ts";
import { SEED } from "./records.ts";
import { objects, strings } from "./slack-checks.ts";

/** What a client sends when the button is pressed: the button's data with the fields laid over it. */
function press(card: { actions?: { data: Record<string, unknown> }[] }, typed: Record<string, string>) {
  const fields = objects(card)
    .filter(({ type }) => type === "Input.Text")
    .map(({ id, value }) => [id, value]);
  return { ...card.actions?.[0]?.data, ...Object.fromEntries(fields), ...typed };
}

test("subject and body of one language in fields of their own, the disclaimer outside", () => {
  const view = draftView();
  const { title, card } = teamsDraftDialog(view);

  expect(title).toBe("メール案 (管理者向け)");
  expect(objects(card).filter(({ type }) => type === "Input.Text")).toMatchObject([
    { id: "subject_ja", label: "件名", value: view.subject, isMultiline: false },
    { id: "body_ja", label: "本文", value: view.body, isMultiline: true },
  ]);
  expect(strings(card)).toContain(SEED.disclaimer);
});

test("there and back again keeps what was typed in both languages", () => {
  const ja = draftView();
  const en = draftView({ lang: "en", subject: "Subject", body: "Body" });

  const first = press(teamsDraftDialog(ja).card, { body_ja: "直した" });
  const second = press(teamsDraftDialog(en, { edits: parseTeamsEdits(first) }).card, {
    subject_en: "Mended",
  });
  const third = teamsDraftDialog(ja, { edits: parseTeamsEdits(second) }).card;

  expect(parseTeamsData(first)).toMatchObject({ action: "draft-lang", lang: "en", advisoryId: "adv-1" });
  expect(parseTeamsData(second)).toMatchObject({ action: "draft-lang", lang: "ja", revision: 2 });
  expect(parseTeamsEdits(second)).toEqual({
    ja: { subject: ja.subject, body: "直した" },
    en: { subject: "Mended", body: "Body" },
  });
  expect(press(third, {})).toMatchObject({
    subject_ja: ja.subject,
    body_ja: "直した",
    edits: { en: { subject: "Mended", body: "Body" } },
  });
});

test("edits of the other language too long to travel are named, not lost in silence", () => {
  const edits = { en: { subject: "s", body: "x".repeat(20_000) } };
  const { card } = teamsDraftDialog(draftView(), { edits });

  expect(card.actions?.[0]?.data).not.toHaveProperty("edits");
  expect(strings(card).some((text) => text.includes("保持できません"))).toBe(true);
});

test("hostile data gives no edits", () => {
  for (const bad of [
    undefined,
    null,
    3,
    "x",
    [],
    { edits: "x" },
    { edits: { ja: { subject: 1 } } },
    { body_ja: {} },
  ]) {
    expect(parseTeamsEdits(bad)).toEqual({});
  }
  expect(parseTeamsEdits({ edits: "x", body_ja: "本文" })).toEqual({ ja: { subject: "", body: "本文" } });
});

test("whatever the draft, the dialog fits, and a cut is said", () => {
  fc.assert(
    fc.property(arbitraryDraft, arbitraryDraft, (view, other) => {
      const { title, card } = teamsDraftDialog(view, {
        edits: { [view.lang === "ja" ? "en" : "ja"]: { subject: other.subject, body: other.body } },
      });
      const body = objects(card).find(({ id }) => id === `body_${view.lang}`)?.value;
      const notes = strings(card).filter((text) => /途中まで|only its beginning/.test(text));

      expect(title).not.toBe("");
      expect(adaptiveCardProblem(card)).toBeUndefined();
      expect(JSON.stringify(card).length * 2).toBeLessThanOrEqual(80 * 1_024);
      expect(String(body).endsWith("…") && String(body) !== view.body).toBe(notes.length > 0);
      expect(strings(card).every((text) => text.isWellFormed())).toBe(true);
    }),
    { numRuns: 60 },
  );
});
