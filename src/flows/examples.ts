import type { AdvisoryContent } from "../advisory/schema.ts";
import { shiftDates } from "../advisory/shift-dates.ts";
import type { Clock, Instant, SourceDocument, Store } from "../ports.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Gathers the example documents into one, with every date moved by whole days so that the newest was published on
 * the day before `now` (design 5: their dates are relative to the clock). Oldest first, the undated last, as a
 * channel would have received them. A file that cannot be read is passed on as the error it is.
 */
export async function* exampleDocuments(
  documents: AsyncIterable<SourceDocument | { name: string; error: string }>,
  now: Instant,
): AsyncIterable<SourceDocument | { name: string; error: string }> {
  const examples: AdvisoryContent[] = [];
  for await (const document of documents) {
    if ("error" in document) {
      yield document;
      continue;
    }
    examples.push(JSON.parse(new TextDecoder().decode(document.bytes)) as AdvisoryContent);
  }
  const published = examples.map(({ publishedAt }) =>
    publishedAt === undefined ? Number.NaN : Date.parse(publishedAt),
  );
  const newest = Math.max(...published.filter((time) => !Number.isNaN(time)));
  const shift = Number.isFinite(newest) ? Math.floor((now - newest) / DAY_MS) * DAY_MS : 0;
  const moved = examples
    .toSorted((a, b) => (a.publishedAt ?? "9999").localeCompare(b.publishedAt ?? "9999"))
    .map((example) => shiftDates(example, shift));
  yield { name: "examples", bytes: new TextEncoder().encode(JSON.stringify(moved)) };
}

const POLL_MS = 25;

/**
 * Waits until so many destinations are subscribed, so that the examples are posted to them.
 * @throws Error after `patienceMs`
 */
export async function untilSubscribed(
  deps: { store: Store; clock: Clock },
  organizationId: string,
  count: number,
  patienceMs = 10_000,
): Promise<void> {
  const last = deps.clock.now() + patienceMs;
  while ((await deps.store.subscriptions(organizationId)).length < count) {
    if (deps.clock.now() > last)
      throw new Error(`fewer than ${count} channels subscribed in ${patienceMs} ms`);
    await deps.clock.sleep(POLL_MS);
  }
}
