/** Security NEXT (RSS 2.0 as WordPress writes it), a vendor's blog (Atom), another vendor's JSON Feed. */
import type { Instant } from "../../../src/ports.ts";
import { type Page, xml } from "./page.ts";

export interface Article {
  number: number;
  title: string;
  text: string;
  date: string;
}

/** Every answer is dated anew, so that its bytes always differ. */
export function createSecurityNext() {
  const articles = new Map<number, Article>();
  return {
    publish: (article: Article) => void articles.set(article.number, article),
    page({ pathname }: URL, now: Instant): Page | undefined {
      if (pathname !== "/feed") return undefined;
      const items = [...articles.values()].toReversed().map(
        ({ number, title, text, date }) => `<item>
  <title>${xml(title)}</title>
  <link>https://www.security-next.com/${number}</link>
  <pubDate>${new Date(date).toUTCString().replace("GMT", "+0000")}</pubDate>
  <guid isPermaLink="false">https://www.security-next.com/?p=${number}</guid>
  <description><![CDATA[<p>${text}</p>]]></description>
</item>`,
      );
      return {
        body: `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Security NEXT</title>
<atom:link href="https://www.security-next.com/feed" rel="self" type="application/rss+xml" />
<link>https://www.security-next.com</link>
<lastBuildDate>${new Date(now).toUTCString()}</lastBuildDate>
<language>ja</language>
${items.join("\n")}
</channel></rss>`,
      };
    },
  };
}

export interface Post {
  id: string;
  title: string;
  text: string;
  date: string;
}

/** An English blog in Atom. */
export function createBlog() {
  const posts = new Map<string, Post>();
  return {
    publish: (post: Post) => void posts.set(post.id, post),
    page({ pathname }: URL): Page | undefined {
      if (pathname !== "/blog/atom.xml") return undefined;
      const entries = [...posts.values()].toReversed().map(
        ({ id, title, text, date }) => `<entry>
  <id>tag:blog.example.com,2026:${id}</id>
  <title>${xml(title)}</title>
  <link rel="alternate" href="https://blog.example.com/${id}"/>
  <published>${date}</published><updated>${date}</updated>
  <summary type="html">${xml(`<p>${text}</p>`)}</summary>
</entry>`,
      );
      return {
        body: `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>https://blog.example.com/</id><title>Example blog</title>
<link rel="alternate" href="https://blog.example.com/"/>
${entries.join("\n")}
</feed>`,
        validator: "etag",
      };
    },
  };
}

/** A vendor's news in JSON Feed 1.1. */
export function createVendorNews() {
  const posts: Post[] = [];
  return {
    publish: (post: Post) => void posts.unshift(post),
    page({ pathname }: URL): Page | undefined {
      if (pathname !== "/vendor/feed.json") return undefined;
      const items = posts.map(({ id, title, text, date }) => ({
        id: `https://print.example.com/news/${id}`,
        url: `https://print.example.com/news/${id}`,
        title,
        content_html: `<p>${text}</p>`,
        date_published: date,
      }));
      return {
        body: JSON.stringify({
          version: "https://jsonfeed.org/version/1.1",
          title: "Example Print news",
          home_page_url: "https://print.example.com/",
          feed_url: "https://print.example.com/feed.json",
          language: "en",
          items,
        }),
      };
    },
  };
}
