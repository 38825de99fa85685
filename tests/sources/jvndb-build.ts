/** Hand-made documents in the shape of JVN iPedia's. */

/** One item of a feed, with `number` in its ids; `inner` is put before its dates. */
export function ipediaItem(
  number: number,
  inner = "",
  options: { modified?: string; title?: string } = {},
): string {
  const id = `JVNDB-1900-${String(number).padStart(6, "0")}`;
  const { modified = "2026-11-20T11:57+09:00", title = `架空製品 ${number} における脆弱性` } = options;
  return `<item rdf:about="https://jvndb.example.com/ja/contents/1900/${id}.html">
    <title>${title}</title>
    <link>https://jvndb.example.com/ja/contents/1900/${id}.html</link>
    <description>架空製品には、脆弱性が存在します。&#13;
&#13;
&lt;b&gt;詳細&lt;/b&gt; &amp;amp; 影響</description>
    <sec:identifier>${id}</sec:identifier>
    ${inner}
    <dc:date>${modified}</dc:date>
    <dcterms:issued>2026-11-19T10:00+09:00</dcterms:issued>
    <dcterms:modified>${modified}</dcterms:modified>
  </item>`;
}

/** A feed of these items, listing besides them those of `missing`. */
export function ipediaFeed(
  items: readonly string[],
  options: {
    file?: string;
    lang?: string;
    missing?: readonly string[];
    namespace?: string;
    date?: string;
  } = {},
): string {
  const { file = "jvndb", lang = "ja", missing = [], namespace = "http://jvn.jp/rss/mod_sec/" } = options;
  const { date = "2026-11-20T12:00:01+09:00" } = options;
  const abouts = items.map((item) => /rdf:about="([^"]*)"/.exec(item)?.[1] ?? "");
  const list = [...abouts, ...missing].map((about) => `<rdf:li rdf:resource="${about}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:sec="${namespace}" xml:lang="${lang}">
  <channel rdf:about="https://jvndb.example.com/${lang}/rss/${file}.rdf">
    <title>JVNDB RSS Feed - Update Entry</title>
    <link>https://jvndb.example.com/</link>
    <dc:date>${date}</dc:date>
    <items><rdf:Seq>${list.join("\n")}</rdf:Seq></items>
  </channel>
  ${items.join("\n  ")}
</rdf:RDF>`;
}
