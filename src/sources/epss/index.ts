/** Reads FIRST's EPSS scores: the daily CSV of all CVEs, gzipped or plain, and answers of the API. */
import type { ReadResult, Refusal, Source, SourceDocument, SourceEntry } from "../../ports.ts";
import { unzippedHead } from "../gzip.ts";
import { isRecord, looksLikeJson, parseJson, reasonOf } from "../json.ts";
import { shorten, UnreadableError } from "../text.ts";
import { entryOf } from "./content.ts";
import { isEpssCsv, readCsv } from "./csv.ts";
import { EpssAnswer, EpssRow } from "./schema.ts";

function recognises(document: SourceDocument): boolean {
  if (isEpssCsv(unzippedHead(document.bytes))) return true;
  if (!looksLikeJson(document)) return false;
  const json = parseJson(document);
  return "value" in json && isAnswer(json.value);
}

/** FIRST's envelope, whose rows are EPSS's: other data of FIRST's has the same envelope. */
function isAnswer(value: unknown): boolean {
  if (!isRecord(value) || !("status" in value) || !("status-code" in value) || !("access" in value))
    return false;
  if (!Array.isArray(value.data)) return true;
  return value.data.every((row) => !isRecord(row) || ("cve" in row && "epss" in row));
}

function read(document: SourceDocument): ReadResult {
  try {
    return looksLikeJson(document) ? readAnswer(document) : readCsv(document.bytes);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { announced: 1, entries: [], refusals: [{ reason: error.message }], missing: 0 };
  }
}

function readAnswer(document: SourceDocument): ReadResult {
  const json = parseJson(document);
  if ("error" in json) throw new UnreadableError(`is not JSON that can be read: ${json.error}`);
  const answer = EpssAnswer.safeParse(json.value);
  if (!answer.success)
    throw new UnreadableError(`is not an answer of the EPSS API: ${reasonOf(answer.error)}`);
  const { status, message, data } = answer.data;
  if (data === undefined || status.toUpperCase() !== "OK") {
    throw new UnreadableError(`the EPSS API answered: ${shorten(message ?? status, 300)}`);
  }
  const entries: SourceEntry[] = [];
  const refusals: Refusal[] = [];
  let newest: string | undefined;
  for (const [index, wire] of data.entries()) {
    const row = EpssRow.safeParse(wire);
    if (!row.success) {
      const named = isRecord(wire) && typeof wire.cve === "string" ? shorten(wire.cve, 40) : "";
      refusals.push({ entry: named === "" ? `data[${index}]` : named, reason: reasonOf(row.error) });
      continue;
    }
    const { cve, epss: score, percentile, date } = row.data;
    if (date !== undefined && date > (newest ?? "")) newest = date;
    entries.push(entryOf(cve, percentile === undefined ? `${score}` : `${score},${percentile}`, { date }));
  }
  return {
    feed: "api",
    snapshotAt: newest === undefined ? undefined : Date.parse(newest),
    announced: data.length,
    entries,
    refusals,
    missing: 0,
  };
}

export const epss: Source = {
  name: "epss",
  label: { ja: "EPSS（悪用される確率の予測）", en: "EPSS (Exploit Prediction Scoring System)" },
  baseline: true,
  precedence: 40,
  role: "facts",
  recognises,
  read,
};
