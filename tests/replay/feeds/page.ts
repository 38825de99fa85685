/** What a publisher's server answers. */
import type { Instant } from "../../../src/ports.ts";

export interface Page {
  body: string | Uint8Array;
  /** By which it says that it changed; by nothing but its bytes when absent. */
  validator?: "etag" | "last-modified";
}

export interface Publisher {
  /** A document of the publisher's, as it stands now; undefined where it has none. */
  page(url: URL, now: Instant): Page | undefined;
}

const REFERENCES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function xml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => REFERENCES[sign] ?? sign);
}

export interface RdfItem {
  about: string;
  title: string;
  /** What stands after title and link. */
  inner: string;
}

/** RSS 1.0 as JVN, JPCERT/CC and IPA write it. */
export function rdf(
  channel: { about: string; title: string; date?: string },
  items: readonly RdfItem[],
): string {
  const list = items.map(({ about }) => `    <rdf:li rdf:resource="${xml(about)}" />`);
  const written = items.map(
    ({ about, title, inner }) => `<item rdf:about="${xml(about)}">
  <title>${xml(title)}</title>
  <link>${xml(about)}</link>
  ${inner}
</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xml:lang="ja">
<channel rdf:about="${xml(channel.about)}">
  <title>${xml(channel.title)}</title>
  ${channel.date === undefined ? "" : `<dc:date>${channel.date}</dc:date>`}
  <items><rdf:Seq>
${list.join("\n")}
  </rdf:Seq></items>
</channel>
${written.join("\n")}
</rdf:RDF>`;
}

/** `2026-11-02T16:30:00+09:00` without its seconds, as JPCERT/CC and JVN iPedia write it. */
export function toMinutes(time: string): string {
  return time.replace(/(T\d\d:\d\d):\d\d/, "$1");
}
