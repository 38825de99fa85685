/** EPSS's daily CSV. Its header grew: `cve,epss`, then `percentile`, then a line with model and date before it. */
import type { ReadResult, Refusal, SourceEntry } from "../../ports.ts";
import { unzipped } from "../gzip.ts";
import { reasonOf } from "../json.ts";
import { decodeText, shorten, UnreadableError } from "../text.ts";
import { entryOf, type Release } from "./content.ts";
import { EpssComment, EpssRow } from "./schema.ts";

const CVE = /^CVE-\d{4}-\d{4,19}$/;
const HEADER = /^cve,epss(?:,percentile)?\s*$/i;
const ROW = /^CVE-\d{4}-\d{4,19},[\d.eE-]+(?:,[\d.eE-]+)?\s*$/;
/**
 * A row in the usual order whose numbers are from 0 to 1, with its line end: all but none are. What does not match is
 * looked at cell by cell.
 */
const RIGHT =
  /CVE-\d{4}-\d{4,19},(?:0(?:\.\d{1,20})?|1(?:\.0{1,20})?)(?:,(?:0(?:\.\d{1,20})?|1(?:\.0{1,20})?))?\r?(?:\n|$)/y;
/** Longer than any first line of it. */
const LINE_BYTES = 400;

/** Told by the first line that is no comment: EPSS's own header, or a row of the days without one. */
export function isEpssCsv(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, LINE_BYTES)).toString("utf8");
  const lines = text.replace(/^\ufeff/, "").split("\n");
  const first = lines.find((line) => !line.startsWith("#")) ?? "";
  return HEADER.test(first) || ROW.test(first);
}

/**
 * Every row, checked. It has neither quotes nor commas in a cell, so that a line is a row and a broken one costs no
 * other; csv-parse took twice the time and 60 MB more for the 300,000 rows of a day.
 * @throws UnreadableError for what cannot be unpacked or decoded, or has no columns `cve` and `epss`
 */
export function readCsv(document: Uint8Array): ReadResult {
  const { bytes, cut } = unzipped(document);
  const decoded = decodeText(bytes).text;
  // The last line of a file that was cut off may have lost digits of its score.
  const text = cut ? decoded.slice(0, decoded.lastIndexOf("\n") + 1) : decoded;
  const [, model, date] = EpssComment.exec(text) ?? [];
  const release: Release = { model, date };
  const entries: SourceEntry[] = [];
  const refusals: Refusal[] = [];
  let columns: Columns | undefined;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    RIGHT.lastIndex = at;
    if (columns?.usual === true && RIGHT.test(text)) {
      const comma = text.indexOf(",", at);
      const last = text.charAt(end - 1) === "\r" ? end - 1 : end;
      // Two views of the text and nothing else: a day's rows held as strings of their own take twice the memory.
      entries.push(entryOf(text.slice(at, comma), text.slice(comma + 1, last), release));
      at = end + 1;
      continue;
    }
    const line = text.slice(at, end).trim();
    at = end + 1;
    if (line === "" || line.startsWith("#")) continue;
    const cells = line.split(",");
    if (columns === undefined) {
      columns = columnsOf(cells);
      if (columns.header) continue;
    }
    const entry = rowOf(cells, columns, release);
    if ("key" in entry) entries.push(entry);
    else refusals.push(entry);
  }
  const missing = Number(cut);
  return {
    snapshotAt: date === undefined ? undefined : Date.parse(date),
    announced: entries.length + refusals.length + missing,
    entries,
    refusals,
    missing,
  };
}

interface Columns {
  header: boolean;
  /** CVE, score, and percentile if there is one: the order of every day so far. */
  usual: boolean;
  cve: number;
  epss: number;
  percentile: number;
}

/** Where the columns are: as the header names them, or in their usual order where the first line is a row. */
function columnsOf(cells: readonly string[]): Columns {
  if (ROW.test(cells.join(","))) return { header: false, usual: true, cve: 0, epss: 1, percentile: 2 };
  const names = cells.map((name) => name.trim().toLowerCase());
  const [cve, epss, percentile] = ["cve", "epss", "percentile"].map((name) => names.indexOf(name));
  if (cve === undefined || epss === undefined || percentile === undefined || cve < 0 || epss < 0) {
    throw new UnreadableError("has no columns cve and epss");
  }
  const usual = cve === 0 && epss === 1 && names.length === (percentile < 0 ? 2 : 3) && percentile !== 0;
  return { header: true, usual, cve, epss, percentile };
}

/** Rows that are right are not worth zod's while; those that are not get its words. */
function rowOf(cells: readonly string[], columns: Columns, release: Release): SourceEntry | Refusal {
  const cve = cells[columns.cve] ?? "";
  const [epss, percentile] = [cells[columns.epss] ?? "", cells[columns.percentile]];
  if (CVE.test(cve) && isProbability(epss) && (percentile === undefined || isProbability(percentile))) {
    return entryOf(cve, percentile === undefined ? epss : `${epss},${percentile}`, release);
  }
  const checked = EpssRow.safeParse({ cve, epss, percentile });
  const reason = checked.success ? "is not a row of EPSS" : reasonOf(checked.error);
  return { entry: cve === "" ? undefined : shorten(cve, 40), reason };
}

function isProbability(text: string): boolean {
  const value = Number(text);
  return value >= 0 && value <= 1 && text.trim() !== "";
}
