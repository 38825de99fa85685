/** What an EPSS score says, whichever form it came in. */
import type { AdvisoryContent } from "../../advisory/schema.ts";
import type { SourceEntry } from "../../ports.ts";

/** What all scores of one day have in common. */
export interface Release {
  model?: string | undefined;
  date?: string | undefined;
}

interface Scored extends SourceEntry {
  release: Release;
}

/**
 * The same score is the same hash, whichever day it was made on: the two numbers themselves, which are shorter than
 * any digest. There are 300,000 a day, so an entry holds nothing more, and all of them share one `content`.
 * @param numbers `0.97567,0.99995`, or the score alone
 */
export function entryOf(cve: string, numbers: string, release: Release): SourceEntry {
  const entry: Scored = { key: cve, hash: numbers, release, content };
  return entry;
}

/** The title is nothing but the CVE: a fact does not speak (`mergeEntries`). */
function content(this: Scored): AdvisoryContent {
  const { key: cve, hash, release } = this;
  const [score = Number.NaN, percentile] = hash.split(",").map(Number);
  const { model, date } = release;
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
