/** OSV documents: one record, a list of them, or the answer of api.osv.dev's query. */
import { isRecord, reasonOf } from "../json.ts";
import type { RecordFormat } from "../record.ts";
import { contentOf, type Publisher } from "./content.ts";
import { latestOf } from "../values.ts";
import { OsvRecord } from "./schema.ts";

/** Beside `id` and `modified`, which OSV requires, one of the fields that make it OSV. */
const TELLING = ["schema_version", "affected", "aliases", "details", "withdrawn", "database_specific"];

export function isOsv(value: unknown): value is Record<string, unknown> {
  return (
    isRecord(value) &&
    typeof value.id === "string" &&
    typeof value.modified === "string" &&
    TELLING.some((field) => field in value)
  );
}

/** GitHub's advisory database publishes in OSV, and osv.dev passes its records on. */
export function isGithubs(value: unknown): boolean {
  return isOsv(value) && typeof value.id === "string" && /^GHSA-/i.test(value.id.trim());
}

/** The records of a document that holds several; undefined for any other. */
export function osvList(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  return isRecord(value) && Array.isArray(value.vulns) ? value.vulns : undefined;
}

function osvKey({ id }: Record<string, unknown>): string | undefined {
  return typeof id === "string" && id.trim() !== "" && id.length <= 200 ? id.trim() : undefined;
}

export function osvFormat(publisher: Publisher): RecordFormat {
  return {
    listOf: (value) => {
      const records = osvList(value);
      return records === undefined ? undefined : { records };
    },
    keyOf: osvKey,
    noKey: "id: is missing",
    asOf: ({ modified }) => latestOf(modified),
    picked: ({ modified: _modified, schema_version: _version, ...rest }) => rest,
    contentOf: (wire) => {
      const parsed = OsvRecord.safeParse(wire);
      if (!parsed.success) throw new Error(reasonOf(parsed.error));
      return contentOf(parsed.data, publisher);
    },
  };
}
