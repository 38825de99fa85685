/** The fields of a draft's modal: what is copied and edited, and how it comes back. */
import type { InputBlock } from "@slack/types";
import { z } from "zod";
import { plain } from "./slack-elements.ts";
import type { DraftView } from "./model.ts";
import { clean, head } from "./text.ts";

/** A `plain_text_input` takes 3,000 characters. */
const FIELD = 3_000;
/** Longer bodies are shown in part; see `FIELDS` of the modal for the limit this serves. */
const PARTS = 12;

export interface DraftFieldWords {
  subject: string;
  body: string;
  bodyPart: (number: number, count: number) => string;
}

/**
 * What tells one text from another in the ids of its fields: Slack keeps what was typed where ids stay the same
 * (platform limit: bolt-js 290), so that what was saved, taken back or renewed needs ids of its own.
 */
export function fieldsOf(view: DraftView): string {
  const { lang, audience = "admins", revision, followUp, version, origin } = view;
  return [
    lang,
    audience,
    `r${revision}`,
    ...(followUp === true ? ["f"] : []),
    ...(version === undefined ? [] : [`v${version}`]),
    // A model's comes in the template's place while people look.
    ...(origin === "model" ? ["m"] : []),
  ].join("_");
}

/**
 * Subject and body in fields that select whole: `subject_<name>`, `body_<name>_1` …, block id and action id alike. A
 * field that goes on in the middle of a line is marked: `body_<name>_2c`.
 */
export function draftFields(
  name: string,
  { subject, body }: { subject: string; body: string },
  words: DraftFieldWords,
): InputBlock[] {
  const all = splitBody(clean(body));
  return [
    field(`subject_${name}`, words.subject, clean(subject).replaceAll("\n", " "), false),
    ...all.slice(0, PARTS).map(({ text, goesOn }, index) => {
      const label = all.length === 1 ? words.body : words.bodyPart(index + 1, all.length);
      return field(`body_${name}_${index + 1}${goesOn ? "c" : ""}`, label, text, true);
    }),
  ];
}

/** The fields cannot show it whole: saved, it would lose its end. */
export function isCut({ subject, body }: { subject: string; body: string }): boolean {
  return subject.length > FIELD || splitBody(clean(body)).length > PARTS;
}

interface Part {
  text: string;
  /** It begins inside a line that the part before it began. */
  goesOn: boolean;
}

/** The body in parts of at most `FIELD` UTF-16 units, cut between lines; a longer line is cut between graphemes. */
function splitBody(body: string): Part[] {
  const parts: Part[] = [];
  for (const piece of body.split("\n").flatMap(splitLine)) {
    const last = parts.at(-1);
    const longer = `${last?.text}\n${piece.text}`;
    if (last === undefined || piece.goesOn || longer.length > FIELD) parts.push({ ...piece });
    else last.text = longer;
  }
  return parts;
}

function splitLine(line: string): Part[] {
  const pieces: Part[] = [];
  let rest = line;
  while (rest.length > FIELD) {
    const text = head(rest, FIELD);
    pieces.push({ text, goesOn: pieces.length > 0 });
    rest = rest.slice(text.length);
  }
  return [...pieces, { text: rest, goesOn: pieces.length > 0 }];
}

/** Slack refuses an empty initial value, and an empty field must not hinder closing. */
function field(id: string, label: string, value: string, multiline: boolean): InputBlock {
  return {
    type: "input",
    block_id: id,
    optional: true,
    label: plain(label),
    element: {
      type: "plain_text_input",
      action_id: id,
      multiline,
      ...(value !== "" && { initial_value: value.length > FIELD ? head(value, FIELD) : value }),
    },
  };
}

const Typed = z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() })));
const Blocks = z.array(
  z.object({
    type: z.string(),
    block_id: z.string().optional(),
    element: z.object({ initial_value: z.string().optional() }).optional(),
  }),
);

/**
 * Subject and body as they stand in the modal's fields, out of the state Slack sends (`view.state.values`); undefined
 * when it has none of them. The parts of the body are joined by line feeds, but inside a line.
 */
export function parseSlackDraft(values: unknown): { subject: string; body: string } | undefined {
  const fields = Object.entries(Typed.safeParse(values).data ?? {}).map(
    ([id, actions]) => [id, Object.values(actions)[0]?.value ?? ""] as const,
  );
  return textOf(fields);
}

/** The same out of the view's blocks: what stood there before anybody typed. */
export function parseSlackDraftShown(blocks: unknown): { subject: string; body: string } | undefined {
  const fields = (Blocks.safeParse(blocks).data ?? []).flatMap(({ type, block_id, element }) =>
    type === "input" && block_id !== undefined ? [[block_id, element?.initial_value ?? ""] as const] : [],
  );
  return textOf(fields);
}

function textOf(
  fields: readonly (readonly [string, string])[],
): { subject: string; body: string } | undefined {
  const subject = fields.find(([id]) => id.startsWith("subject_"))?.[1];
  const parts = fields
    .flatMap(([id, value]) => {
      const [, number, mark] = /^body_\w+_(\d{1,3})(c?)$/.exec(id) ?? [];
      return number === undefined ? [] : [{ number: Number(number), goesOn: mark === "c", value }];
    })
    .toSorted((a, b) => a.number - b.number);
  if (subject === undefined || parts.length === 0) return undefined;
  const body = parts
    .map(({ goesOn, value }, index) => (index === 0 || goesOn ? value : `\n${value}`))
    .join("");
  return { subject, body };
}
