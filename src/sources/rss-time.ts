/** Times as feeds write them: RFC 822 in RSS 2.0, ISO 8601 elsewhere. */
import { timeOf } from "./rdf.ts";

/** The zones of RFC 822 that `Date.parse` does not know, and Japan's, which feeds write all the same. */
const ZONES: Record<string, string> = { JST: "+0900", Z: "+0000", UT: "+0000" };
const RFC_822 =
  /^(?:[a-z]{3},?\s+)?\d{1,2}\s+[a-z]{3,9}\s+(?:\d\d|\d{4})\s+\d{1,2}:\d\d(?::\d\d)?\s+([a-z]{1,4}|[+-]\d{4})$/i;

/** ISO 8601 with an offset; undefined for a time without one (nobody knows when it was) and for what is no time. */
export function rssTimeOf(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (trimmed === undefined || trimmed.length > 100) return undefined;
  const iso = timeOf(trimmed);
  if (iso !== undefined) return iso;
  const zone = RFC_822.exec(trimmed)?.[1];
  if (zone === undefined) return undefined;
  const time = new Date(trimmed.slice(0, -zone.length) + (ZONES[zone.toUpperCase()] ?? zone));
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
