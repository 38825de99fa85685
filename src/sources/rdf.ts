/** RSS 1.0 (RDF), as JVN, JVN iPedia, JPCERT/CC and IPA publish it. */
import type { AdvisoryContent, Lang } from "../advisory/schema.ts";
import { IsoTime } from "../advisory/schema.ts";
import type { Instant, ReadResult, Refusal, SourceDocument, SourceEntry } from "../ports.ts";
import { headOf } from "./encoding.ts";
import { hashTexts, rawAttribute, rawElements, rawText, sliceElements } from "./slices.ts";
import { decodeReferences, decodeText, UnreadableError } from "./text.ts";
import { parseItem } from "./xml.ts";

export interface RdfItem {
  /** `rdf:about`, "" when it is missing. */
  about: string;
  /** The item as it is written. */
  raw: string;
  /** Parsed, for the schema of the source (`xml.ts`). @throws Error when it is damaged or no XML */
  wire(): unknown;
}

export interface RdfFeed {
  lang: Lang;
  /** The feed's own date. */
  snapshotAt?: Instant | undefined;
  items: RdfItem[];
  /** Listed in `rdf:Seq` or opened, but not there whole. */
  missing: number;
}

/** Whether a document is RSS 1.0 at all; `channel` matches the `rdf:about` of the source's own feeds. */
export function isRdf(document: SourceDocument, channel?: RegExp): boolean {
  const head = headOf(document);
  if (!/<rdf:RDF[\s>]/.test(head) || !head.includes("http://purl.org/rss/1.0/")) return false;
  return channel === undefined || channel.test(aboutOf(head) ?? "");
}

/** The `rdf:about` of the channel. */
function aboutOf(text: string): string | undefined {
  const at = text.search(/<channel[\s>]/);
  return at < 0 ? undefined : rawAttribute(text.slice(at), "rdf:about");
}

/** @throws UnreadableError with the reason why the document is refused whole */
export function openRdf({ bytes, charset }: SourceDocument): RdfFeed {
  const { text, damaged } = decodeText(bytes, charset);
  const { items, opened, envelope } = sliceElements(text, "item");
  const root = envelope.search(/<rdf:RDF[\s>]/);
  if (root < 0 || !/<channel[\s>]/.test(envelope)) throw new UnreadableError("is not an RSS 1.0 feed");
  const read = items.map((raw) => ({
    about: decodeReferences(rawAttribute(raw, "rdf:about") ?? "").trim(),
    raw,
    wire: () => wireOf(raw, damaged),
  }));
  const language = rawAttribute(envelope.slice(root), "xml:lang") ?? rawText(envelope, "dc:language") ?? "";
  const english = language === "" ? aboutOf(envelope)?.includes("/en") === true : /^\s*en/i.test(language);
  const date = timeOf(rawText(envelope, "dc:date"));
  return {
    lang: english ? "en" : "ja",
    snapshotAt: date === undefined ? undefined : Date.parse(date),
    items: read,
    missing: missingOf(
      envelope,
      "rdf:RDF",
      read.map(({ about }) => about),
      opened,
    ),
  };
}

function wireOf(raw: string, damaged: boolean): unknown {
  if (damaged && raw.includes("\ufffd"))
    throw new Error("holds bytes that are no characters in the feed's encoding");
  return parseItem(raw);
}

/**
 * How many items are not there: cut off or swallowed in what was opened; listed in the table of contents (`rdf:Seq`),
 * each as often as it is listed; or, where no whole list tells and the end is gone, one, since how many went with it
 * cannot be known.
 * @param there What the items read call themselves, in a format that lists them
 */
export function missingOf(envelope: string, root: string, there: readonly string[], opened: number): number {
  const left = new Map<string, number>();
  for (const about of there) left.set(about, (left.get(about) ?? 0) + 1);
  const list = rawElements(envelope, "rdf:li");
  let unlisted = 0;
  for (const entry of list) {
    const link = decodeReferences(rawAttribute(entry, "(?:rdf:)?resource") ?? "").trim();
    const count = left.get(link) ?? 0;
    if (count > 0) left.set(link, count - 1);
    else if (link !== "") unlisted += 1;
  }
  const listed = list.length > 0 && envelope.includes("</rdf:Seq");
  const endless = !listed && !envelope.includes(`</${root}`);
  return Math.max(opened - there.length, unlisted, Number(endless));
}

/** `2026-10-09T08:36+09:00` gets its seconds; what is no time with an offset is none. */
export function timeOf(text: string | undefined): string | undefined {
  const whole = text?.trim().replace(/(T\d\d:\d\d)(?=Z|[+-]\d\d:\d\d$)/, "$1:00");
  const parsed = IsoTime.safeParse(whole);
  return parsed.success ? parsed.data : undefined;
}

export interface RdfFormat {
  /** Identity within the source; `rdf:about` when absent. Undefined: the item has none. */
  keyOf?(item: RdfItem): string | undefined;
  /** When the item was last changed, by its own word. */
  asOf?(item: RdfItem): Instant | undefined;
  /** Maps a parsed item. @throws Error with a readable reason */
  contentOf(wire: unknown, lang: Lang): AdvisoryContent;
}

/** Reads a feed whose items are an entry each. English is its second feed, `en`. */
export function readRdf(document: SourceDocument, format: RdfFormat): ReadResult {
  return readWhole(() => entriesOf(openRdf(document), format));
}

function entriesOf(feed: RdfFeed, format: RdfFormat): ReadResult {
  const entries: SourceEntry[] = [];
  const refusals: Refusal[] = [];
  for (const [index, item] of feed.items.entries()) {
    const key = format.keyOf === undefined ? item.about : format.keyOf(item);
    if (key === undefined || key === "") {
      refusals.push({ entry: `item ${index + 1}`, reason: "rdf:about: is missing" });
      continue;
    }
    entries.push({
      key,
      get hash() {
        return hashTexts([feed.lang, item.raw]);
      },
      get asOf() {
        return format.asOf?.(item);
      },
      content: () => format.contentOf(item.wire(), feed.lang),
    });
  }
  return resultOf(feed, entries, refusals);
}

/** What was read of a feed, counted: every item is an entry or a refusal. */
export function resultOf(feed: RdfFeed, entries: SourceEntry[], refusals: Refusal[]): ReadResult {
  return {
    feed: feed.lang === "en" ? "en" : undefined,
    snapshotAt: feed.snapshotAt,
    announced: entries.length + refusals.length + feed.missing,
    entries,
    refusals,
    missing: feed.missing,
  };
}

/** A document that cannot be read at all counts as one, refused with the reason. */
export function readWhole(read: () => ReadResult): ReadResult {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { announced: 1, entries: [], refusals: [{ reason: error.message }], missing: 0 };
  }
}
