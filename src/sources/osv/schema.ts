/** The wire of OSV 1.x (ossf.github.io/osv-schema), which GitHub's advisory database uses too: only what is read. */
import { z } from "zod";
import { listOf, OptionalText } from "../values.ts";

const Severity = z.object({ type: z.string(), score: z.string() });

/** One of its fields is there. */
const Event = z.object({
  introduced: OptionalText,
  fixed: OptionalText,
  last_affected: OptionalText,
  limit: OptionalText,
});
export type Event = z.infer<typeof Event>;

const Affected = z.object({
  package: z
    .object({ ecosystem: z.string(), name: z.string(), purl: OptionalText })
    .nullish()
    .transform((named) => named ?? undefined),
  severity: listOf(Severity),
  ranges: listOf(z.object({ type: z.string(), repo: OptionalText, events: listOf(Event) })),
  versions: listOf(z.string()),
});
export type Affected = z.infer<typeof Affected>;

export const OsvRecord = z.object({
  id: z.string().trim().min(1).max(200),
  published: OptionalText,
  modified: OptionalText,
  withdrawn: OptionalText,
  aliases: listOf(z.string()),
  /** Others it concerns, which are not the same: linked to, never merged with. */
  related: listOf(z.string()),
  upstream: listOf(z.string()),
  summary: OptionalText,
  details: OptionalText,
  severity: listOf(Severity),
  affected: listOf(Affected),
  references: listOf(z.object({ url: z.string() })),
  /** GitHub's own part: weaknesses. */
  database_specific: z
    .object({ cwe_ids: listOf(z.string()) })
    .nullish()
    .catch(undefined),
});
export type OsvRecord = z.infer<typeof OsvRecord>;
