import { isoDay, pick, prose } from "./words.ts";

const PLACES = ["架空大学", "見本市役所", "例示電機", "仮設商会", "模擬病院"];
const EVENTS = [
  "不正アクセスで個人情報流出の可能性",
  "メール誤送信",
  "設定不備で情報が閲覧可能に",
  "サーバがランサムウェア感染",
];

/** A news feed of ten items, about 8 KB, in Japanese: most are in no other feed. */
export function rssFeed(number: number, version: number): string {
  const items = Array.from({ length: 10 }, (_unused, index) => item(number * 10 + index));
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>Example News ${number}</title>
<link>https://news-${number}.example.com/</link>
<atom:link href="https://news-${number}.example.com/feed" rel="self" type="application/rss+xml"/>
<description>Made for a benchmark</description>
<language>ja</language>
<lastBuildDate>${new Date(isoDay(version)).toUTCString()}</lastBuildDate>
${items.join("\n")}
</channel>
</rss>
`;
}

function item(number: number): string {
  const title = `${EVENTS[pick(number, EVENTS.length)]} - ${PLACES[pick(number + 1, PLACES.length)]}${number}`;
  return `<item>
<title>${title}</title>
<link>https://news.example.com/${number}</link>
<guid isPermaLink="false">https://news.example.com/?p=${number}</guid>
<pubDate>${new Date(isoDay(number)).toUTCString()}</pubDate>
<description><![CDATA[<p>${title}について、${number}件の情報が外部から閲覧できる状態だったことが分かった。原因は調査中で、現時点で悪用は確認されていない。関係者には個別に連絡し、再発防止に取り組むとしている。${prose(number, 12)}</p>]]></description>
</item>`;
}
