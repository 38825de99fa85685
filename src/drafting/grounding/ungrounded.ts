/** What a draft states and the advisory does not, fact by fact. */
import { type DateFact, isStated } from "./dates.ts";
import { type Facts, readFacts } from "./facts.ts";
import { type Finding, type Part, ungrounded } from "./finding.ts";
import { bareKey } from "./links.ts";
import { findNames } from "./names.ts";
import { isCounted, type NumberFact } from "./numbers.ts";
import { figuresKey, figuresOf } from "./figures.ts";
import { sentencesOf } from "./sentences.ts";
import { type Source, squeezed } from "./source.ts";
import { agrees, type VersionFact } from "./versions.ts";
import { isTradeCode } from "./words-en.ts";

/** @param part its text without the sentences that the advisory has word for word */
export function findUngrounded(part: Part, source: Source): Finding[] {
  const facts = readFacts(part.text);
  return [...factFindings(part, facts, source), ...findNames(part, facts.rest, source)];
}

function factFindings(part: Part, facts: Facts, source: Source): Finding[] {
  const found: Finding[] = [];
  for (const { text, key } of facts.links) {
    if (!source.links.has(key) && !source.links.has(bareKey(key))) found.push(ungrounded("url", part, text));
  }
  for (const id of facts.identifiers) {
    if (!source.identifiers.has(id)) found.push(ungrounded("identifier", part, id));
  }
  for (const date of facts.dates) {
    if (isCount(date, source)) continue;
    if (date.wrongWeekday === true || !isStated(date, source.dates, source.years)) {
      found.push(ungrounded("date", part, date.text));
    }
  }
  for (const version of facts.versions) {
    if (!isStatedVersion(version, source)) found.push(ungrounded("version", part, version.text));
  }
  for (const code of facts.codes) {
    if (!isTradeCode(code) && !source.codes.has(squeezed(code))) found.push(ungrounded("name", part, code));
  }
  for (const number of facts.numbers) {
    if (!isKnownNumber(number, source)) found.push(ungrounded("number", part, number.text));
  }
  return found.length > 0 ? found : misplaced(part, source);
}

/** A sentence of the advisory's whose figures are another's: a date of the wrong event, a version of another product. */
function misplaced(part: Part, source: Source): Finding[] {
  return sentencesOf(part.text)
    .filter((sentence) => source.figures.get(figuresKey(sentence))?.has(figuresOf(sentence)) === false)
    .map((sentence) => ungrounded("number", part, sentence));
}

function isStatedVersion(version: VersionFact, { versions, numbers }: Source): boolean {
  const { key, side } = version;
  const known = versions.get(key);
  if (known !== undefined) return agrees(version, known);
  if (side !== "none") return false;
  // 10.1.x of 10.1.9; `version 500` of what the advisory calls `Controller 500`; 9.8 of a score.
  const series = /^(.+)\.[x*]$/.exec(key)?.[1];
  if (series !== undefined) {
    return [...versions.keys()].some((each) => each === series || each.startsWith(`${series}.`));
  }
  return numbers.some(({ value, unit }) => value === Number(key) && unit === undefined);
}

function isKnownNumber(number: NumberFact, { numbers, counts, versions }: Source): boolean {
  const { unit, value } = number;
  const version = unit === undefined ? versions.get(String(value)) : undefined;
  // 17以上 of Version 17; 1.2 Tbps, which may have been read as a version.
  if (version !== undefined)
    return agrees({ ...number, key: "", side: sideOf(number), fix: false, target: false }, version);
  return isCounted(number, numbers) || ((unit === "products" || unit === "flaws") && counts[unit].has(value));
}

function sideOf({ bound }: NumberFact): VersionFact["side"] {
  if (bound === undefined) return "none";
  return bound === "more" ? "up" : "below";
}

/** 1953 members, which looks like a year. */
function isCount({ year, month, day }: DateFact, { numbers }: Source): boolean {
  const alone = year !== undefined && month === undefined && day === undefined;
  return alone && numbers.some(({ value }) => value === year);
}
