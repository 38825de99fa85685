import type { Audience, Lang } from "../../advisory/schema.ts";
import { parseSlackDraft } from "../../cards/slack.ts";
import type { Clock } from "../../ports.ts";
import { createLru } from "./lru.ts";
import type { View } from "./payloads.ts";

/** Which text of a draft a modal shows. */
export interface Shown {
  lang: Lang;
  audience: Audience;
}

type Typed = { subject: string; body: string };

/** Keeps what a person typed in one language, for one audience, while the modal shows another. */
export interface Edits {
  /** Remembers the fields of the text that is being left. */
  keep(view: View, shown: Shown): void;
  /** What stood in the fields of a text when it was left; undefined when none are kept. */
  of(viewId: string, shown: Shown): Typed | undefined;
  /** Those of one text are worth nothing any more: they were saved, or taken back. */
  drop(viewId: string, shown: Shown): void;
  /** The modal was closed. */
  forget(viewId: string): void;
}

const MOST = 500;
const LIFE_MS = 60 * 60_000;

/** Slack drops the fields a view no longer has; so they are kept here, in memory, for an hour (ADR 0043). */
export function createEdits(clock: Pick<Clock, "now">): Edits {
  const kept = createLru<Partial<Record<string, Typed>>>(MOST, LIFE_MS, clock);

  return {
    keep(view, shown) {
      const typed = parseSlackDraft(view.state?.values);
      if (typed !== undefined) kept.set(view.id, { ...kept.get(view.id), [keyOf(shown)]: typed });
    },
    of: (viewId, shown) => kept.get(viewId)?.[keyOf(shown)],
    drop(viewId, shown) {
      kept.set(viewId, { ...kept.get(viewId), [keyOf(shown)]: undefined });
    },
    forget: (viewId) => kept.delete(viewId),
  };
}

function keyOf({ lang, audience }: Shown): string {
  return `${lang} ${audience}`;
}
