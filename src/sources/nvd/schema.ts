/** The wire of NVD's CVE API 2.0 (nvd.nist.gov/developers/vulnerabilities): only the fields that are read. */
import { z } from "zod";
import { Affected } from "../affected.ts";
import { LanguageText, listOf, OptionalText } from "../values.ts";

/** A page: `resultsPerPage` is what is in it, `totalResults` what the query has. */
export const NvdPage = z.object({
  resultsPerPage: z.int().min(0).max(10_000_000),
  startIndex: z.int().min(0),
  totalResults: z.int().min(0),
  format: z.string(),
  vulnerabilities: z.array(z.unknown()),
});
export type NvdPage = z.infer<typeof NvdPage>;

const Rating = z.object({
  source: OptionalText,
  cvssData: z.object({
    version: OptionalText,
    vectorString: OptionalText,
    baseScore: z
      .number()
      .nullish()
      .transform((score) => score ?? undefined),
  }),
});

const Match = z.object({
  vulnerable: z.boolean(),
  /** CPE 2.3, bound to a version or `*`. */
  criteria: z.string().max(2_000),
  versionStartIncluding: OptionalText,
  versionStartExcluding: OptionalText,
  versionEndIncluding: OptionalText,
  versionEndExcluding: OptionalText,
});
export type Match = z.infer<typeof Match>;

export const NvdCve = z.object({
  id: z.string().regex(/^CVE-\d{4}-\d{4,19}$/, "is not a CVE id"),
  published: OptionalText,
  lastModified: OptionalText,
  /** `Rejected` is one; `Deferred` and `Not Scheduled` mean that NVD adds nothing. */
  vulnStatus: OptionalText,
  descriptions: listOf(LanguageText),
  metrics: z
    .object({
      cvssMetricV40: listOf(Rating),
      cvssMetricV31: listOf(Rating),
      cvssMetricV30: listOf(Rating),
      cvssMetricV2: listOf(Rating),
      ssvcV203: listOf(z.object({ source: OptionalText, ssvcData: z.unknown() })),
    })
    .optional(),
  cisaExploitAdd: z.iso.date().optional(),
  cisaRequiredAction: OptionalText,
  cisaVulnerabilityName: OptionalText,
  configurations: listOf(
    z.object({ nodes: listOf(z.object({ negate: z.boolean().optional(), cpeMatch: listOf(Match) })) }),
  ),
  affected: listOf(z.object({ affectedData: listOf(Affected) })),
  references: listOf(z.object({ url: z.string() })),
});
export type NvdCve = z.infer<typeof NvdCve>;
