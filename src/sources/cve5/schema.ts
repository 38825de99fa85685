/** The wire of CVE records (CVE JSON 5.x, github.com/CVEProject/cve-schema): only the fields that are read. */
import { z } from "zod";
import { Affected } from "../affected.ts";
import { LanguageText, listOf, OptionalText } from "../values.ts";

const Rating = z
  .object({
    version: OptionalText,
    vectorString: OptionalText,
    baseScore: z
      .number()
      .nullish()
      .transform((score) => score ?? undefined),
  })
  .optional();

export const Metric = z.object({
  cvssV2_0: Rating,
  cvssV3_0: Rating,
  cvssV3_1: Rating,
  cvssV4_0: Rating,
  /** `ssvc` and `kev` of CISA's Vulnrichment, and anybody's own. */
  other: z.object({ type: OptionalText, content: z.unknown() }).optional(),
});
export type Metric = z.infer<typeof Metric>;

/** What a CVE Numbering Authority or an Authorized Data Publisher says. */
export const Container = z.object({
  title: OptionalText,
  descriptions: listOf(LanguageText),
  affected: listOf(Affected),
  metrics: listOf(Metric),
  references: listOf(z.object({ url: z.string(), name: OptionalText })),
  solutions: listOf(LanguageText),
  workarounds: listOf(LanguageText),
  /** What is known of exploitation, in words. */
  exploits: listOf(LanguageText),
  rejectedReasons: listOf(LanguageText),
  providerMetadata: z.object({ shortName: OptionalText }).optional(),
});
export type Container = z.infer<typeof Container>;

export const CveRecord = z.object({
  cveMetadata: z.object({
    cveId: z.string().regex(/^CVE-\d{4}-\d{4,19}$/, "is not a CVE id"),
    state: z.enum(["PUBLISHED", "REJECTED"]),
    datePublished: OptionalText,
    dateUpdated: OptionalText,
    dateRejected: OptionalText,
  }),
  containers: z.object({ cna: Container, adp: listOf(Container) }),
});
export type CveRecord = z.infer<typeof CveRecord>;

/** CISA's KEV in a record (kev_metrics_schema-1.0.json): the day alone, no due date. */
export const KevMetric = z.object({ dateAdded: z.iso.date() });

const Changed = listOf(z.object({ cveId: z.string(), dateUpdated: OptionalText }));

/** One element of `cves/deltaLog.json`, which has one for each time somebody looked during the last thirty days. */
export const Look = z.object({
  fetchTime: z.string().refine((text) => !Number.isNaN(Date.parse(text)), "is no time"),
  new: Changed,
  updated: Changed,
});
export type Look = z.infer<typeof Look>;
