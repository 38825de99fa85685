/** The wire of GitHub's global advisories: api.github.com/advisories, and the same in the GraphQL API's words. */
import { z } from "zod";
import { listOf, OptionalText } from "../values.ts";

const Rated = z
  .object({
    vector_string: OptionalText,
    score: z
      .number()
      .nullish()
      .transform((score) => score ?? undefined),
  })
  .nullish()
  .transform((rated) => rated ?? undefined);

/** A version, which older answers wrap in an object. */
const Version = z
  .union([z.string(), z.object({ identifier: z.string() }).transform(({ identifier }) => identifier)])
  .nullish()
  .transform((version) => version ?? undefined);

export const RestAdvisory = z.object({
  ghsa_id: z.string().trim().min(1).max(100),
  type: OptionalText,
  html_url: OptionalText,
  summary: OptionalText,
  description: OptionalText,
  identifiers: listOf(z.object({ value: z.string() })),
  references: listOf(z.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)])),
  published_at: OptionalText,
  updated_at: OptionalText,
  withdrawn_at: OptionalText,
  vulnerabilities: listOf(
    z.object({
      package: z
        .object({ ecosystem: z.string(), name: z.string() })
        .nullish()
        .transform((named) => named ?? undefined),
      vulnerable_version_range: OptionalText,
      first_patched_version: Version,
    }),
  ),
  cvss: Rated,
  cvss_severities: z
    .object({ cvss_v3: Rated, cvss_v4: Rated })
    .nullish()
    .transform((rated) => rated ?? undefined),
});
export type RestAdvisory = z.infer<typeof RestAdvisory>;
