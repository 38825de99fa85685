/** One `<entry>` of getAlertList in XML: Atom with `sec:items` (mod_sec 3.0). */
import { z } from "zod";
import type { Tlp } from "../../advisory/facts.ts";
import type { AdvisoryContent, Lang, Product } from "../../advisory/schema.ts";
import { isRecord, reasonOf } from "../json.ts";
import { timeOf } from "../rdf.ts";
import { cleanStrings } from "../text.ts";
import { lineOf } from "../values.ts";
import { EveryText, FirstText, parseXml } from "../xml.ts";
import { alertContent } from "./alert.ts";
import { part, parts } from "./elements.ts";

const Link = part(z.object({ "@_href": z.string().optional() }));

const Item = z.object({
  "sec:title": FirstText,
  "sec:summary": FirstText,
  "sec:link": Link,
  "sec:cpe": EveryText,
});

const AtomEntry = z.object({
  title: FirstText,
  id: FirstText,
  summary: FirstText,
  link: Link,
  published: FirstText,
  updated: FirstText,
  category: part(z.object({ "@_term": z.string().optional() })),
  "sec:items": part(z.object({ "sec:item": parts(Item) })),
});

/** Maps one `<entry>`, given as it is written. @throws Error with a readable reason */
export function atomContent(raw: string, lang: Lang, tlp: Tlp | undefined): AdvisoryContent {
  const wire = cleanStrings(parseXml(raw));
  const parsed = AtomEntry.safeParse(isRecord(wire) ? wire.entry : undefined);
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  const entry = parsed.data;
  return alertContent({
    id: entry.id ?? "",
    lang,
    title: entry.title,
    summary: entry.summary,
    url: entry.link["@_href"],
    category: entry.category["@_term"],
    items: entry["sec:items"]["sec:item"].map((item) => ({
      title: item["sec:title"],
      summary: item["sec:summary"],
      url: item["sec:link"]["@_href"],
      products: item["sec:cpe"].flatMap(productOf),
    })),
    publishedAt: timeOf(entry.published),
    updatedAt: timeOf(entry.updated),
    tlp,
  });
}

/** The alerts name their products by CPE alone: `cpe:/a:example:widget`. */
function productOf(text: string): Product[] {
  const cpe = lineOf(text);
  const [, , vendor, product] = cpe?.split(":") ?? [];
  if (cpe === undefined || product === undefined || product === "") return [];
  const named = (word: string) => word.replaceAll("_", " ");
  return [
    {
      ...(vendor === undefined || vendor === "" ? {} : { vendor: named(vendor) }),
      product: named(product),
      cpe,
    },
  ];
}
