import type { SourceView } from "../cards/source-cards.ts";
import { sourceName } from "../cards/facts.ts";
import type { Clock, Feed, FeedState, Instant, SourceState, Store } from "../ports.ts";
import { conditionOf } from "./source-health.ts";

export interface SourceViewDeps {
  store: Pick<Store, "feedStates" | "sourceStates">;
  /** Those that are polled. */
  feeds: readonly Feed[];
  clock: Pick<Clock, "now">;
}

/** How each polled feed is, in the order of the settings, and then what was read on command. */
export async function sourceViews({ store, feeds, clock }: SourceViewDeps): Promise<SourceView[]> {
  const [feedStates, sourceStates] = await Promise.all([store.feedStates(), store.sourceStates()]);
  const byName = new Map(feedStates.map((state) => [state.name, state]));
  const polled = new Set([...feeds, ...feedStates].map(({ name }) => name));
  return [
    ...feeds.map((feed) => viewOf(feed, byName.get(feed.name), clock.now())),
    ...sourceStates.filter(({ source }) => !polled.has(source)).map(readByHand),
  ];
}

function viewOf({ name, label, url, format }: Feed, known: FeedState | undefined, now: Instant): SourceView {
  // What was remembered of another address says nothing of this one.
  const state = known?.url === url ? known : undefined;
  return {
    name,
    label,
    format,
    condition: conditionOf(state, now),
    since: state?.trouble?.since ?? state?.failingSince,
    polledAt: state?.polledAt,
    nextAt: state?.nextAt,
    entries: state?.entries ?? 0,
    refused: state?.refused ?? 0,
    lastError: state?.lastError,
  };
}

function readByHand({ source, lastReadAt, entries, refused, lastError }: SourceState): SourceView {
  return {
    name: source,
    label: { ja: sourceName(source, "ja"), en: sourceName(source, "en") },
    format: source,
    condition: "byHand",
    polledAt: lastReadAt,
    entries,
    refused,
    lastError,
  };
}
