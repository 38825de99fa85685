/** Documents that are one JSON record, or a list of them: counted, keyed, hashed and mapped in one way. */
import type { AdvisoryContent } from "../advisory/schema.ts";
import type { Instant, ReadResult, Refusal, SourceDocument, SourceEntry } from "../ports.ts";
import { depthRefusal, hashOf, isRecord, parseJson } from "./json.ts";
import { cleanStrings } from "./text.ts";

type Wire = Record<string, unknown>;

export interface RecordFormat {
  /** The list in a document, and how many it should hold where the document says so; undefined for a single record. */
  listOf(value: unknown): { records: unknown[]; announced?: number | undefined } | undefined;
  /** Identity within the source, undefined when the record has none. */
  keyOf(wire: Wire): string | undefined;
  /** Why a record without a key is refused. */
  noKey: string;
  /**
   * The fields a change of which is a change, picked, not copied: neither what surrounds a record nor the date on
   * which somebody touched it (docs/adr/0079-dates-of-change.md).
   */
  picked(wire: Wire): unknown;
  /** When the record was last changed, by its own word. */
  asOf?(wire: Wire): Instant | undefined;
  /** Maps a record, whose strings hold no control characters. @throws Error with a readable reason */
  contentOf(wire: Wire): AdvisoryContent;
}

/** Refuses the input as a whole, which counts as one. */
export function refuseWhole(reason: string): ReadResult {
  return { announced: 1, entries: [], refusals: [{ reason }], missing: 0 };
}

/** Reads a document of this format. Whatever is wrong with one record is that record's alone. */
export function readRecords(document: SourceDocument, format: RecordFormat): ReadResult {
  const json = parseJson(document);
  if ("error" in json) return refuseWhole(`is not JSON that can be read: ${json.error}`);
  const list = format.listOf(json.value);
  // A record that lost its end can look whole: what was cut off is then simply not there.
  if (list === undefined && json.cut) return refuseWhole("is cut off: the end of the record is missing");
  const records = list?.records ?? [json.value];
  const entries: SourceEntry[] = [];
  const refusals: Refusal[] = [];
  for (const [index, wire] of records.entries()) {
    const entry = list === undefined ? undefined : `[${index}]`;
    const key = isRecord(wire) ? format.keyOf(wire) : undefined;
    const unfit = key === undefined ? format.noKey : depthRefusal(wire);
    if (!isRecord(wire) || key === undefined || unfit !== undefined) {
      refusals.push({ entry: key ?? entry, reason: unfit ?? format.noKey });
      continue;
    }
    entries.push({
      key,
      get hash() {
        return hashOf(format.picked(wire));
      },
      get asOf() {
        return format.asOf?.(wire);
      },
      content: () => contentOf(wire, format, json.damaged),
    });
  }
  // How many a cut-off list had cannot be known unless it says so: one more at least.
  const announced = Math.max(list?.announced ?? 0, records.length + Number(json.cut));
  return { announced, entries, refusals, missing: announced - records.length };
}

function contentOf(wire: Wire, format: RecordFormat, damaged: boolean): AdvisoryContent {
  if (damaged && JSON.stringify(wire).includes("\ufffd")) {
    throw new Error("holds bytes that are no characters in the document's encoding");
  }
  const clean = cleanStrings(wire);
  return format.contentOf(isRecord(clean) ? clean : wire);
}
