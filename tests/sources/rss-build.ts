/** Feeds for tests of the generic reader: items as they are written, in a frame. */
export function rss2(items: string, channel = "<link>https://example.com/</link>"): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>例</title>${channel}${items}</channel></rss>`;
}

export function atom(entries: string, attributes = ""): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>e</title><link href="https://example.com/"/>${entries}</feed>`;
}

export function rss1(items: string, listed: readonly string[] = []): string {
  const list = listed.map((link) => `<rdf:li rdf:resource="${link}"/>`).join("");
  return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.com/feed"><title>e</title><link>https://example.com/</link><items><rdf:Seq>${list}</rdf:Seq></items></channel>${items}</rdf:RDF>`;
}

export function jsonFeed(items: unknown[], fields: object = {}): object {
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: "e",
    home_page_url: "https://example.com/",
    items,
    ...fields,
  };
}

export function item(number: number, inner = ""): string {
  return `<item><title>Widget ${number} vulnerability</title><link>https://example.com/${number}</link><guid>https://example.com/${number}</guid>${inner}</item>`;
}
