/** Reads Security NEXT's feed: incidents for the most part, and news of flaws. */
import type { AdvisoryContent } from "../../advisory/schema.ts";
import { WebUrl } from "../../advisory/schema.ts";
import type { ReadResult, Refusal, Source, SourceDocument, SourceEntry } from "../../ports.ts";
import { headOf } from "../encoding.ts";
import { identifiersIn, kindOf, organisationIn, productIn } from "../headlines.ts";
import { reasonOf } from "../json.ts";
import { missingOf, readWhole } from "../rdf.ts";
import { rssTimeOf } from "../rss-time.ts";
import { hashTexts, rawElements, rawText, sliceElements } from "../slices.ts";
import { decodeText, htmlToText, shorten, titleText } from "../text.ts";
import { parseItem } from "../xml.ts";
import { SecurityNextItem } from "./schema.ts";

/** An article's address; its number is its only identity that stays. */
const ARTICLE = /^https?:\/\/www\.security-next\.com\/(\d+)\/?(?:[?#].*)?$/;

/** RSS 2.0 whose channel links to www.security-next.com. */
function recognises(document: SourceDocument): boolean {
  const head = headOf(document);
  return (
    /<rss[\s>]/.test(head) && /^https?:\/\/www\.security-next\.com\/?$/.test(rawText(head, "link") ?? "")
  );
}

function contentOf(wire: unknown, url: string): AdvisoryContent {
  const parsed = SecurityNextItem.safeParse(wire);
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  const item = parsed.data;
  const title = shorten(titleText(item.title ?? ""), 2_000);
  if (title === "") throw new Error("title: is missing");
  if (!WebUrl.safeParse(url).success) throw new Error("link: is not an http or https address");
  const summary = shorten(htmlToText(item.description ?? ""), 20_000);
  const kind = kindOf(title, summary, "incident");
  const scope = kind === "incident" ? organisationIn(title) : undefined;
  const product = kind === "vulnerability" ? productIn(title) : undefined;
  const published = rssTimeOf(item.pubDate);
  return {
    kind,
    title: { ja: title },
    ...(summary === "" || summary === title ? {} : { summary: { ja: summary } }),
    ...(scope === undefined ? {} : { scope: { ja: scope } }),
    // What befell somebody through a flaw is not news of that flaw: they stay apart.
    identifiers: kind === "vulnerability" ? identifiersIn(title, summary) : [],
    references: [{ source: "Security NEXT", title: { ja: title }, url }],
    products: product === undefined ? [] : [{ product }],
    ...(published === undefined ? {} : { publishedAt: published }),
  };
}

function read({ bytes, charset }: SourceDocument): ReadResult {
  return readWhole(() => {
    const { text, damaged } = decodeText(bytes, charset);
    const { items, opened, envelope } = sliceElements(text, "item");
    const entries: SourceEntry[] = [];
    const refusals: Refusal[] = [];
    for (const [index, raw] of items.entries()) {
      const link = rawText(raw, "link") ?? "";
      const number = ARTICLE.exec(link)?.[1];
      if (number === undefined) {
        const reason = link === "" ? "link: is missing" : "link: is not the address of an article";
        refusals.push({ entry: `item ${index + 1}`, reason });
        continue;
      }
      const url = `https://www.security-next.com/${number}`;
      entries.push({
        key: url,
        // The feed gives no sign of a change but the words themselves.
        get hash() {
          return hashTexts(["title", "description"].flatMap((name) => rawElements(raw, name)));
        },
        content: () => {
          if (damaged && raw.includes("\ufffd")) {
            throw new Error("holds bytes that are no characters in the feed's encoding");
          }
          return contentOf(parseItem(raw), url);
        },
      });
    }
    const missing = missingOf(envelope, "rss", items, opened);
    const built = rssTimeOf(rawText(envelope, "lastBuildDate"));
    return {
      snapshotAt: built === undefined ? undefined : Date.parse(built),
      announced: items.length + missing,
      entries,
      refusals,
      missing,
    };
  });
}

export const securityNext: Source = {
  name: "security-next",
  label: { ja: "Security NEXT", en: "Security NEXT" },
  baseline: true,
  precedence: 16,
  role: "news",
  recognises,
  read,
};
