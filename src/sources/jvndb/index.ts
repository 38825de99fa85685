/** Reads JVN iPedia's feeds (jvndb.rdf, jvndb_new.rdf, one file a year), Japanese or English. */
import type { ReadResult, Source, SourceDocument } from "../../ports.ts";
import { headOf } from "../encoding.ts";
import { walkFiles } from "../ipedia-files.ts";
import { modifiedIn, modSecContent } from "../mod-sec.ts";
import { isRdf, readRdf } from "../rdf.ts";

const MOD_SEC = /xmlns:sec\s*=\s*["']https?:\/\/jvn\.jp\/rss\/mod_sec\//;
const CHANNEL = /^https?:\/\/jvndb\.jvn\.jp\//;
const FILE = /<channel\s[^>]*rdf:about\s*=\s*["'][^"'>]*\/rss\/(?:years\/)?(\w{1,40})\.rdf["']/;

/** RSS 1.0 with mod_sec whose channel is jvndb.jvn.jp's, or whose first id is a JVNDB; MyJVN's has a `status:` besides. */
function recognises(document: SourceDocument): boolean {
  if (!isRdf(document)) return false;
  const head = headOf(document);
  if (!MOD_SEC.test(head) || /xmlns:status\s*=/.test(head)) return false;
  return isRdf(document, CHANNEL) || /<sec:identifier>\s*JVNDB-\d/.test(head);
}

function read(document: SourceDocument): ReadResult {
  const result = readRdf(document, { contentOf: modSecContent, asOf: ({ raw }) => modifiedIn(raw) });
  const feed = feedOf(document, result.feed);
  // A poll may read many files, each of which is made at its own time: there it is told by entry what is older.
  const snapshotAt = /jvndb_\d/.test(feed ?? "") ? undefined : result.snapshotAt;
  return { ...result, feed, snapshotAt };
}

/** Yearly files are made once a week, the newest entries several times a day: each file has snapshots of its own. */
function feedOf(document: SourceDocument, lang: string | undefined): string | undefined {
  const file = FILE.exec(headOf(document))?.[1] ?? "jvndb";
  const parts = [lang, file === "jvndb" ? undefined : file].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join("/");
}

export const jvndb: Source = {
  name: "jvndb",
  label: { ja: "JVN iPedia", en: "JVN iPedia" },
  baseline: true,
  precedence: 13,
  role: "enrichment",
  walk: (feed) => walkFiles(feed, (path) => path.includes("/rss/")),
  recognises,
  read,
};
