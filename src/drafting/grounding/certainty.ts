/**
 * Doubt turned into fact: what the advisory says may have happened, is suspected or is being looked into, told as having
 * happened. Where it says in either language that it did, a draft may say so too.
 */
import type { Bilingual } from "../../advisory/schema.ts";
import {
  type Event,
  EVENTS,
  HAPPENED_JA,
  HEDGE_EN,
  HEDGE_JA,
  HELPING_EN,
  OCCURRED_EN,
} from "./certainty-words.ts";
import { type Clause, clausesOf, isDenied, isJapanese } from "./clauses.ts";
import { type Finding, finding, type Part } from "./finding.ts";
import { fold } from "./fold.ts";
import { sentencesOf } from "./sentences.ts";

const REASON: Bilingual = {
  ja: "元の情報では可能性・疑い・調査中などとされていることを、断定しています。元の情報のとおりに書いてください。",
  en: "The advisory says this only as possible, suspected or under investigation. Do not state it as fact.",
};

type Certainty = "fact" | "doubt" | "denied";

interface Mention {
  event: string;
  certainty: Certainty;
  japanese: boolean;
  anchors: ReadonlySet<string>;
}

/** What the source tells of each event, and how surely; and its sentences without their doubt. */
export interface Doubts {
  mentions: ReadonlyMap<string, Mention[]>;
  /** The least number of doubting words, by the sentence without them. */
  bare: ReadonlyMap<string, number>;
}

/** Sentences of the source that are read. */
const MOST_SENTENCES = 2_000;
/** Of one sentence. */
const MOST_CLAUSES = 40;
/** Of one clause: characters, and words of one event. */
const MOST_READ = 1_000;
const MOST_WORDS = 10;
/** Characters behind an event in which it is doubted. */
const REACH = 200;

export function readDoubts(sentences: readonly string[]): Doubts {
  const own = [...new Set(sentences)].slice(0, MOST_SENTENCES);
  const bare = new Map<string, number>();
  for (const sentence of own) {
    const key = bareOf(sentence);
    if (key === "") continue;
    bare.set(key, Math.min(bare.get(key) ?? Infinity, doubtsIn(sentence)));
  }
  return { mentions: Map.groupBy(own.flatMap(mentionsOf), ({ event }) => event), bare };
}

/** @param part its text without the sentences that the source has word for word */
export function findOverstated(part: Part, doubts: Doubts): Finding[] {
  return sentencesOf(part.text)
    .filter(
      (sentence) => isBared(sentence, doubts) || assertions(sentence).some((one) => isDoubtful(one, doubts)),
    )
    .map((sentence) => finding("negation", part, sentence, REASON));
}

function mentionsOf(sentence: string): Mention[] {
  return clausesOf(sentence).slice(0, MOST_CLAUSES).flatMap(mentionsIn);
}

function mentionsIn(clause: Clause): Mention[] {
  const found: Mention[] = [];
  for (const [event, words] of Object.entries(EVENTS)) {
    for (const { 0: word, index } of wordsIn(clause, words)) {
      const certainty = certaintyOf(clause, index, index + word.length);
      if (certainty !== undefined) {
        found.push({ event, certainty, japanese: clause.japanese, anchors: anchorsOf(clause.text) });
      }
    }
  }
  return found;
}

/** The first of an event's words in a clause: so many as people write. */
function wordsIn({ text, japanese }: Clause, { ja, en }: Event): RegExpExecArray[] {
  return [...text.slice(0, MOST_READ).matchAll(japanese ? ja : en)].slice(0, MOST_WORDS);
}

/** What a flaw can do, and what is done against it, is no event: 漏えいの脆弱性, 流出を防ぐ. */
const NO_EVENT_JA =
  /^(?:する|され(?:る|ます)|します|れます|れる|でき|につなが|の?(?:脆弱性|対策|防止|リスク|危険)|を?防|に備え|に注意)/;
const NO_EVENT_EN = /^ (?:vulnerabilit|flaw|bug|issue|prevention|risk|protection)/i;

function certaintyOf(clause: Clause, start: number, end: number): Certainty | undefined {
  const { text, japanese, conditional } = clause;
  const after = text.slice(end, end + REACH);
  if (japanese ? HEDGE_JA.test(text.slice(start, start + REACH)) : HEDGE_EN.test(text)) return "doubt";
  if (conditional || (japanese ? NO_EVENT_JA : NO_EVENT_EN).test(after)) return undefined;
  return isDenied(clause, start, end) ? "denied" : "fact";
}

