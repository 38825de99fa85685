/** Rows of drafts, and what they stand for. */
import type { DraftKey, DraftVersion, StoredDraft } from "../ports.ts";
import { parse } from "./rows.ts";
import type { DraftsTable } from "./tables-drafts.ts";

type KeyColumns = Pick<
  DraftsTable,
  "organization_id" | "advisory_id" | "revision" | "audience" | "lang" | "follow_up"
>;

export function columnsOf(key: DraftKey): KeyColumns;
export function columnsOf<P extends string>(
  key: DraftKey,
  prefix: P,
): { [K in keyof KeyColumns as `${P}${K}`]: KeyColumns[K] };
export function columnsOf(
  { organizationId, advisoryId, revision, audience, lang, followUp }: DraftKey,
  prefix = "",
): Record<string, unknown> {
  return {
    [`${prefix}organization_id`]: organizationId,
    [`${prefix}advisory_id`]: advisoryId,
    [`${prefix}revision`]: revision,
    [`${prefix}audience`]: audience,
    [`${prefix}lang`]: lang,
    [`${prefix}follow_up`]: followUp === true ? 1 : 0,
  };
}

export function keyOf({
  organization_id,
  advisory_id,
  revision,
  audience,
  lang,
  follow_up,
}: KeyColumns): DraftKey {
  const key = { organizationId: organization_id, advisoryId: advisory_id, revision, audience, lang };
  return follow_up === 1 ? { ...key, followUp: true } : key;
}

export function draftOf(row: DraftsTable): StoredDraft {
  const { body, data, base } = row;
  return {
    ...headOf(row),
    body,
    ...(data !== null && { text: parse<NonNullable<StoredDraft["text"]>>(data) }),
    ...(base !== null && { base: parse<NonNullable<StoredDraft["base"]>>(base) }),
  };
}

/** Bodies are long: history does without them. */
export const VERSION_COLUMNS = [
  "organization_id",
  "advisory_id",
  "revision",
  "audience",
  "lang",
  "follow_up",
  "version",
  "origin",
  "subject",
  "by_id",
  "by_name",
  "at",
  "taken_back_by",
  "taken_back_by_name",
  "taken_back_at",
] as const;

type VersionRow = Pick<DraftsTable, (typeof VERSION_COLUMNS)[number]>;

function headOf(row: VersionRow) {
  const { version, origin, subject, by_id, by_name, at } = row;
  const by = { id: by_id, ...(by_name !== null && { name: by_name }) };
  return { ...keyOf(row), version, origin, subject, by, at };
}

export function versionOf(row: VersionRow): DraftVersion {
  const { taken_back_by: id, taken_back_by_name: name, taken_back_at: at } = row;
  if (id === null || at === null) return headOf(row);
  return { ...headOf(row), takenBack: { by: { id, ...(name !== null && { name }) }, at } };
}
