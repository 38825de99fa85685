/**
 * An item of JVN's RSS with the security module mod_sec, version 2 or 3 (https://jvndb.jvn.jp/schema/mod_sec_3.0.xsd):
 * JVN iPedia's feeds and the overview lists of MyJVN. The namespaces differ, the elements do not.
 */
import { z } from "zod";
import type { AdvisoryContent, Lang, Product } from "../advisory/schema.ts";
import type { Instant } from "../ports.ts";
import { ipediaContent, type IpediaLink, type IpediaRating } from "./ipedia.ts";
import { reasonOf } from "./json.ts";
import { timeOf } from "./rdf.ts";
import { rawText } from "./slices.ts";
import { cleanStrings } from "./text.ts";
import { lineOf } from "./values.ts";
import { FirstMarkup, FirstText } from "./xml.ts";

/** Every element of a name; one without attributes comes as its text alone. */
function every<T extends z.ZodType>(element: T) {
  return z.preprocess(
    (value) =>
      (Array.isArray(value) ? value : [value])
        .filter((one) => one !== undefined)
        .map((one: unknown) => (typeof one === "string" ? { "#text": one } : one)),
    z.array(element),
  );
}

const Link = z.object({
  "#text": z.string().optional(),
  "@_source": z.string().optional(),
  "@_id": z.string().optional(),
});

const Cpe = z.object({
  "#text": z.string().optional(),
  "@_vendor": z.string().optional(),
  "@_product": z.string().optional(),
  "@_impact": z.string().optional(),
});

const Rating = z.object({
  "#text": z.string().optional(),
  "@_version": z.string().optional(),
  "@_type": z.string().optional(),
  "@_score": z.string().optional(),
  "@_vector": z.string().optional(),
});

const ModSecItem = z.object({
  title: FirstMarkup,
  link: FirstText,
  description: FirstMarkup,
  "sec:identifier": FirstText,
  "sec:references": every(Link),
  "sec:cpe": every(Cpe),
  "sec:cvss": every(Rating),
  "dc:date": FirstText,
  "dcterms:issued": FirstText,
  "dcterms:modified": FirstText,
});
type ModSecItem = z.infer<typeof ModSecItem>;

/** Maps one `<item>`, as `parseItem` gives it. @throws Error with a readable reason */
export function modSecContent(wire: unknown, lang: Lang): AdvisoryContent {
  const parsed = ModSecItem.safeParse(cleanStrings(wire));
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  const item = parsed.data;
  return ipediaContent({
    id: item["sec:identifier"] ?? "",
    lang,
    title: item.title,
    overview: item.description,
    url: item.link?.trim(),
    links: linksOf(item),
    products: productsOf(item),
    ratings: ratingsOf(item),
    publishedAt: timeOf(item["dcterms:issued"]) ?? timeOf(item["dc:date"]),
    updatedAt: timeOf(item["dcterms:modified"]) ?? timeOf(item["dc:date"]),
  });
}

/** When an `<item>`, given as it is written, was last changed. */
export function modifiedIn(raw: string): Instant | undefined {
  const at = timeOf(rawText(raw, "dcterms:modified")) ?? timeOf(rawText(raw, "dc:date"));
  return at === undefined ? undefined : Date.parse(at);
}

/** What kind of weakness it is (CWE) is nothing to read about this vulnerability. */
function linksOf(item: ModSecItem): IpediaLink[] {
  return item["sec:references"]
    .filter((link) => !/^CWE-/i.test(link["@_id"] ?? ""))
    .map((link) => ({ source: link["@_source"], id: link["@_id"], url: link["#text"] }));
}

function productsOf(item: ModSecItem): Product[] {
  return item["sec:cpe"].flatMap((element) => {
    const cpe = lineOf(element["#text"]);
    const vendor = lineOf(element["@_vendor"]);
    const product = lineOf(element["@_product"]) ?? vendor ?? cpe;
    if (product === undefined) return [];
    return {
      ...(vendor === undefined ? {} : { vendor }),
      product,
      ...(cpe === undefined ? {} : { cpe }),
      ...(element["@_impact"] === "not vulnerable" ? { status: "not-affected" as const } : {}),
    };
  });
}

/** Base ratings only: temporal and environmental ones are no properties of the vulnerability. */
function ratingsOf(item: ModSecItem): IpediaRating[] {
  return item["sec:cvss"].flatMap((element) => {
    if ((element["@_type"] ?? "Base") !== "Base") return [];
    const score = element["@_score"];
    return {
      version: element["@_version"],
      vector: element["@_vector"],
      score: score === undefined || score.trim() === "" ? undefined : Number(score),
    };
  });
}
