/**
 * Identifiers of advisories: how they are written, found and compared. One form each, whatever was typed:
 * `CVE-2026-1234`, `JVN#12345678`, `JVNVU#…`, `JVNTA#…`, `JVNDB-2026-000001`, `GHSA-xxxx-xxxx-xxxx`,
 * `EUVD-2026-1234` (ENISA), `at260004` (JPCERT/CC).
 */
import type { AdvisoryContent } from "./schema.ts";

/** From this many CVEs on an advisory is a bulletin: monthly round-ups must not fuse what they list. */
const MOST_MERGING_CVES = 10;

interface Form {
  /** Matches the id at any place of folded text; `loose` also takes the spaces and signs people type. */
  strict: string;
  loose: string;
  write: (groups: string[]) => string;
}

const FORMS: Form[] = [
  {
    strict: String.raw`CVE-(\d{4})-(\d{4,19})`,
    loose: String.raw`CVE[ -]*(\d{4})[ -]+(\d{4,19})`,
    write: ([year, number]) => `CVE-${year}-${number}`,
  },
  {
    strict: String.raw`JVNDB-(\d{4})-(\d{6})`,
    loose: String.raw`JVNDB[ -]*(\d{4})[ -]+(\d{6})`,
    write: ([year, number]) => `JVNDB-${year}-${number}`,
  },
  {
    strict: String.raw`JVN(VU|TA|)#?(\d{8})`,
    loose: String.raw`JVN ?(VU|TA|)[ #-]*(\d{8})`,
    write: ([series = "", number]) => `JVN${series.toUpperCase()}#${number}`,
  },
  {
    strict: String.raw`GHSA-([0-9a-z]{4})-([0-9a-z]{4})-([0-9a-z]{4})`,
    loose: String.raw`GHSA[ -]+([0-9a-z]{4})[ -]+([0-9a-z]{4})[ -]+([0-9a-z]{4})`,
    write: (groups) => `GHSA-${groups.join("-").toLowerCase()}`,
  },
  {
    strict: String.raw`EUVD-(\d{4})-(\d{1,12})`,
    loose: String.raw`EUVD[ -]*(\d{4})[ -]+(\d{1,12})`,
    write: ([year, number]) => `EUVD-${year}-${number}`,
  },
  {
    strict: String.raw`JPCERT-AT-20(\d{2})-(\d{4})|at(\d{6})`,
    loose: String.raw`JPCERT[ -]*AT[ -]*20(\d{2})[ -]+(\d{4})|(?:JPCERT )?at[ -]?(\d{6})`,
    write: ([year = "", number = "", short = ""]) => `at${short}${year}${number}`,
  },
];

const WHOLE = FORMS.map(({ loose, write }) => ({ pattern: new RegExp(`^(?:${loose})$`, "i"), write }));
const ANYWHERE = new RegExp(
  `(?<![0-9A-Za-z])(?:${FORMS.map(({ strict }) => strict).join("|")})(?![0-9A-Za-z])`,
  "gi",
);

/** NFKC; every dash people type for a hyphen (Japanese input methods give ー and －) becomes one; one space. */
function foldWidth(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212\u30fc]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The one form of an identifier, or undefined when `text` as a whole is none. Any width and case, `JVN12345678`
 * for `JVN#12345678`, spaces for hyphens, `JPCERT-AT-2026-0004` for `at260004`.
 */
export function normalizeIdentifier(text: string): string | undefined {
  if (text.length > 200) return undefined;
  const folded = foldWidth(text);
  for (const { pattern, write } of WHOLE) {
    const match = pattern.exec(folded);
    if (match !== null) return write(match.slice(1));
  }
  return undefined;
}

/** Every identifier that stands in running text, in its one form, in order, each once. */
export function findIdentifiers(text: string): string[] {
  const dashed = text.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-");
  const found = new Set<string>();
  for (const [match] of dashed.matchAll(ANYWHERE)) {
    const identifier = normalizeIdentifier(match);
    if (identifier !== undefined) found.add(identifier);
  }
  return [...found];
}

/**
 * What an alias is stored and looked up as. The store compares literally: ingest folds before it writes, and
 * whoever looks up something typed (commands, CLI) folds before asking `store.record`. An identifier in its one
 * form; any other id NFKC, trimmed, inner spaces one, lower case.
 */
export function foldAlias(text: string): string {
  return normalizeIdentifier(text) ?? text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

/**
 * The aliases by which another entry is found to be about the same advisory: its identifiers, then `key`, the
 * source's own id (a link for JVN, the publisher's id for hansho-json). With more than ten CVEs (sources.md 1,
 * cross-source merge) none of its CVEs counts, unless one is its key.
 */
export function aliasesOf(content: Pick<AdvisoryContent, "identifiers">, key: string): string[] {
  const identifiers = content.identifiers.map(foldAlias);
  const bulletin = identifiers.filter((id) => id.startsWith("CVE-")).length > MOST_MERGING_CVES;
  const merging = bulletin ? identifiers.filter((id) => !id.startsWith("CVE-")) : identifiers;
  return [...new Set([...merging, foldAlias(key)])].filter((alias) => alias !== "");
}

/** What a bulletin lists: the CVEs of an advisory that has more than ten of them, which may be advisories of their own. */
export function bulletinCves({ identifiers }: Pick<AdvisoryContent, "identifiers">): string[] {
  const cves = identifiers.map(foldAlias).filter((id) => id.startsWith("CVE-"));
  return cves.length > MOST_MERGING_CVES ? cves : [];
}

/** Identifiers in their one form where they have one, else trimmed; each once. */
export function normalizeIdentifiers(identifiers: readonly string[]): string[] {
  return [...new Set(identifiers.map((text) => normalizeIdentifier(text) ?? text.normalize("NFKC").trim()))];
}
