/** One `<Vulinfo>` of VULDEF 3.2 (https://jvndb.jvn.jp/schema/vuldef_3.2.xsd): JVN iPedia in all detail. */
import { z } from "zod";
import type { Tlp } from "../../advisory/facts.ts";
import type { AdvisoryContent, Lang, Product } from "../../advisory/schema.ts";
import { ipediaContent } from "../ipedia.ts";
import { isRecord, reasonOf } from "../json.ts";
import { timeOf } from "../rdf.ts";
import { cleanStrings } from "../text.ts";
import { lineOf } from "../values.ts";
import { EveryText, FirstText, parseXml } from "../xml.ts";
import { part, parts } from "./elements.ts";

const Described = part(z.object({ Description: FirstText }));
const Rating = part(z.object({ "@_version": z.string().optional(), Base: FirstText, Vector: FirstText }));

const AffectedItem = z.object({
  Name: FirstText,
  ProductName: FirstText,
  Cpe: FirstText,
  VersionNumber: EveryText,
});

const RelatedItem = z.object({
  "@_type": z.string().optional(),
  Name: FirstText,
  VulinfoID: FirstText,
  URL: FirstText,
});

const Vulinfo = z.object({
  VulinfoID: FirstText,
  VulinfoData: part(
    z.object({
      Title: FirstText,
      VulinfoDescription: part(z.object({ Overview: FirstText })),
      Affected: part(z.object({ AffectedItem: parts(AffectedItem) })),
      Impact: part(z.object({ Cvss: parts(Rating), ImpactItem: parts(Described) })),
      Solution: part(z.object({ SolutionItem: parts(Described) })),
      Related: part(z.object({ RelatedItem: parts(RelatedItem) })),
      DateFirstPublished: FirstText,
      DateLastUpdated: FirstText,
    }),
  ),
});

/**
 * Maps one `<Vulinfo>`, given as it is written.
 * @throws Error with a readable reason
 */
export function vuldefContent(raw: string, lang: Lang, tlp: Tlp | undefined): AdvisoryContent {
  const wire = cleanStrings(parseXml(raw));
  const parsed = Vulinfo.safeParse(isRecord(wire) ? wire.Vulinfo : undefined);
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  const { VulinfoID, VulinfoData: data } = parsed.data;
  const texts = (items: { Description?: string | undefined }[]) =>
    items.map(({ Description }) => Description ?? "").join("\n\n");
  return ipediaContent({
    id: VulinfoID ?? "",
    lang,
    title: data.Title,
    overview: data.VulinfoDescription.Overview,
    impact: texts(data.Impact.ImpactItem),
    solution: texts(data.Solution.SolutionItem),
    links: data.Related.RelatedItem.filter((item) => item["@_type"] !== "cwe").map((item) => ({
      source: item.Name,
      id: item.VulinfoID,
      url: item.URL,
    })),
    products: data.Affected.AffectedItem.flatMap(productOf),
    ratings: data.Impact.Cvss.map((rating) => ({
      version: rating["@_version"],
      vector: rating.Vector,
      score: rating.Base === undefined || rating.Base.trim() === "" ? undefined : Number(rating.Base),
    })),
    publishedAt: timeOf(data.DateFirstPublished),
    updatedAt: timeOf(data.DateLastUpdated),
    tlp,
  });
}

/** The versions in the words of the source: `5.8 (Build 1577) 未満`. */
function productOf({ Name, ProductName, Cpe, VersionNumber }: z.infer<typeof AffectedItem>): Product[] {
  const vendor = lineOf(Name);
  const product = lineOf(ProductName) ?? vendor;
  if (product === undefined) return [];
  const versions = lineOf(
    VersionNumber.map((text) => text.trim())
      .filter((text) => text !== "")
      .join("、"),
  );
  const cpe = lineOf(Cpe);
  return [
    {
      ...(vendor === undefined ? {} : { vendor }),
      product,
      ...(versions === undefined ? {} : { versions }),
      ...(cpe === undefined ? {} : { cpe }),
    },
  ];
}
