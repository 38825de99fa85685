/** What is material and left out: fixed versions, the deadline, workarounds. What the template tells its readers is what counts. */
import type { Bilingual, DraftText } from "../../advisory/schema.ts";
import type { DraftRequest } from "../../ports.ts";
import { claimsOf } from "./claims.ts";
import { type Clause, clausesOf, isJapanese } from "./clauses.ts";
import { type DateFact, isStated, readDates } from "./dates.ts";
import { readFacts } from "./facts.ts";
import { type Finding, finding, type Part } from "./finding.ts";
import { fold, forFacts } from "./fold.ts";
import { likeness } from "./likeness.ts";
import { sentenceKey, sentencesOf } from "./sentences.ts";
import type { Source } from "./source.ts";
import type { VersionFact } from "./versions.ts";

const LEFT_OUT: Record<"version" | "deadline" | "workaround", Bilingual> = {
  version: {
    ja: "修正版が書かれていません。元の情報のとおりに書いてください。",
    en: "The fixed version is left out. Name it as the advisory does.",
  },
  deadline: {
    ja: "期限が書かれていません。元の情報のとおりに書いてください。",
    en: "The deadline is left out. State it as the advisory does.",
  },
  workaround: {
    ja: "更新できない場合などの回避策が書かれていません。元の情報のとおりに書いてください。",
    en: "The workaround is left out. State it as the advisory does.",
  },
};

/** @param parts all of the draft's */
export function findMissing(parts: readonly Part[], source: Source): Finding[] {
  const said = parts.map(({ text }) => text).join("\n");
  return [
    ...missingVersions(said, source),
    ...missingDeadlines(said, source),
    ...missingWorkarounds(parts, source),
  ];
}

export function writtenOf({ subject, overview, scope, actions }: DraftText): string {
  return [subject, overview, ...scope, ...actions].join("\n");
}

function missing(kind: keyof typeof LEFT_OUT, where: string, text: string): Finding {
  return finding("missing", { where, text }, text, LEFT_OUT[kind]);
}

function isForAdmins({ audience = "admins" }: DraftRequest): boolean {
  return audience === "admins" || audience === "overseas";
}

/** More than these are a table: readers look it up. */
const MOST_VERSIONS = 20;

function missingVersions(said: string, { content, template, texts, request }: Source): Finding[] {
  // What others than administrators are told of versions in passing they need not hear.
  const told = isForAdmins(request)
    ? writtenOf(template)
    : [...template.scope, ...template.actions].join("\n");
  const own = new Set<string>();
  for (const { fixed, status } of content.products) {
    if (status === "not-affected") continue;
    for (const version of fold(fixed ?? "").match(/[A-Za-z]{0,8}\d[\w.-]{0,40}/g) ?? []) {
      own.add(version.toLowerCase().replace(/^v(?=\d)|[.-]+$/g, ""));
    }
  }
  for (const text of texts) {
    for (const { key, target, fix, side } of readFacts(text).versions) {
      if (target || (fix && side === "up")) own.add(key);
    }
  }
  const inTemplate = fixesOf(told);
  const wanted = [...own].filter(inTemplate);
  if (wanted.length > MOST_VERSIONS) return [];
  const inDraft = fixesOf(said);
  return wanted
    .filter((version) => !inDraft(version))
    .map((version) => missing("version", "actions", version));
}

/** Whether a text has a version, and not only as the first that is not affected. */
function fixesOf(text: string): (version: string) => boolean {
  const stated = Map.groupBy(readFacts(text).versions, ({ key }) => key);
  const folded = fold(text).toLowerCase();
  return (version) => stated.get(version)?.some(isFix) ?? holds(folded, version);
}

/** Before it and below it are what is affected. */
function isFix({ side, target }: VersionFact): boolean {
  return target || (side !== "down" && side !== "below");
}

/** Whether `text` has `version` and not only one that begins or ends with it. */
function holds(text: string, version: string): boolean {
  for (let at = text.indexOf(version); at >= 0; at = text.indexOf(version, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + version.length, at + version.length + 2);
    if (!/(?:\d|\d\.)$/.test(before) && !/^(?:\d|\.\d)/.test(after)) return true;
  }
  return false;
}

function missingDeadlines(said: string, { request, content, template }: Source): Finding[] {
  const { date } = request.record.assessment.deadline;
  const steps = [content.action?.ja, content.action?.en].filter((text) => text !== undefined);
  const told = datesOf([template.opening, writtenOf(template), template.priority ?? ""].join("\n"));
  const years = new Set(told.flatMap(({ year }) => (year === undefined ? [] : [year])));
  const dues = [
    date === undefined ? [] : datesOf(date),
    steps.flatMap(datesOf).filter(({ due }) => due),
  ].flat();
  const wanted = dues.filter((due) => told.some((each) => each.due && isStated(due, [each], years)));
  const stated = datesOf(said);
  const lost = wanted.find(
    ({ month, day }) => !stated.some((each) => each.month === month && each.day === day),
  );
  if (lost !== undefined) return [missing("deadline", "actions", lost.text)];
  const span = missingSpan(said, template);
  return span === undefined ? [] : [missing("deadline", "actions", span)];
}

