/** What people typed in a draft's dialog, out of what its buttons send. */
import { expect, test } from "vitest";
import { parseTeamsData, parseTeamsEdits, teamsDraftDialog } from "../../src/cards/teams.ts";
import { fieldsOf, pressOf } from "../fakes/teams-dialog.ts";
import { draftView } from "./draft-view.ts";

const editable = { editable: true, version: 3, undoable: true } as const;
const hansho = { action: "draft-save", a: "adv-1", r: 2, v: 1, h: "x", o: "template" };

test("there and back again keeps what was typed in both languages", () => {
  const ja = draftView();
  const en = draftView({ lang: "en", subject: "Subject", body: "Body" });

  const first = pressOf(teamsDraftDialog(ja).card, "draft-lang", { body_ja_admins: "直した" });
  const second = pressOf(teamsDraftDialog(en, { edits: parseTeamsEdits(first) }).card, "draft-lang", {
    subject_en_admins: "Mended",
  });
  const third = teamsDraftDialog(ja, { edits: parseTeamsEdits(second) }).card;

  expect(parseTeamsData(first)).toMatchObject({ action: "draft-lang", to: "en", advisoryId: "adv-1" });
  expect(parseTeamsData(second)).toMatchObject({ action: "draft-lang", to: "ja", revision: 2 });
  expect(parseTeamsEdits(second)).toMatchObject([
    { lang: "en", audience: "admins", subject: "Mended", body: "Body" },
    { lang: "ja", audience: "admins", subject: ja.subject, body: "直した" },
  ]);
  expect(fieldsOf(third)).toEqual({ subject_ja_admins: ja.subject, body_ja_admins: "直した" });
  expect(parseTeamsEdits(pressOf(third, "draft-lang"))).toHaveLength(2);
});

test.each([
  ["as it was", (body: string) => body, 0],
  ["with \\r\\n", (body: string) => body.replaceAll("\n", "\r\n"), 0],
  ["with \\r", (body: string) => body.replaceAll("\n", "\r"), 0],
  ["without the space at its end", (body: string) => body.trimEnd(), 0],
  ["with one letter more", (body: string) => `${body}。`, 1],
  ["with a line less", (body: string) => body.replace("\n", ""), 1],
])("a body sent back %s is an edit or is none", (_name, sent, count) => {
  const view = draftView(editable);
  const { card } = teamsDraftDialog(view);

  const edits = parseTeamsEdits(pressOf(card, "draft-lang", { body_ja_admins: sent(view.body) }));

  expect(edits).toHaveLength(count);
});

test("the first mail and its follow-up keep edits of their own", () => {
  const first = teamsDraftDialog(draftView({ ...editable, otherMail: "続報のメール案を表示" })).card;
  const typed = pressOf(first, "draft-mail", { body_ja_admins: "初回" });
  const followUp = teamsDraftDialog(draftView({ ...editable, followUp: true, body: "続報" }), {
    edits: parseTeamsEdits(typed),
  }).card;

  expect(fieldsOf(followUp)).toMatchObject({ body_ja_admins_followup: "続報" });
  expect(parseTeamsEdits(pressOf(followUp, "draft-lang"))).toMatchObject([{ body: "初回", version: 3 }]);
});

test.each([
  [undefined],
  [null],
  [3],
  ["x"],
  [[]],
  [{ body_ja_admins: "no button" }],
  [{ hansho, edits: "x" }],
  [{ hansho, audience: "nobody", edits: [{ lang: "xx", audience: "admins", subject: "s", body: "b" }] }],
  [{ hansho, edits: [{ lang: "ja", audience: "admins", revision: 0, subject: "s", body: "b" }] }],
  [{ hansho, edits: [{ lang: "ja", audience: "admins", revision: 1, subject: 1, body: "b" }] }],
  [{ hansho, body_ja_admins: {} }],
  [{ hansho, body_ja_admins_r0: "of no revision" }],
  [{ hansho, body_ja_nobody: "x", body_ja_admins_r99999999999999999999: "x", __proto__: { body: "x" } }],
])("hostile data %j gives no edits", (bad) => {
  expect(parseTeamsEdits(bad)).toEqual([]);
});

test("a field that was emptied may be missing", () => {
  expect(parseTeamsEdits({ hansho, body_ja_admins: "本文" })).toMatchObject([{ subject: "", body: "本文" }]);
});

test("odd marks in a button are as none", () => {
  const odd = { ...hansho, v: -1, f: "yes", t: 7, m: 0, n: "3", au: "nobody", to: "fr" };

  expect(parseTeamsData({ hansho: odd })).toEqual({
    action: "draft-save",
    advisoryId: "adv-1",
    revision: 2,
    dialog: { title: "", origin: "template", print: "x" },
  });
});
