/** The wire of JVN's feed: RSS 1.0 in RDF, as fast-xml-parser gives it. Only what is read. */
import { z } from "zod";

/** An element with text; one with attributes comes as an object, an empty one as "". */
const Text = z
  .union([z.string(), z.object({ "#text": z.string().default("") }).transform((node) => node["#text"])])
  .optional();

/** An element that may come more than once, though it should not: the first counts. */
const First = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), Text);

export const JvnItem = z.object({
  "@_rdf:about": z.string().trim().min(1, "is empty").max(2_000),
  title: First,
  link: First,
  description: First,
  "dc:identifier": z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(Text)),
  "dc:date": First,
  "dcterms:issued": First,
  "dcterms:modified": First,
});
export type JvnItem = z.infer<typeof JvnItem>;

const Resource = z.object({ "@_rdf:resource": z.string().optional() }).or(z.string());

export const JvnFeed = z.object({
  "rdf:RDF": z.object({
    "@_xml:lang": z.string().optional(),
    channel: z.object({
      "@_rdf:about": z.string().optional(),
      "dc:date": First,
      items: z
        .object({
          "rdf:Seq": z
            .object({ "rdf:li": z.array(Resource).optional() })
            .or(z.string())
            .optional(),
        })
        .or(z.string())
        .optional(),
    }),
    item: z.array(z.unknown()).default([]),
  }),
});
export type JvnFeed = z.infer<typeof JvnFeed>;
