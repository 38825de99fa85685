/** Reads JVN's own feed (jvn.rdf, Japanese or English). JVN iPedia's feeds have more and are another source. */
import type { AdvisoryContent, Lang } from "../../advisory/schema.ts";
import { WebUrl } from "../../advisory/schema.ts";
import { normalizeIdentifier } from "../../advisory/identifiers.ts";
import type { Source, SourceDocument } from "../../ports.ts";
import { headOf } from "../encoding.ts";
import { reasonOf } from "../json.ts";
import { isRdf, readRdf, timeOf } from "../rdf.ts";
import { htmlToText, shorten, titleText } from "../text.ts";
import { JvnItem } from "./schema.ts";

const CHANNEL = /^https?:\/\/jvn\.jp\//;

/** RSS 1.0 whose channel is jvn.jp's, or whose first identifier is JVN's; never one with iPedia's `sec:`. */
function recognises(document: SourceDocument): boolean {
  if (!isRdf(document)) return false;
  const head = headOf(document);
  if (/xmlns:sec\s*=/.test(head)) return false;
  return isRdf(document, CHANNEL) || /<dc:identifier>\s*JVN(?:VU|TA)?#\d/.test(head);
}

function contentOf(wire: unknown, lang: Lang): AdvisoryContent {
  const parsed = JvnItem.safeParse(wire);
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  const item = parsed.data;
  const title = shorten(titleText(item.title ?? ""), 2_000);
  if (title === "") throw new Error("title: is missing");
  const url = WebUrl.safeParse(item.link?.trim());
  if (!url.success) throw new Error("link: is not an http or https address");
  const summary = shorten(htmlToText(item.description ?? ""), 20_000);
  const issued = timeOf(item["dcterms:issued"]) ?? timeOf(item["dc:date"]);
  const modified = timeOf(item["dcterms:modified"]) ?? timeOf(item["dc:date"]);
  const identifiers = item["dc:identifier"]
    .map((text) => normalizeIdentifier(text))
    .filter((identifier) => identifier !== undefined);
  return {
    kind: "vulnerability",
    title: { [lang]: title },
    ...(summary === "" ? {} : { summary: { [lang]: summary } }),
    identifiers: [...new Set(identifiers)],
    references: [{ source: "JVN", title: { [lang]: title }, url: url.data }],
    products: [],
    ...(issued === undefined ? {} : { publishedAt: issued }),
    ...(modified === undefined ? {} : { updatedAt: modified }),
  };
}

export const jvnRss: Source = {
  name: "jvn-rss",
  label: { ja: "JVN", en: "JVN (Japan Vulnerability Notes)" },
  baseline: true,
  precedence: 10,
  role: "news",
  recognises,
  read: (document) => readRdf(document, { contentOf }),
};
