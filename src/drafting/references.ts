/** Where to read on: links that lead to something new, and the identifiers. */
import type { AdvisoryContent, Lang, Reference } from "../advisory/schema.ts";
import { clean, oneLine } from "./passages.ts";
import { draftWords } from "./words.ts";

const MOST_LINKS = 6;
/** Identifiers on one line; more would bury the links. */
const MOST_IDENTIFIERS = 20;

/** Identifiers that mean something outside their publisher's own list. */
const PUBLIC_ID = /^(?:CVE-|JVN|GHSA-|EUVD-|at\d{6}$)/;

/** `source: title`, the link on a line of its own; then the identifiers. */
export function referencesOf(content: AdvisoryContent, lang: Lang): string[] {
  const words = draftWords[lang];
  const ids = content.identifiers.map(oneLine).filter((id) => PUBLIC_ID.test(id));
  const shown = ids.slice(0, MOST_IDENTIFIERS);
  if (ids.length > shown.length) shown.push(words.andOthers);
  const once = oncePerAddress(content.references);
  const worthwhile = onePerTitle(once, lang);
  const links = worthwhile.slice(0, MOST_LINKS).map((reference) => referenceLine(reference, lang));
  return [
    ...links,
    ...(once.length > links.length ? [words.moreLeftOut] : []),
    ...(ids.length > 0 ? [words.identifiers(shown.join(words.join))] : []),
  ];
}

/** The one link a reader without technical interest gets; the first reference where none has a link. */
export function oneReference({ references }: AdvisoryContent, lang: Lang): string[] {
  const first = references.find(({ url }) => url !== undefined) ?? references[0];
  return first === undefined ? [] : [referenceLine(first, lang)];
}

/** Feeds name one page with and without `www.`. */
function oncePerAddress(references: readonly Reference[]): Reference[] {
  const seen = new Set<string>();
  return references.filter(({ url }) => {
    if (url === undefined) return true;
    const address = clean(url)
      .replace(/^https?:\/\/(?:www\.)?/i, "")
      .replace(/\/$/, "");
    const first = !seen.has(address);
    seen.add(address);
    return first;
  });
}

/** CSAF documents list a machine-readable copy of themselves, and general pages of one title after another. */
function onePerTitle(references: readonly Reference[], lang: Lang): Reference[] {
  const pages = references.filter(({ url }) => url === undefined || !/\.json$/i.test(url));
  const seen = new Set<string>();
  return (pages.length > 0 ? pages : references).filter(({ source, title }) => {
    const text = oneLine(title[lang] ?? title.ja ?? title.en ?? "");
    const line = `${source ?? ""}\n${text}`;
    const first = text === "" || !seen.has(line);
    seen.add(line);
    return first;
  });
}

function referenceLine({ source, title, url }: Reference, lang: Lang): string {
  const text = oneLine(title[lang] ?? title.ja ?? title.en ?? "");
  // A link's own host says nothing more of where it leads.
  if (url !== undefined && text === clean(url) && source === new URL(url).hostname) return text;
  if (url !== undefined && text === source) return clean(url);
  const line = source === undefined ? text : `${oneLine(source)}: ${text}`;
  // Some feeds have the link itself for a title: once is enough.
  return url === undefined || text === clean(url) ? line : `${line}\n  ${clean(url)}`;
}
