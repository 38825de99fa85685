/** The wire of MyJVN's JSON (feed=oka, version 4; https://jvndb.jvn.jp/schema/myjvn_feed_1.0.json and its CSAF profile). */
import { z } from "zod";
import { listOf, OptionalText } from "../values.ts";
import { part } from "./elements.ts";

export const OkaReference = z.object({ summary: OptionalText, source: OptionalText, url: OptionalText });

/** A rating as CSAF has it. The others, of systems to come, are passed over. */
const Rating = z
  .object({ version: OptionalText, vectorString: OptionalText, baseScore: z.number().nullish() })
  .nullish();
export const OkaMetric = z.object({
  content: part(z.object({ cvss_v2: Rating, cvss_v3: Rating, cvss_v4: Rating })),
});
export type OkaMetric = z.infer<typeof OkaMetric>;

const IdReference = z.object({ nameType: OptionalText, value: OptionalText });

export const OkaProduct = z.object({
  vname: OptionalText,
  pname: OptionalText,
  version: OptionalText,
  product_ids: part(z.object({ cpe: OptionalText, id_refs: listOf(IdReference) })),
});
export type OkaProduct = z.infer<typeof OkaProduct>;

/** An entry of an overview list, or with `category` and `items` an alert. */
export const OkaEntry = z.object({
  title: OptionalText,
  id: z.string(),
  summary: OptionalText,
  link: OptionalText,
  /** Last updated, and registered. */
  modified: OptionalText,
  created: OptionalText,
  references: listOf(OkaReference),
  products: listOf(OkaProduct),
  metrics: listOf(OkaMetric),
  category: part(z.object({ term: OptionalText })),
  items: listOf(
    z.object({
      title: OptionalText,
      summary: OptionalText,
      link: OptionalText,
      products: listOf(OkaProduct),
    }),
  ),
});
export type OkaEntry = z.infer<typeof OkaEntry>;

const Note = z.object({ category: OptionalText, text: OptionalText });
const Details = z.object({ category: OptionalText, details: OptionalText });

/** The details of one JVNDB id: CSAF 2.1 in shape, with JVN's own extension beside it. */
export const OkaDetail = z.object({
  document: z.object({
    title: OptionalText,
    lang: OptionalText,
    notes: listOf(Note),
    distribution: part(z.object({ tlp: part(z.object({ label: OptionalText })) })),
    tracking: part(
      z.object({ id: OptionalText, current_release_date: OptionalText, initial_release_date: OptionalText }),
    ),
    references: listOf(OkaReference),
  }),
  product_tree: z.unknown(),
  vulnerabilities: listOf(
    z.object({
      /** Empty for what is said of all. */
      cve: OptionalText,
      product_status: part(
        z.object({
          known_affected: listOf(z.string()),
          known_not_affected: listOf(z.string()),
          fixed: listOf(z.string()),
        }),
      ),
      threats: listOf(Details),
      remediations: listOf(Details),
      metrics: listOf(OkaMetric),
    }),
  ),
  jvn_extension: part(
    z.object({
      affected: listOf(
        z.object({
          vendor: OptionalText,
          product: OptionalText,
          versions: listOf(
            z.object({ version: OptionalText, description: OptionalText, lessThan: OptionalText }),
          ),
        }),
      ),
    }),
  ),
});
export type OkaDetail = z.infer<typeof OkaDetail>;
