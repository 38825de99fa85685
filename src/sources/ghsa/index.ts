/** Reads GitHub's advisories: from its API, and from the advisory database, which is OSV. */
import { normalizeIdentifier } from "../../advisory/identifiers.ts";
import type { Source, SourceDocument } from "../../ports.ts";
import { headMatches, isRecord, looksLikeJson, parseJson, reasonOf } from "../json.ts";
import { isGithubs, osvFormat, osvList } from "../osv/format.ts";
import { readRecords, type RecordFormat } from "../record.ts";
import { contentOf, GITHUB } from "./content.ts";
import { restOf } from "./graphql.ts";
import { latestOf } from "../values.ts";
import { RestAdvisory } from "./schema.ts";
import { walk } from "./walk.ts";

const isRest = (value: unknown) => isRecord(value) && typeof value.ghsa_id === "string";
const isGraphql = (value: unknown) => isRecord(value) && typeof value.ghsaId === "string";

function recognises(document: SourceDocument): boolean {
  if (!looksLikeJson(document)) return false;
  const json = parseJson(document);
  if ("error" in json) return headMatches(document, /"(?:ghsa_id|ghsaId|id)"\s*:\s*"GHSA-/);
  const records = osvList(json.value) ?? [json.value];
  if (records.some((record) => isRest(record) || isGraphql(record))) return true;
  return records.length > 0 && records.every(isGithubs);
}

const osv = osvFormat(GITHUB);

const format: RecordFormat = {
  listOf: (value) => osv.listOf(value),
  keyOf: (wire) => {
    const id = wire.ghsa_id ?? wire.ghsaId ?? wire.id;
    return typeof id === "string" ? normalizeIdentifier(id) : undefined;
  },
  noKey: "has no GHSA id",
  picked: (wire) => {
    if (!isRest(wire) && !isGraphql(wire)) return osv.picked(wire);
    const { updated_at: _at, updatedAt: _updatedAt, epss: _epss, ...rest } = wire;
    return rest;
  },
  asOf: ({ updated_at: rest, updatedAt: graphql, modified }) => latestOf(rest ?? graphql ?? modified),
  contentOf: (wire) => {
    if (!isRest(wire) && !isGraphql(wire)) return osv.contentOf(wire);
    const parsed = RestAdvisory.safeParse(isRest(wire) ? wire : restOf(wire));
    if (!parsed.success) throw new Error(reasonOf(parsed.error));
    return contentOf(parsed.data);
  },
};

export const ghsa: Source = {
  name: "ghsa",
  label: { ja: "GitHubのアドバイザリ（GHSA）", en: "GitHub advisories (GHSA)" },
  baseline: true,
  precedence: 24,
  role: "enrichment",
  walk,
  recognises,
  read: (document) => readRecords(document, format),
};
