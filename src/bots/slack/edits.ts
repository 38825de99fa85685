import { parseSlackDraft, parseSlackDraftShown } from "../../cards/slack.ts";
import type { Clock } from "../../ports.ts";
import { createLru } from "./lru.ts";
import type { ModalState, View } from "./payloads.ts";

/** Which text of a draft a modal shows. */
export type Shown = Pick<ModalState, "advisoryId" | "revision" | "lang" | "audience" | "followUp">;

/** What a person typed into one text, and the version they typed it over. */
export interface Edit extends Shown {
  subject: string;
  body: string;
  version: number;
}

/** Keeps what a person typed into one text of a draft while the modal shows another. */
export interface Edits {
  /** Remembers the fields of the text that is being left, if they read otherwise than what was put there. */
  keep(view: View, state: ModalState): void;
  /** Remembers it whatever was put there: it was sent, and may not be kept. */
  put(viewId: string, edit: Edit): void;
  /** What was typed into a text; undefined when nothing was. */
  of(viewId: string, shown: Shown): Edit | undefined;
  /** What was last typed into this text of an earlier revision, or before its advisory was merged into this one. */
  earlier(viewId: string, shown: Shown): Edit | undefined;
  /** All of them. */
  all(viewId: string): Edit[];
  /** Those of one text are worth nothing any more: they were saved, or taken back. */
  drop(viewId: string, shown: Shown): void;
  /** The modal was closed. */
  forget(viewId: string): void;
}

const MOST = 500;
const LIFE_MS = 60 * 60_000;

/** Slack drops the fields a view no longer has; so they are kept here, in memory, for an hour (ADR 0043). */
export function createEdits(clock: Pick<Clock, "now">): Edits {
  const kept = createLru<Partial<Record<string, Edit>>>(MOST, LIFE_MS, clock);

  const all: Edits["all"] = (viewId) =>
    Object.values(kept.get(viewId) ?? {}).filter((edit) => edit !== undefined);
  const put: Edits["put"] = (viewId, edit) => kept.set(viewId, { ...kept.get(viewId), [keyOf(edit)]: edit });

  return {
    put,
    all,
    keep(view, state) {
      const typed = typedIn(view);
      if (typed === undefined) return;
      const { savable: _savable, ...shown } = state;
      put(view.id, { ...shown, ...typed });
    },
    of: (viewId, shown) => kept.get(viewId)?.[keyOf(shown)],
    earlier: (viewId, shown) =>
      all(viewId)
        .filter((edit) => isSameText(edit, shown))
        .filter(({ advisoryId, revision }) => advisoryId !== shown.advisoryId || revision < shown.revision)
        .toSorted((a, b) => b.revision - a.revision)[0],
    drop(viewId, shown) {
      kept.set(viewId, { ...kept.get(viewId), [keyOf(shown)]: undefined });
    },
    forget: (viewId) => kept.delete(viewId),
  };
}

/** What stands in the fields, if somebody changed it since the view was drawn. */
function typedIn(view: View): { subject: string; body: string } | undefined {
  const typed = parseSlackDraft(view.state?.values);
  const drawn = parseSlackDraftShown(view.blocks);
  const isSame =
    typed !== undefined &&
    drawn !== undefined &&
    typed.subject === drawn.subject &&
    typed.body === drawn.body;
  return isSame ? undefined : typed;
}

/** Whatever the revision and the advisory. */
export function isSameText(one: Shown, other: Shown): boolean {
  return one.lang === other.lang && one.audience === other.audience && one.followUp === other.followUp;
}

function keyOf({ advisoryId, revision, lang, audience, followUp }: Shown): string {
  return `${advisoryId} ${revision} ${lang} ${audience} ${followUp}`;
}
