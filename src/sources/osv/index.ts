/** Reads OSV records: open-source packages, distributions, malicious packages. GitHub's are read by `ghsa`. */
import type { Instant, Source, SourceDocument, WalkFeed } from "../../ports.ts";
import { headMatches, looksLikeJson, parseJson } from "../json.ts";
import { readRecords } from "../record.ts";
import { decodeText } from "../text.ts";
import { type Changed, type ChangeList, walkChanged } from "../walk-changed.ts";
import { isGithubs, isOsv, osvFormat, osvList } from "./format.ts";

function recognises(document: SourceDocument): boolean {
  if (!looksLikeJson(document)) return false;
  const json = parseJson(document);
  if ("error" in json) {
    return (
      headMatches(document, /"schema_version"\s*:\s*"1\./) && !headMatches(document, /"id"\s*:\s*"GHSA-/)
    );
  }
  const records = osvList(json.value) ?? [json.value];
  return records.some(isOsv) && !records.every(isGithubs);
}

/** So many older lines in a row, and nothing newer follows: one line may be out of order. */
const MOST_OLDER = 100;

/**
 * `modified_id.csv`: a time and an id on each line, newest first; ids with their ecosystem in the list of all of
 * them (`npm/MAL-2026-1`). Read down to the last one seen, since it is long.
 */
function changedIn(document: SourceDocument, since: Instant, { url }: WalkFeed): ChangeList {
  const { text } = decodeText(document.bytes);
  const changes: Changed[] = [];
  let older = 0;
  for (let at = 0; at < text.length && older < MOST_OLDER; ) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? text.length : end).trim();
    at = end < 0 ? text.length : end + 1;
    const comma = line.indexOf(",");
    const modified = line.slice(0, Math.max(comma, 0));
    const path = line.slice(comma + 1).trim();
    const time = Date.parse(modified);
    if (Number.isNaN(time) || path === "") continue;
    older = time < since ? older + 1 : 0;
    // Out of the list's folder nothing is fetched.
    if (older > 0 || path.split("/").some((name) => /^\.{0,2}$/.test(name))) continue;
    // Not new URL(path): an id with a colon (RHBA-2024:6202) would be taken for an address of its own.
    const file = `${path.split("/").map(encodeURIComponent).join("/")}.json`;
    changes.push({ at: modified, id: path, url: url.replace(/[^/]*$/, "") + file });
  }
  return { changes };
}

export const osv: Source = {
  name: "osv",
  label: { ja: "OSV（オープンソースの脆弱性）", en: "OSV (open source vulnerabilities)" },
  baseline: true,
  precedence: 25,
  role: "enrichment",
  walk: (feed) => walkChanged(feed, { changedIn: (list, since) => changedIn(list, since, feed) }),
  recognises,
  read: (document) => readRecords(document, osvFormat(OSV)),
};

const OSV = {
  source: "OSV",
  pageOf: (id: string) => `https://osv.dev/vulnerability/${encodeURIComponent(id)}`,
};
