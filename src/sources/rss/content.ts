/** An article of any feed as an advisory. */
import type { AdvisoryContent, Lang } from "../../advisory/schema.ts";
import { WebUrl } from "../../advisory/schema.ts";
import { identifiersIn, kindOf } from "../headlines.ts";
import { rssTimeOf } from "../rss-time.ts";
import { cleanText, htmlToText, shorten, titleText } from "../text.ts";
import type { Article } from "./schema.ts";

const MOST_SUMMARY = 20_000;
/** Of a title made from the text of an item that has none. */
const MADE_TITLE = 100;

export interface Feed {
  /** What its items are read as where their own script does not tell. */
  lang: Lang;
  /** What relative links start from. */
  base?: string | undefined;
}

/** @throws Error when it has no words, or a link that is not http or https */
export function contentOf(article: Article, feed: Feed): AdvisoryContent {
  const { text } = article;
  const summary =
    text === undefined ? "" : (text.plain ? cleanText(text.value) : htmlToText(text.value)).trim();
  const made = titleText(article.title ?? "");
  const title = made === "" ? shorten(summary.replaceAll("\n", " "), MADE_TITLE) : shorten(made, 2_000);
  if (title === "") throw new Error("has neither a title nor a text");
  const url = linkOf(article.link, feed.base);
  // Kana tell Japanese whatever the feed says; Chinese characters alone do not.
  const lang = /[\u3041-\u30ff]/.test(title + summary) ? "ja" : feed.lang;
  const kind = kindOf(title, summary, "alert");
  const published = rssTimeOf(article.published);
  const updated = rssTimeOf(article.updated);
  return {
    kind,
    title: { [lang]: title },
    ...(summary === "" || summary === title ? {} : { summary: { [lang]: shorten(summary, MOST_SUMMARY) } }),
    identifiers: kind === "vulnerability" ? identifiersIn(title, summary) : [],
    references: url === undefined ? [] : [{ source: new URL(url).hostname, title: { [lang]: title }, url }],
    products: [],
    ...(published === undefined ? {} : { publishedAt: published }),
    ...(updated === undefined ? {} : { updatedAt: updated }),
  };
}

/** The whole address, undefined for an article without one. @throws Error when it leads elsewhere than to the web */
function linkOf(link: string | undefined, base: string | undefined): string | undefined {
  const written = link?.trim() ?? "";
  if (written === "") return undefined;
  const url = WebUrl.safeParse(URL.parse(written, base)?.href);
  if (!url.success) throw new Error("link: is not an http or https address");
  return url.data;
}
