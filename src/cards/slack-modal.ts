import type { ActionsBlock, Button, KnownBlock, ModalView, SectionBlock } from "@slack/types";
import type { Audience } from "../advisory/schema.ts";
import { Lang } from "../advisory/schema.ts";
import { labels } from "./labels.ts";
import type { DraftView } from "./model.ts";
import { draftFields, fieldsOf, isCut } from "./slack-draft-fields.ts";
import {
  aboutBlock,
  historyBlocks,
  LINE,
  mergedNote,
  mergedRows,
  outdatedBlocks,
  said,
} from "./slack-draft-parts.ts";
import { bold, plain, richText, section, slackValue } from "./slack-elements.ts";
import { cut, oneLine } from "./text.ts";

const METADATA = 3_000;
const URL_LIMIT = 3_000;
const TEXT = 3_000;
/** Of 3,000 characters each; with all that may stand around them the view stays below Slack's 250 kB of UTF-8. */
const FIELDS = 15;

type Text = { subject: string; body: string };

export interface DraftModalOptions {
  /** What a person had typed into this text, shown in place of the draft. */
  edits?: Text | undefined;
  /** What became of the last press. */
  note?: string | undefined;
  /** Typed into the draft of an earlier revision and not saved: in fields of its own, to copy from. */
  left?: (Text & { revision: number }) | undefined;
  /** Left out when longer than Slack's 3,000 characters. */
  privateMetadata?: string | undefined;
}

/**
 * The draft as a modal: subject and body in fields that select whole and can be edited, what must be known first above
 * them, what explains them below. The fields of each text have ids of their own (`subject_ja_admins_r1`,
 * `body_ja_admins_r1_1` …): `fieldsOf` says which. Where it can be saved, submitting saves; else it closes.
 */
export function slackDraftModal(view: DraftView, options: DraftModalOptions = {}): ModalView {
  if (view.refused !== undefined) return refusedModal(view, view.refused);
  const { draft, draftState } = labels[view.lang];
  const { edits, note, left, privateMetadata } = options;
  const audience = view.audience ?? "admins";
  const text = edits ?? view;
  const savable = isDraftSavable(view, edits);
  const fields = draftFields(fieldsOf(view), text, draft);
  return {
    type: "modal",
    callback_id: "draft",
    title: plain(cut(draft.dialogTitle[audience], 24)),
    submit: plain(cut(savable ? draftState.save : draft.close, 24)),
    ...(savable && { close: plain(draft.close) }),
    ...(privateMetadata !== undefined &&
      privateMetadata.length <= METADATA && { private_metadata: privateMetadata }),
    blocks: [
      ...(note === undefined ? [] : [said("note", note)]),
      ...outdatedBlocks(view),
      { type: "section", block_id: "disclaimer", text: plain(cut(oneLine(view.disclaimer), TEXT)) },
      { ...richText(section(bold(cut(oneLine(view.title), 300)))), block_id: "advisory" },
      ...aboutBlock(view),
      ...mergedNote(view),
      ...switches(view, audience),
      ...pageLink(view),
      ...fields,
      ...(isCut(text) ? [cutNote(view)] : []),
      {
        type: "context",
        block_id: "hint",
        elements: [
          // Again where people are after a long body: what stands above it is out of sight.
          ...(note === undefined ? [] : [plain(cut(oneLine(note), LINE))]),
          plain(draft.copyHint),
          ...(savable ? [plain(draftState.saveHint)] : []),
        ],
      },
      ...mergedRows(view),
      ...leftFields(left, view.lang, FIELDS - fields.length),
      ...historyBlocks(view),
    ],
  };
}

function cutNote({ lang, pageUrl }: DraftView): SectionBlock {
  const { draft, draftDialog } = labels[lang];
  const rest = pageUrl === undefined ? draftDialog.cutNotSaved : draftDialog.cutUsePage;
  return said("cut", `${draft.bodyCut}${lang === "en" ? " " : ""}${rest}`);
}

/** Whether what its fields hold may be saved: not where it is out of date, nor where they cannot show it whole. */
export function isDraftSavable(view: DraftView, edits?: Text): boolean {
  return view.editable === true && view.refused === undefined && !isCut(edits ?? view);
}

function refusedModal(view: DraftView, reason: string): ModalView {
  const { draft, draftState } = labels[view.lang];
  return {
    type: "modal",
    callback_id: "draft",
    title: plain(cut(draftState.refusedTitle, 24)),
    close: plain(draft.close),
    blocks: [
      { ...richText(section(bold(cut(oneLine(view.title), 300)))), block_id: "advisory" },
      { type: "section", block_id: "refused", text: plain(cut(reason, TEXT)) },
    ],
  };
}

/** In what room the draft's own fields leave; the end of what is longer is said to be missing. */
function leftFields(left: DraftModalOptions["left"], lang: Lang, room: number): KnownBlock[] {
  if (left === undefined) return [];
  const { draft, draftDialog } = labels[lang];
  const words = {
    subject: draftDialog.left(draft.subject, left.revision),
    body: draftDialog.left(draft.body, left.revision),
    bodyPart: (number: number, count: number) =>
      draftDialog.left(draft.bodyPart(number, count), left.revision),
  };
  // Told apart from the draft's own fields when they come back.
  const all = draftFields("", left, words);
  const fields = all.slice(0, Math.min(MOST_LEFT, room));
  return [
    ...fields.map((field, index) => ({ ...field, block_id: `left_${left.revision}_${index}` })),
    ...(fields.length < all.length || isCut(left) ? [said("left_cut", draftDialog.leftCut)] : []),
  ];
}

const MOST_LEFT = 6;

/** A press of it comes as any button's, and says nothing that is to be done. */
function pageLink({ pageUrl, lang }: DraftView): ActionsBlock[] {
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

/** The way to the other texts of the draft: language, audience, first mail or 【続報】. */
function switches(view: DraftView, audience: Audience): ActionsBlock[] {
  const value = slackValue(view.advisoryId, view.revision);
  if (value.length > 2_000) return [];
  const button = (id: string, label: string): Button => ({
    type: "button",
    action_id: id,
    text: plain(cut(oneLine(label), 75)),
    value,
  });
  const words = labels[view.lang].draft;
  const languages = Lang.options.map((lang) => ({
    ...button(`draft_lang_${lang}`, labels[lang].draft.ownName),
    ...(lang === view.lang && { style: "primary" as const }),
  }));
  const option = (each: Audience) => ({ text: plain(words.audiences[each]), value: each });
  const { audiences = [], otherMail } = view;
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
      elements: [
        ...languages,
        ...(audiences.length > 1 ? [menu] : []),
        ...(otherMail === undefined ? [] : [button("draft_mail", otherMail)]),
      ],
    },
  ];
}
