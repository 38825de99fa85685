import type { InputBlock, KnownBlock, ModalView } from "@slack/types";
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

/**
 * The draft as a modal: subject and body in fields that select whole and can be edited. The fields of each
 * language have ids of their own (`subject_ja`, `body_ja_1` …, block id and action id alike), because Slack
 * keeps what was typed where the ids stay the same (platform limit: bolt-js 290).
 * @param options.edits what a person had typed in this language, shown in place of the draft.
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
  return {
    type: "modal",
    callback_id: "draft",
    title: plain(cut(words.dialogTitle, 24)),
    submit: plain(words.close),
    ...(privateMetadata !== undefined &&
      privateMetadata.length <= METADATA && { private_metadata: privateMetadata }),
    blocks: [
      { type: "section", block_id: "disclaimer", text: plain(cut(oneLine(view.disclaimer), FIELD)) },
      { ...richText(section(bold(cut(oneLine(view.title), 300)))), block_id: "advisory" },
      ...languageSwitch(view),
      field(`subject_${view.lang}`, words.subject, clean(subject).replaceAll("\n", " "), false),
      ...parts.map((part, index) => {
        const label = all.length === 1 ? words.body : words.bodyPart(index + 1, all.length);
        return field(`body_${view.lang}_${index + 1}`, label, part, true);
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

function languageSwitch(view: DraftView): KnownBlock[] {
  const value = slackValue(view.advisoryId, view.revision);
  if (value.length > 2_000) return [];
  const elements = Lang.options.map((lang) => ({
    type: "button" as const,
    action_id: `draft_lang_${lang}`,
    text: plain(labels[lang].draft.ownName),
    value,
    ...(lang === view.lang && { style: "primary" as const }),
  }));
  return [{ type: "actions", block_id: "draft_lang", elements }];
}