/** What the sentence tells as having happened, with no doubt anywhere in it. */
function assertions(sentence: string): Mention[] {
  const plain = fold(sentence);
  const japanese = isJapanese(plain);
  if (!japanese && HEDGE_EN.test(plain)) return [];
  if (japanese && HEDGE_JA.test(plain)) return [];
  return clausesOf(sentence)
    .slice(0, MOST_CLAUSES)
    .filter(({ conditional, inquiry, prohibition }) => !conditional && !inquiry && !prohibition)
    .flatMap((clause) => assertedIn(clause));
}

function assertedIn(clause: Clause): Mention[] {
  const found: Mention[] = [];
  for (const [event, words] of Object.entries(EVENTS)) {
    for (const { 0: word, index } of wordsIn(clause, words)) {
      const end = index + word.length;
      if (isDenied(clause, index, end)) continue;
      const told = clause.japanese
        ? HAPPENED_JA.test(clause.text.slice(end, end + REACH))
        : HELPING_EN.test(clause.text.slice(Math.max(0, index - 60), index)) ||
          OCCURRED_EN.test(clause.text.slice(end, end + 80)) ||
          words.past.test(clause.text);
      if (told)
        found.push({ event, certainty: "fact", japanese: clause.japanese, anchors: anchorsOf(clause.text) });
    }
  }
  return found;
}

/** Whether the statements most like it, of each language, all doubt it. */
function isDoubtful(said: Mention, { mentions }: Doubts): boolean {
  const known = mentions.get(said.event) ?? [];
  if (!known.some(({ certainty }) => certainty === "doubt")) return false;
  return ![true, false].some((japanese) =>
    isCertain(
      said,
      known.filter((each) => each.japanese === japanese),
    ),
  );
}

function isCertain(said: Mention, known: readonly Mention[]): boolean {
  let best = 0;
  let certain = false;
  for (const { anchors, certainty } of known) {
    let score = 0;
    for (const anchor of said.anchors) if (anchors.has(anchor)) score++;
    if (score > best) certain = false;
    if (score < best) continue;
    best = score;
    certain ||= certainty === "fact";
  }
  return certain;
}

/** Names, numbers and nouns: by them two statements are known to speak of the same. */
function anchorsOf(text: string): ReadonlySet<string> {
  const words = fold(text)
    .slice(0, 400)
    .toLowerCase()
    .replaceAll(/(?<=\d),(?=\d)/g, "")
    .match(/[a-z][a-z0-9-]{3,40}|\d{1,20}|[\p{Script=Han}]{2,20}|[\p{Script=Katakana}ー]{2,30}/gu);
  return new Set((words ?? []).map((word) => (/^[a-z]/.test(word) ? word.slice(0, 5) : word)));
}

const DOUBT_JA = new RegExp(HEDGE_JA.source, "g");
const DOUBT_EN = new RegExp(HEDGE_EN.source, "gi");
const SMALL_EN =
  /\b(?:have|has|had|been|be|being|is|are|was|were|do|does|did|the|an?|that|it|to|there|also|already|actually)\b|[^a-z0-9. ]+/g;
const LEAST_BARE = 8;

function doubtsIn(sentence: string): number {
  const plain = fold(sentence);
  const pattern = isJapanese(plain) ? DOUBT_JA : DOUBT_EN;
  return plain.match(pattern)?.length ?? 0;
}

/** A sentence without what doubts and without small words; empty for a short one. */
function bareOf(sentence: string): string {
  const plain = fold(sentence).toLowerCase();
  const key = isJapanese(plain)
    ? plain.replace(DOUBT_JA, "").replace(/[\p{Script=Hiragana}\s、。]/gu, "")
    : (plain.replace(DOUBT_EN, " ").replace(SMALL_EN, " ").match(/\S+/g) ?? [])
        .map((word) => word.slice(0, 5).replace(/[eds.]+$/, ""))
        .join(" ");
  return key.length < LEAST_BARE ? "" : key;
}

/** Whether the source has the sentence, but with a doubt that it lacks. */
function isBared(sentence: string, { bare }: Doubts): boolean {
  const least = bare.get(bareOf(sentence)) ?? 0;
  return least > 0 && doubtsIn(sentence) < least && doubtsIn(sentence) === 0;
}
