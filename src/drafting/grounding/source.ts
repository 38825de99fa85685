/** What a draft may say: everything the advisory, its assessment, the organization's settings and the request hold. */
import { localDate } from "../../advisory/calendar.ts";
import { foldAlias } from "../../advisory/identifiers.ts";
import type { AdvisoryContent, DraftText, Lang } from "../../advisory/schema.ts";
import type { DraftRequest } from "../../ports.ts";
import { createTemplateDrafter } from "../template.ts";
import type { DateFact } from "./dates.ts";
import { type Facts, readFacts } from "./facts.ts";
import { readFigures } from "./figures.ts";
import { fold } from "./fold.ts";
import { bareKey, type Link } from "./links.ts";
import { sentenceKey, sentencesOf } from "./sentences.ts";
import type { NumberFact } from "./numbers.ts";
import { createOtherScript, type OtherScript } from "./other-script.ts";
import type { VersionFact } from "./versions.ts";

export interface Source {
  request: DraftRequest;
  content: AdvisoryContent;
  /** What the template says to these readers in this language. */
  template: DraftText;
  /** What people wrote: the advisory's texts in both languages, and the organization's own. */
  texts: string[];
  /** Their sentences, and the fixed ones that our own template sets around them. */
  sentences: string[];
  /** The keys of all of their sentences. */
  known: ReadonlySet<string>;
  /** The figures of sentences that are the same but for them. */
  figures: ReadonlyMap<string, ReadonlySet<string>>;
  /** All of `sentences`, folded, in lower case: to look for a name in. */
  all: string;
  links: ReadonlySet<string>;
  identifiers: ReadonlySet<string>;
  dates: DateFact[];
  years: ReadonlySet<number>;
  versions: ReadonlyMap<string, VersionFact[]>;
  numbers: NumberFact[];
  /** How many products and vulnerabilities it has: a draft may count them. */
  counts: Record<"products" | "flaws", ReadonlySet<number>>;
  /** Latin words, in lower case. */
  words: ReadonlySet<string>;
  codes: ReadonlySet<string>;
  katakana: ReadonlySet<string>;
  otherScript: OtherScript;
}

/** Where the source says one of something, a draft may write 1. */
const ONE = /\b(?:one|single)\b|[一1]つ|[一1]文字/;
const MOST_TEXT = 200_000;
const template = createTemplateDrafter();

/** Reads a request once; everything a draft says is looked up in what comes back. */
export function readSource(request: DraftRequest): Source {
  const { content } = request.record.revision;
  const texts = textsOf(request);
  const drafts = draftsOf(request);
  const fixed = [...strings(drafts.ja), ...strings(drafts.en)];
  const facts = readFacts(texts.join("\n\n"));
  const sentences = [...new Set([...texts, ...fixed].flatMap(sentencesOf))];
  const all = fold([...texts, ...fixed].join("\n")).toLowerCase();
  const dates = [...facts.dates, ...statedDates(request)];
  const versions = new Map<string, VersionFact[]>();
  for (const version of facts.versions) {
    versions.set(version.key, [...(versions.get(version.key) ?? []), version]);
  }
  return {
    request,
    content,
    template: drafts[request.lang],
    texts,
    sentences,
    figures: readFigures(sentences),
    known: new Set(sentences.map(sentenceKey)),
    all,
    links: linkKeys(facts.links),
    identifiers: new Set(
      [...content.identifiers, ...request.record.aliases].map(foldAlias).concat(facts.identifiers),
    ),
    dates,
    years: yearsOf(request, dates),
    versions,
    numbers: [
      ...facts.numbers,
      ...statedNumbers(content),
      ...(ONE.test(all) ? [{ text: "", value: 1, rough: false }] : []),
    ],
    counts: countsOf(content),
    words: new Set(all.match(/[a-z]+/g)),
    codes: codesOf(facts, all),
    katakana: new Set(
      (all.match(/[\u30a1-\u30fa\u30fc・]{2,}/g) ?? []).flatMap((run) => [run, ...run.split("・")]),
    ),
    otherScript: createOtherScript(texts),
  };
}

