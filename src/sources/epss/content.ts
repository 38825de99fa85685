/** What an EPSS score says, whichever form it came in. */
import type { AdvisoryContent } from "../../advisory/schema.ts";
import type { SourceEntry } from "../../ports.ts";

/** What all scores of one day have in common. */
export interface Release {
  model?: string | undefined;
  date?: string | undefined;
}

/**
 * The same score is the same hash, whichever day it was made on and however many digits it is written with: as two
 * numbers, which are shorter than any digest (there are 300,000 a day).
 */
export function entryOf(
  cve: string,
  score: number,
  percentile: number | undefined,
  release: Release,
): SourceEntry {
  const hash = percentile === undefined ? `${score}` : `${score} ${percentile}`;
  return { key: cve, hash, content: () => contentOf(cve, score, percentile, release) };
}

/** The title is nothing but the CVE: whoever else writes about it has a better one (`mergeEntries`). */
function contentOf(
  cve: string,
  score: number,
  percentile: number | undefined,
  { model, date }: Release,
): AdvisoryContent {
  return {
    kind: "vulnerability",
    title: { en: cve },
    identifiers: [cve],
    references: [],
    products: [],
    epss: [
      {
        cve,
        source: "FIRST",
        score,
        ...(percentile === undefined ? {} : { percentile }),
        ...(date === undefined ? {} : { date }),
        ...(model === undefined ? {} : { model }),
      },
    ],
  };
}
