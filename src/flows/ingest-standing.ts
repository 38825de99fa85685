/** What becomes of an entry by what was said under its key before. Pure. */
import type { StoredAdvisory } from "../ports.ts";
import type { BatchDocument } from "./ingest-batch.ts";
import type { FreshEntry } from "./ingest-plan.ts";
import { outdatedReason } from "./ingest-report.ts";

/** An entry whose content was read. */
export interface Mapped {
  document: BatchDocument;
  entry: FreshEntry;
  retracts: boolean;
}

export const idOf = (source: string, key: string) => `${source}\n${key}`;

/** An entry as it is to be written; or what is to be told of one that changes nothing. */
export interface Standing {
  entry?: FreshEntry;
  tell?: () => void;
}

/**
 * What is older than what is known of it changes nothing (design 4.8). A retraction says again what it takes back; one
 * of nothing known is passed over.
 */
export function standingOf(mapped: readonly Mapped[], stored: readonly StoredAdvisory[]): Standing[] {
  const known = new Map(
    stored.flatMap(({ entries }) => entries.map((entry) => [idOf(entry.source, entry.key), entry] as const)),
  );
  return mapped.map(({ document, entry, retracts }): Standing => {
    const said = known.get(idOf(entry.source, entry.key));
    const { asOf = said?.asOf } = entry;
    if (asOf !== undefined && said?.asOf !== undefined && asOf < said.asOf) {
      const reason = outdatedReason(asOf, said.asOf);
      return { tell: () => document.onOutdated(entry.key, reason) };
    }
    if (!retracts) return { entry };
    if (said === undefined) return { tell: () => document.onUnchanged(1) };
    const content = { ...said.content, withdrawn: entry.content.withdrawn ?? {} };
    return { entry: { ...entry, asOf, content } };
  });
}
