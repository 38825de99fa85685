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
    { id: "subject_ja_admins", label: "件名", value: view.subject, isMultiline: false },
    { id: "body_ja_admins", label: "本文", value: view.body, isMultiline: true },
  ]);
  expect(strings(card)).toContain(SEED.disclaimer);
});

test("there and back again keeps what was typed in both languages", () => {
  const ja = draftView();
  const en = draftView({ lang: "en", subject: "Subject", body: "Body" });

  const first = press(teamsDraftDialog(ja).card, { body_ja_admins: "直した" });
  const second = press(teamsDraftDialog(en, { edits: parseTeamsEdits(first) }).card, {
    subject_en_admins: "Mended",
  });
  const third = teamsDraftDialog(ja, { edits: parseTeamsEdits(second) }).card;

  expect(parseTeamsData(first)).toMatchObject({ action: "draft-lang", lang: "en", advisoryId: "adv-1" });
  expect(parseTeamsData(second)).toMatchObject({ action: "draft-lang", lang: "ja", revision: 2 });
  expect(parseTeamsEdits(second)).toEqual({
    ja_admins: { subject: ja.subject, body: "直した" },
    en_admins: { subject: "Mended", body: "Body" },
  });
  expect(press(third, {})).toMatchObject({
    subject_ja_admins: ja.subject,
    body_ja_admins: "直した",
    edits: { en_admins: { subject: "Mended", body: "Body" } },
  });
});

test("edits of the other language too long to travel are named, not lost in silence", () => {
  const edits = { en_admins: { subject: "s", body: "x".repeat(20_000) } };
  const { card } = teamsDraftDialog(draftView(), { edits });

  expect(card.actions?.[0]?.data).not.toHaveProperty("edits");
  expect(strings(card).some((text) => text.includes("保持できません"))).toBe(true);
});

test("the draft page opens over https, and over http on this machine alone", () => {
  const links = (pageUrl?: string) =>
    objects(teamsDraftDialog(draftView({ pageUrl })).card).filter(({ type }) => type === "Action.OpenUrl");

  for (const url of ["https://hansho.example.com/drafts/t", "http://127.0.0.1:3000/drafts/t"]) {
    expect(links(url)).toMatchObject([{ title: "コピー・ダウンロード用ページを開く", url }]);
  }
  for (const url of ["http://hansho.example.com/drafts/t", "http://127.0.0.1.example.com/", undefined]) {
    expect(links(url)).toEqual([]);
  }
});

test("hostile data gives no edits", () => {
  for (const bad of [
    undefined,
    null,
    3,
    "x",
    [],
    { edits: "x" },
    { audience: "nobody", edits: { xx_admins: { subject: "s", body: "b" } } },
    { edits: { ja_admins: { subject: 1 } } },
    { body_ja_admins: {} },
  ]) {
    expect(parseTeamsEdits(bad)).toEqual({});
  }
  expect(parseTeamsEdits({ edits: "x", body_ja_admins: "本文" })).toEqual({
    ja_admins: { subject: "", body: "本文" },
  });
});

test("whatever the draft, the dialog fits, and a cut is said", () => {
  fc.assert(
    fc.property(arbitraryDraft, arbitraryDraft, (view, other) => {
      const { title, card } = teamsDraftDialog(view, {
        edits: {
          [view.lang === "ja" ? "en_admins" : "ja_admins"]: { subject: other.subject, body: other.body },
        },
      });
      const body = objects(card).find(({ id }) => id === `body_${view.lang}_admins`)?.value;
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
