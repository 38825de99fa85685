/** One entry of an overview or alert list in JSON (`feed.entry`). */
import type { Tlp } from "../../advisory/facts.ts";
import type { AdvisoryContent, Lang, Product } from "../../advisory/schema.ts";
import { ipediaContent, type IpediaRating } from "../ipedia.ts";
import { reasonOf } from "../json.ts";
import { timeOf } from "../rdf.ts";
import { lineOf } from "../values.ts";
import { alertContent } from "./alert.ts";
import { OkaEntry, type OkaMetric, type OkaProduct } from "./schema.ts";

/** @throws Error with a readable reason */
export function overviewContent(wire: unknown, lang: Lang, tlp: Tlp | undefined): AdvisoryContent {
  const parsed = OkaEntry.safeParse(wire);
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  const entry = parsed.data;
  const { id, title, summary, link } = entry;
  const common = {
    id,
    lang,
    title,
    url: link,
    publishedAt: timeOf(entry.created),
    updatedAt: timeOf(entry.modified),
    tlp,
  };
  if (id.startsWith("MYJVN-ALT-")) {
    const items = entry.items.map((item) => ({
      title: item.title,
      summary: item.summary,
      url: item.link,
      products: item.products.flatMap(productOf),
    }));
    return alertContent({ ...common, summary, category: entry.category.term, items });
  }
  return ipediaContent({
    ...common,
    overview: summary,
    links: entry.references.map((reference) => ({
      source: reference.source,
      id: reference.summary,
      url: reference.url,
    })),
    products: entry.products.flatMap(productOf),
    ratings: entry.metrics.flatMap((metric) => ratingsOf(metric)),
  });
}

export function ratingsOf({ content }: OkaMetric, cve?: string): IpediaRating[] {
  return [content.cvss_v2, content.cvss_v3, content.cvss_v4].flatMap((rating) =>
    rating === undefined || rating === null
      ? []
      : [{ cve, version: rating.version, vector: rating.vectorString, score: rating.baseScore ?? undefined }],
  );
}

function productOf({ vname, pname, version, product_ids: ids }: OkaProduct): Product[] {
  const vendor = lineOf(vname);
  const product = lineOf(pname) ?? vendor;
  if (product === undefined) return [];
  const versions = lineOf(version);
  const cpe = lineOf(ids.cpe);
  const purl = lineOf(ids.id_refs.find(({ nameType }) => nameType === "purl")?.value);
  return [
    {
      ...(vendor === undefined ? {} : { vendor }),
      product,
      ...(versions === undefined ? {} : { versions }),
      ...(cpe === undefined ? {} : { cpe }),
      ...(purl === undefined ? {} : { purl }),
    },
  ];
}
