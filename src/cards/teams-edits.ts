/**
 * What people typed in a draft's dialog. Teams keeps nothing between two cards, so it comes with each button: the
 * fields shown as `subject_ja_admins` and `body_ja_admins`, the texts of other languages and audiences in `edits`, and
 * what is left of an earlier revision as `subject_ja_admins_r1` and `body_ja_admins_r1`.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { Audience, Lang } from "../advisory/schema.ts";
import type { DraftView } from "./model.ts";
import { units } from "./teams-model.ts";
import { parseTeamsData } from "./teams-press.ts";
import { clean } from "./text.ts";

const Text = z.object({ subject: z.string().max(20_000), body: z.string().max(200_000) });
const Edit = Text.extend({
  lang: Lang,
  audience: Audience,
  followUp: z.literal(true).optional(),
  revision: z.int().min(1),
  version: z.int().min(0).optional(),
});

/** A text that somebody changed and nobody has kept. Without a version it was typed where nothing can be saved. */
export type DraftEdit = z.infer<typeof Edit>;

/** Which of a draft's texts it is. */
type Which = Pick<DraftEdit, "lang" | "audience" | "followUp">;

/** What ends the names of a text's fields: `ja_admins`, `en_everyone_followup`; of an earlier revision `…_r1`. */
export function fieldOf({ lang, audience, followUp }: Which, revision?: number): string {
  const mail = followUp === true ? "_followup" : "";
  return `${lang}_${audience}${mail}${revision === undefined ? "" : `_r${revision}`}`;
}

const FIELD = new RegExp(
  `^(?:subject|body)_(${Lang.options.join("|")})_(${Audience.options.join("|")})(_followup)?(?:_r(\\d{1,9}))?$`,
);

/** Which text a view shows. */
export function whichOf({ lang, audience = "admins", followUp }: DraftView): Which {
  return { lang, audience, ...(followUp === true && { followUp }) };
}

export function isSameText(a: Which, b: Which): boolean {
  return fieldOf(a) === fieldOf(b);
}

/** A text known again, whatever line ends a client sends and whether it drops spaces at its end. */
export function printOf({ subject, body }: { subject: string; body: string }): string {
  const text = `${clean(subject).replace(/\s+/g, " ").trim()}\n${clean(body).trim()}`;
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}

/** The subject and body in the dialog's fields as a button sent them; `isChanged` when somebody typed in them. */
export function parseTeamsTyped(data: unknown): { edit: DraftEdit; isChanged: boolean } | undefined {
  const [shown] = sentFields(data).filter(({ isLeft }) => !isLeft);
  if (shown === undefined) return undefined;
  const press = parseTeamsData(data);
  return { edit: shown.edit, isChanged: press?.dialog?.print !== printOf(shown.edit) };
}

/**
 * Everything that somebody changed and nobody has kept, each text of each revision once; empty for data that is odd.
 * What was typed comes first, then what the buttons carried.
 */
export function parseTeamsEdits(data: unknown): DraftEdit[] {
  const fields = sentFields(data);
  const typed = parseTeamsTyped(data);
  const carried = list(record(data)["edits"]).flatMap((each) => Edit.safeParse(each).data ?? []);
  const known = new Set(fields.map(({ edit }) => fieldOf(edit, edit.revision)));
  return [
    ...(typed?.isChanged === true ? [typed.edit] : []),
    ...fields.flatMap(({ edit, isLeft }) => (isLeft ? [edit] : [])),
    ...carried.flatMap((edit) => {
      const key = fieldOf(edit, edit.revision);
      if (known.has(key)) return [];
      known.add(key);
      return [cleaned(edit)];
    }),
  ];
}

/** The audience chosen in the dialog's menu; undefined where none was sent. */
export function parseTeamsAudience(data: unknown): Audience | undefined {
  return Audience.safeParse(record(data)["audience"]).data;
}

/** Those that fit into `room` units, the shortest first. */
export function carry(edits: readonly DraftEdit[], room: number): { carried: DraftEdit[]; isLost: boolean } {
  const carried: DraftEdit[] = [];
  let isLost = false;
  for (const edit of edits.toSorted((a, b) => units(a) - units(b))) {
    if (units([...carried, edit]) <= room) carried.push(edit);
    else isLost = true;
  }
  return { carried, isLost };
}

/** An emptied field may not be sent at all: one of the two is enough to know that the text was shown. */
function sentFields(data: unknown): { edit: DraftEdit; isLeft: boolean }[] {
  const sent = record(data);
  const press = parseTeamsData(data);
  if (press === undefined) return [];
  const names = Object.keys(sent).flatMap((key) => {
    const [whole, lang, audience, followUp, revision] = FIELD.exec(key) ?? [];
    return whole === undefined || typeof sent[key] !== "string"
      ? []
      : [{ name: whole.slice(whole.indexOf("_")), lang, audience, followUp, revision }];
  });
  return [...new Map(names.map((each) => [each.name, each])).values()].flatMap((field) => {
    const { name, lang, audience, followUp, revision } = field;
    const isLeft = revision !== undefined;
    const { version } = press.dialog ?? {};
    const edit = Edit.safeParse({
      lang,
      audience,
      ...(followUp !== undefined && { followUp: true }),
      revision: isLeft ? Number(revision) : press.revision,
      ...(version !== undefined && !isLeft && { version }),
      subject: sent[`subject${name}`] ?? "",
      body: sent[`body${name}`] ?? "",
    }).data;
    return edit === undefined ? [] : [{ edit: cleaned(edit), isLeft }];
  });
}

function record(data: unknown): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).safeParse(data).data ?? {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 50) : [];
}

function cleaned(edit: DraftEdit): DraftEdit {
  return { ...edit, subject: clean(edit.subject), body: clean(edit.body) };
}