function datesOf(text: string): DateFact[] {
  return readDates(forFacts(text)).dates;
}

const TIMES = new Set(["h", "day", "week", "min"]);

/** 72時間以内に of a step. */
function missingSpan(said: string, { actions }: DraftText): string | undefined {
  const spans = actions
    .flatMap((step) => readFacts(step).numbers)
    .filter(({ unit, bound }) => bound === "less" && TIMES.has(unit ?? ""));
  if (spans.length === 0) return undefined;
  const stated = readFacts(said).numbers;
  return spans.find((span) => !stated.some(({ value, unit }) => value === span.value && unit === span.unit))
    ?.text;
}

const WORKAROUND =
  /回避策|回避方法|緩和策|暫定(?:的な)?(?:対策|対応|措置)|(?:更新|適用|アップデート|対策|修正|パッチ)(?:が|を|の)?[^。\n]{0,12}?(?:できない|られない|困難|難しい|までの間|待つ間|するまで|済むまで)|(?:それ|公開|提供)まで(?:の間)?は?|当面|\bworkarounds?\b|\b(?:cannot|can't|can not|unable to|not able to) (?:be )?(?:updat|upgrad|patch|appl|install)|\b(?:updat|upgrad|patch|fix)(?:e|es|ing)?\b[^.\n]{0,20}\bnot (?:yet )?(?:possible|available|feasible)|\buntil (?:then\b|(?:the |an? |you |it |they )?[^.\n]{0,12}(?:updat|upgrad|patch|fix|appli))|\bin the meantime\b|\btemporar(?:y|ily)\b|\bas an interim\b|\bmitigat(?:e|ion)s?\b(?=:| the| this)/i;
/** What keeps an attack off without mending the flaw; those with one name may stand for each other. */
const CONTAINING: Record<string, string> = {
  block: "closed",
  restricted: "closed",
  allow: "closed",
  on: "off",
  stopped: "off",
  isolated: "isolated",
  delete: "delete",
};

function missingWorkarounds(parts: readonly Part[], { request, template }: Source): Finding[] {
  if (!isForAdmins(request)) return [];
  const asked = template.actions.flatMap(sentencesOf);
  const steps = [...sentencesOf(template.overview), ...asked];
  const wanted = steps.filter(
    (sentence) => WORKAROUND.test(sentence) && (asked.includes(sentence) || containing(sentence).length > 0),
  );
  if (wanted.length === 0) return [];
  const others = new Set(steps.filter((step) => !wanted.includes(step)).map(sentenceKey));
  const said = parts
    .filter(({ where }) => /^(?:overview|scope|actions)/.test(where))
    .flatMap(({ text }) => sentencesOf(text))
    .filter((sentence) => !others.has(sentenceKey(sentence)));
  const ways = said.map((sentence) => ({ sentence, ways: containing(sentence) }));
  return wanted
    .filter((sentence) => !stands(ways, { sentence, ways: containing(sentence) }))
    .map((sentence) => missing("workaround", "actions", sentence));
}

interface Step {
  sentence: string;
  ways: readonly string[];
}

/** By what it keeps an attack off; what is not to be done until then is a way, too. */
function containing(sentence: string): string[] {
  return clausesOf(sentence)
    .flatMap((clause: Clause) => claimsOf(clause))
    .flatMap(({ subject, denied, asked }) => {
      if (denied && asked && subject !== "on") return [`not ${subject}`];
      return subject === "on" && !denied ? [] : (CONTAINING[subject] ?? []);
    });
}

const ALIKE = 0.5;

/** Whether one of the steps may stand for the workaround: says when it holds, does the same, or is a like sentence. */
function stands(steps: readonly Step[], { sentence, ways }: Step): boolean {
  const japanese = isJapanese(sentence);
  return steps.some(
    (step) =>
      WORKAROUND.test(step.sentence) ||
      ways.some((way) => step.ways.includes(way)) ||
      sharesCode(step.sentence, sentence) ||
      (isJapanese(step.sentence) === japanese && likeness(step.sentence, sentence) > ALIKE),
  );
}

/** Names of settings and files: TicketReuse=0, gateway.conf. */
const CODE = /[A-Za-z]\w*(?:[._=][\w.]+)+|[a-z]+[A-Z]\w+/g;

function sharesCode(one: string, other: string): boolean {
  const codes = new Set(fold(one).match(CODE));
  return (fold(other).match(CODE) ?? []).some((code) => codes.has(code));
}
