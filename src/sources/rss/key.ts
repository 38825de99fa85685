/** How an item of any feed is known again: guid or id, else rdf:about, else its link (sources.md 1). */
import { hash } from "node:crypto";

/** Longer ones are none to show or to store; what is told apart by them still is. */
const MOST_KEY = 500;

/**
 * The key of an item, unique among all feeds: an id that is no address of its own (`123`) is told by its feed.
 * Undefined when the item has nothing by which it could be known again.
 * @param base Where the feed is at home; relative links start from it
 */
export function keyOf(
  id: string | undefined,
  link: string | undefined,
  base: string | undefined,
): string | undefined {
  // Half a pair would be another character once it is stored, and the item never known again.
  const own = id?.toWellFormed().trim() ?? "";
  const url = URL.parse(link?.trim() ?? "", base);
  const web =
    url !== null && /^https?:$/.test(url.protocol) && (link?.trim() ?? "") !== "" ? url.href : undefined;
  const key = own === "" ? web : isAbsolute(own) ? own : base === undefined ? web : `${base} ${own}`;
  return key !== undefined && key.length > MOST_KEY ? `sha256:${hash("sha256", key)}` : key;
}

function isAbsolute(id: string): boolean {
  return /^(?:https?|tag|urn):\S+$/i.test(id);
}
