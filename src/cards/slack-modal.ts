import type { InputBlock, KnownBlock, ModalView } from "@slack/types";
import { z } from "zod";
import type { Audience } from "../advisory/schema.ts";
import { Lang } from "../advisory/schema.ts";
import { labels } from "./labels.ts";
import type { DraftView } from "./model.ts";
import { bold, plain, richText, section, slackValue } from "./slack-elements.ts";
import { clean, cut, head, oneLine } from "./text.ts";

/** A `plain_text_input` takes 3,000 characters. */
const FIELD = 3_000;
/** Keeps the view below Slack's 250 kB even where every character is written as six bytes. */
const PARTS = 12;
const METADATA = 3_000;
const URL_LIMIT = 3_000;

/**
 * The draft as a modal: subject and body in fields that select whole and can be edited. The fields of each
 * language and audience have ids of their own (`subject_ja_admins`, `body_ja_admins_1` …, block id and action id
 * alike), because Slack keeps what was typed where the ids stay the same (platform limit: bolt-js 290).
 * @param options.edits what a person had typed in this language for this audience, shown in place of the draft.
 * @param options.privateMetadata left out when longer than Slack's 3,000 characters.
 */
export function slackDraftModal(
  view: DraftView,
  options: { edits?: { subject: string; body: string }; privateMetadata?: string } = {},
): ModalView {
  const words = labels[view.lang].draft;
  const { subject, body } = options.edits ?? view;
  const all = splitBody(clean(body));
  const parts = all.slice(0, PARTS);
  const { privateMetadata } = options;
  const audience = view.audience ?? "admins";
  // A version that was saved or taken back is not to be covered by what was typed before it.
  const own = `${view.lang}_${audience}${view.version === undefined ? "" : `_v${view.version}`}`;
  return {
    type: "modal",
    callback_id: "draft",
    title: plain(cut(words.dialogTitle[audience], 24)),
    submit: plain(words.close),
    ...(privateMetadata !== undefined &&
      privateMetadata.length <= METADATA && { private_metadata: privateMetadata }),
    blocks: [
      { type: "section", block_id: "disclaimer", text: plain(cut(oneLine(view.disclaimer), FIELD)) },
      { ...richText(section(bold(cut(oneLine(view.title), 300)))), block_id: "advisory" },
      ...switches(view, audience),
      ...pageLink(view),
      field(`subject_${own}`, words.subject, clean(subject).replaceAll("\n", " "), false),
      ...parts.map((part, index) => {
        const label = all.length === 1 ? words.body : words.bodyPart(index + 1, all.length);
        return field(`body_${own}_${index + 1}`, label, part, true);
      }),
      ...(parts.length < all.length
        ? [{ type: "section", block_id: "cut", text: plain(words.bodyCut) } as const]
        : []),
      { type: "context", block_id: "hint", elements: [plain(words.copyHint)] },
    ],
  };
}

/**
 * The body in parts of at most `limit` UTF-16 units, cut between lines; a longer line is cut between graphemes.
 * Parts joined by line feeds give the body back, but for such lines.
 */
export function splitBody(body: string, limit = FIELD): string[] {
  const parts: string[] = [];
  let part: string | undefined;
  for (const line of body.split("\n").flatMap((whole) => splitLine(whole, limit))) {
    const longer = part === undefined ? line : `${part}\n${line}`;
    if (part !== undefined && longer.length > limit) {
      parts.push(part);
      part = line;
    } else {
      part = longer;
    }
  }
  return part === undefined ? parts : [...parts, part];
}

function splitLine(line: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > limit) {
    const piece = head(rest, limit);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
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

/**
 * Subject and body as they stand in the modal's fields, out of the state Slack sends (`view.state.values`); undefined
 * when it has none of them. The parts of the body are joined by line feeds.
 */
export function parseSlackDraft(values: unknown): { subject: string; body: string } | undefined {
  const fields = Object.entries(Typed.safeParse(values).data ?? {}).map(
    ([id, actions]) => [id, Object.values(actions)[0]?.value ?? ""] as const,
  );
  const subject = fields.find(([id]) => id.startsWith("subject_"))?.[1];
  const parts = fields
    .flatMap(([id, value]) => {
      const number = /^body_\w+_(\d{1,3})$/.exec(id)?.[1];
      return number === undefined ? [] : [{ number: Number(number), value }];
    })
    .toSorted((a, b) => a.number - b.number)
    .map(({ value }) => value);
  if (subject === undefined || parts.length === 0) return undefined;
  return { subject, body: parts.join("\n") };
}

/** A press of it comes as any button's, and says nothing that is to be done. */
function pageLink({ pageUrl, lang }: DraftView): KnownBlock[] {
  if (pageUrl === undefined || pageUrl.length > URL_LIMIT) return [];
  const text = plain(labels[lang].draft.page);
  return [
    {
      type: "actions",
      block_id: "draft_page",
      elements: [{ type: "button", action_id: "draft_page", text, url: pageUrl }],
    },
  ];
}

function switches(view: DraftView, audience: Audience): KnownBlock[] {
  const value = slackValue(view.advisoryId, view.revision);
  if (value.length > 2_000) return [];
  const elements = Lang.options.map((lang) => ({
    type: "button" as const,
    action_id: `draft_lang_${lang}`,
    text: plain(labels[lang].draft.ownName),
    value,
    ...(lang === view.lang && { style: "primary" as const }),
  }));
  const words = labels[view.lang].draft;
  const option = (each: Audience) => ({ text: plain(words.audiences[each]), value: each });
  const { audiences = [] } = view;
  const menu = {
    type: "static_select" as const,
    action_id: "draft_audience",
    placeholder: plain(words.audience),
    options: audiences.map(option),
    initial_option: option(audience),
  };
  return [
    {
      type: "actions",
      block_id: "draft_lang",
      elements: [...elements, ...(audiences.length > 1 ? [menu] : [])],
    },
  ];
}
