/** Documents as feeds bring them, mixed: one catalogue that grows, news feeds, vendors' advisories, package records. */
import type { SourceDocument } from "../../src/ports.ts";
import { kevCatalogue } from "../kev.ts";
import { csafDocument } from "./csaf.ts";
import { osvRecord } from "./osv.ts";
import { rssFeed } from "./rss.ts";

/** Of a thousand documents, how many are of each kind; the catalogue is one, with 83 entries more each time. */
const CSAF = 450;
const RSS = 49;
const OSV = 500;
const KEV_GROWTH = 83;
export const PER_ROUND = CSAF + RSS + OSV + 1;

/**
 * The documents of one round.
 * @param version changes only what a feed says of itself: when it was made, by which program
 */
export function documents(round: number, version: number): SourceDocument[] {
  const day = version * 100 + round;
  const made = [document(`kev-${round}.json`, kevCatalogue((round + 1) * KEV_GROWTH, day))];
  for (let index = 0; index < OSV; index += 1) {
    const number = round * OSV + index;
    made.push(document(`osv-${number}.json`, JSON.stringify(osvRecord(number, version))));
    if (index < CSAF) {
      const advisory = round * CSAF + index;
      made.push(document(`csaf-${advisory}.json`, JSON.stringify(csafDocument(advisory, version))));
    }
    if (index < RSS)
      made.push(document(`rss-${round * RSS + index}.xml`, rssFeed(round * RSS + index, version)));
  }
  return made;
}

const encoder = new TextEncoder();

export function document(name: string, text: string): SourceDocument {
  return { name, bytes: encoder.encode(text) };
}