/** Every string of a value, at any depth that our schemas have. */
function strings(value: unknown, depth = 0): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object" || depth > 6) return [];
  return Object.values(value).flatMap((part) => strings(part, depth + 1));
}

function textsOf({ record, organization, followUp }: DraftRequest): string[] {
  const { kev: _kev, publishedAt: _published, updatedAt: _updated, ...written } = record.revision.content;
  const { calendar: _calendar, thresholds: _thresholds, timeZone: _zone, id: _id, ...own } = organization;
  const stated = followUp === undefined ? [] : [...strings(followUp.changes), followUp.subject];
  const found = [...new Set([...strings(written), ...strings(own), ...stated])];
  let left = MOST_TEXT;
  return found.filter((text) => (left -= text.length) > 0);
}

/** What our own template says in both languages. It is made of the advisory and fixed sentences; numbers are not read of it. */
function draftsOf(request: DraftRequest): Record<Lang, DraftText> {
  const draft = (lang: Lang) => template.draft({ ...request, lang }).text;
  return { ja: draft("ja"), en: draft("en") };
}

function linkKeys(links: readonly Link[]): ReadonlySet<string> {
  return new Set(links.flatMap(({ key }) => [key, bareKey(key), bareKey(key).split("/", 1)[0] ?? ""]));
}

function statedDates({ record, organization, followUp }: DraftRequest): DateFact[] {
  const { content } = record.revision;
  const times = [content.publishedAt, content.updatedAt, content.withdrawn?.at];
  const dues = new Set([record.assessment.deadline.date, content.kev?.dueDate]);
  const days = [
    record.assessment.deadline.date,
    content.kev?.dateAdded,
    content.kev?.dueDate,
    ...(content.exploitation ?? []).map(({ since }) => since),
    ...(content.epss ?? []).map(({ date }) => date),
    followUp?.date,
    ...times.map((time) => {
      const instant = time === undefined ? Number.NaN : Date.parse(time);
      return Number.isNaN(instant) ? undefined : localDate(instant, organization.timeZone);
    }),
  ];
  return days.flatMap((date) => {
    const [year, month, day] = (date ?? "").slice(0, 10).split("-").map(Number);
    return date === undefined ? [] : [{ text: date, year, month, day, due: dues.has(date) }];
  });
}

/** The years of a date that has none. */
function yearsOf(request: DraftRequest, dates: readonly DateFact[]): ReadonlySet<number> {
  const own = [...statedDates(request), ...dates].map(({ year }) => year);
  return new Set(own.filter((year) => year !== undefined));
}

function statedNumbers({ cvss = [], epss = [] }: AdvisoryContent): NumberFact[] {
  const scores = cvss.map(({ score }) => ({ text: "", value: score ?? Number.NaN, rough: false }));
  const shares = epss.flatMap(({ score, percentile }) =>
    [score, percentile]
      .filter((share) => share !== undefined)
      .flatMap((share) => [
        { text: "", value: share, rough: false },
        { text: "", value: Number((share * 100).toPrecision(6)), unit: "%", rough: false },
        { text: "", value: Math.round(share * 100), unit: "%", rough: false },
      ]),
  );
  return [...scores, ...shares];
}

/** What a draft may count by itself. */
function countsOf({ scope, identifiers, products }: AdvisoryContent): Source["counts"] {
  const lines = [scope?.ja, scope?.en].map(
    (text) => (text ?? "").split("\n").filter((line) => line.trim() !== "").length,
  );
  return {
    products: new Set([products.length, ...lines].filter((count) => count > 1)),
    flaws: new Set([identifiers.filter((id) => id.startsWith("CVE-")).length].filter((count) => count > 1)),
  };
}

/** `MN-R1200`, `windows11`: without the signs between, so that Windows 11 and Windows11 are one. */
function codesOf(facts: Facts, all: string): ReadonlySet<string> {
  const codes = new Set(facts.codes.map(squeezed));
  for (const [joined] of all.matchAll(/[a-z]{1,40}[ _.+-]?\d{1,12}(?![\d.]{0,3}\d)/g))
    codes.add(squeezed(joined));
  return codes;
}

export function squeezed(code: string): string {
  return code.toLowerCase().replace(/[ _.+-]/g, "");
}
