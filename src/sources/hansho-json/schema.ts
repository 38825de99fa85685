/** hansho-json: our own feed format, one advisory or an array of them (docs/sources.md). */
import { z } from "zod";
import { AdvisoryContent } from "../../advisory/schema.ts";

/** One advisory: the content itself, the publisher's id, and a pointer to our JSON Schema for editors. */
export const HanshoAdvisory = AdvisoryContent.extend({
  $schema: z.string().max(2_000).optional(),
  /** The publisher's own id, unchanging; becomes an alias. May be left out where identifiers are given. */
  id: z.string().trim().min(1).max(200).optional(),
})
  .strict()
  .refine((value) => value.id !== undefined || value.identifiers.length > 0, {
    path: ["id"],
    message: "needs an id, or at least one identifier",
  });
export type HanshoAdvisory = z.infer<typeof HanshoAdvisory>;

/** A whole hansho-json document. The reader checks element by element, so that one bad one sinks no other. */
export const HanshoDocument = z.union([HanshoAdvisory, z.array(HanshoAdvisory).max(100_000)]);
export type HanshoDocument = z.infer<typeof HanshoDocument>;
