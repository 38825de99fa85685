/** What is expected of RSS and Atom files: formats told by a few strings, items counted, identities looked for. */
import type { Expected } from "./result.ts";

const OWN: readonly [string, RegExp][] = [
  ["jpcert", /<channel rdf:about="https:\/\/www\.jpcert\.or\.jp\//],
  ["ipa", /<channel rdf:about="https:\/\/www\.ipa\.go\.jp\//],
  ["security-next", /<link>https:\/\/www\.security-next\.com<\/link>/],
];
const ROOT =
  /<rss[\s>]|<feed[^>]*(?:www\.w3\.org\/2005\/Atom|purl\.org\/atom\/ns#)|<rdf:RDF[^>]*purl\.org\/rss\/1\.0\//;
/** Encodings that no browser knows by these names. */
const STRANGE = /encoding="(?:bogus|mac-cyrillic)"/;
const IDENTITY =
  /rdf:about="[^"]+"|<(?:guid|id)[^>]*>(?:<!\[CDATA\[)?[^<\s]|<link[^>]*>(?!mailto:)[^<\s]|<link[^>]*href="/;
const WORDS = /<(?:title|description|summary|content)[^>]*>[^<]/;
/** Two items with one guid, written in two ways: the second is refused. */
const PART = "guid_guid_duplicate_value_cdata.xml";

/** Undefined for what is no feed. */
export function feedFormat(path: string, text: string): Expected | undefined {
  const markup = text.replace(/<!--[\s\S]*?-->/g, "");
  const own = OWN.find(([, pattern]) => pattern.test(markup))?.[0];
  if (own === undefined && !ROOT.test(markup)) return undefined;
  const format = own ?? "rss";
  const items = markup.match(/<(item|entry)[\s>][\s\S]*?<\/\1>/g) ?? [];
  const empty = items.length === 0 && /<rss[\s>]/.test(markup) && !markup.includes("<channel>");
  if (empty || /<!DOCTYPE/.test(markup) || STRANGE.test(markup.replace(/\s+/g, " "))) {
    return { format, announced: 1, outcome: "refused" };
  }
  const read = items.filter((item) => IDENTITY.test(item) && WORDS.test(item)).length;
  if (path.endsWith(PART)) return { format, announced: items.length, outcome: "part" };
  const outcome = read === items.length ? "read" : read === 0 ? "refused" : "part";
  return { format, announced: items.length, outcome };
}
