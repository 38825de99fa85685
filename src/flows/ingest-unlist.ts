/** What a complete catalogue lists no longer. */
import { foldAlias } from "../advisory/identifiers.ts";
import { unlisted } from "../advisory/merge-facts.ts";
import type { Logger, SourceEntry } from "../ports.ts";
import type { Batch, BatchDocument } from "./ingest-batch.ts";
import { UNLISTED } from "./ingest-plan.ts";
import type { IngestStore } from "./ingest-store.ts";

/** A catalogue that lacks more than this share of what it had is taken for broken, not for cleaned up. */
const MOST_GONE = 0.5;
const FEW = 10;

/**
 * Takes what the document's source listed before and lists no longer as unlisted, each once: its entry stays without
 * what the listing meant. When it is listed again, it differs from that and is read like any change.
 * @param document What is told of refusals; entries that are gone were not announced, so they are not counted
 */
export async function unlistMissing(
  store: IngestStore,
  batch: Batch,
  logger: Logger,
  document: BatchDocument,
  listed: readonly SourceEntry[],
): Promise<void> {
  const known = await store.entriesOf(document.source);
  const keys = new Set(listed.map(({ key }) => key));
  const standing = [...known].filter(([, hash]) => !hash.startsWith(UNLISTED));
  const gone = standing.filter(([key]) => !keys.has(key));
  if (gone.length === 0) return;
  if (gone.length > FEW && gone.length > standing.length * MOST_GONE) {
    const counts = { source: document.source, known: standing.length, gone: gone.length };
    logger.warn(counts, "a catalogue lacks most of what it had: nothing is taken as unlisted");
    return;
  }
  const aliases = gone.map(([key]) => foldAlias(key));
  const entries: SourceEntry[] = [];
  for (const { entries: stored } of await store.advisoriesByAlias(aliases)) {
    for (const { source, key, hash, content } of stored) {
      if (source !== document.source || keys.has(key) || hash.startsWith(UNLISTED)) continue;
      entries.push({ key, hash: `${UNLISTED}${hash}`, content: () => unlisted(content) });
    }
  }
  const uncounted = { onRead() {}, onUnchanged() {}, onProgress() {} };
  await batch.add({ ...document, ...uncounted, announce: () => false }, entries, 0);
  await batch.flush();
}
