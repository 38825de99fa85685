/** Facts exchanged: a version, a CVE or a score that the advisory has, but of another product or another CVE. */
import { foldAlias } from "../../advisory/identifiers.ts";
import type { Bilingual } from "../../advisory/schema.ts";
import { type Finding, finding, type Part } from "./finding.ts";
import { readFacts } from "./facts.ts";
import { fold, forWords } from "./fold.ts";
import { isJapanese } from "./clauses.ts";
import { pairsOf } from "./likeness.ts";
import { sentencesOf } from "./sentences.ts";
import type { Source } from "./source.ts";

const REASON: Bilingual = {
  ja: "元の情報では、これらは別々のもの（別の製品・脆弱性・出来事）について書かれています。組み合わせを元の情報に合わせてください。",
  en: "The advisory says this of another product, vulnerability or event. Keep together what it has together.",
};

/** A sentence of the source, or one entry of its products: what stands together there. */
interface Passage {
  products: ReadonlySet<string>;
  facts: ReadonlySet<string>;
  japanese: boolean;
  pairs: ReadonlySet<string>;
}

export interface Passages {
  all: Passage[];
  /** Names in lower case, the longest first. */
  names: string[];
}

const MOST_PASSAGES = 400;
const MOST_NAMES = 60;

export function readPassages({ content, texts }: Source): Passages {
  const names = [...new Set(content.products.map(({ product }) => forWords(product)))]
    .filter((name) => name.length > 2)
    .toSorted((one, other) => other.length - one.length);
  if (names.length > MOST_NAMES) return { all: [], names: [] };
  const entries = content.products.map(
    ({ product, versions = "", fixed = "" }) => `${product} ${versions} ${fixed}`,
  );
  const scores = (content.cvss ?? []).flatMap(({ cve, score }) =>
    cve === undefined || score === undefined ? [] : [`${cve} ${score.toFixed(1)}`],
  );
  // A version or a CVE alone stands with nothing.
  const alone = new Set([
    ...content.identifiers,
    ...content.products.flatMap(({ fixed, versions }) => [fixed, versions]),
  ]);
  const own = texts.filter((text) => !alone.has(text)).flatMap(sentencesOf);
  const sentences = [...new Set([...own, ...entries, ...scores])].slice(0, MOST_PASSAGES);
  return { all: sentences.map((sentence) => passageOf(sentence, names)), names };
}

function passageOf(text: string, names: readonly string[]): Passage {
  return {
    products: productsIn(text, names),
    facts: factsIn(text),
    japanese: isJapanese(text),
    pairs: pairsOf(masked(text)),
  };
}

/** The longest names first, and each place of the text only once: not `Gateway` in `Gateway Virtual`. */
function productsIn(text: string, names: readonly string[]): ReadonlySet<string> {
  let rest = forWords(text);
  const found = new Set<string>();
  for (const name of names) {
    if (!rest.includes(name)) continue;
    found.add(name);
    rest = rest.replaceAll(name, "\u0001");
  }
  return found;
}

/** `version:1.2`, `cve:CVE-…`, `date:11-24`, `number:count 12`: what two sentences may have exchanged. */
function factsIn(text: string): ReadonlySet<string> {
  const { identifiers, versions, dates, numbers } = readFacts(text);
  return new Set([
    ...versions.map(({ key }) => `version:${key}`),
    ...identifiers.map((id) => `cve:${foldAlias(id)}`),
    ...dates.flatMap(({ month, day }) =>
      month === undefined || day === undefined ? [] : [`date:${month}-${day}`],
    ),
    ...numbers.flatMap(({ value, unit }) => (unit === undefined ? [] : [`number ${unit}:${value}`])),
  ]);
}

function masked(text: string): string {
  return fold(text)
    .replace(/[.。]$/, "")
    .replace(/(?:CVE|JVN)[-#\w]{4,30}|\d[\d,./:-]*/gi, "#");
}

/** @param part its text without the sentences that the source has word for word */
export function findSwaps(part: Part, passages: Passages): Finding[] {
  return sentencesOf(part.text)
    .filter((sentence) => isOfAnother(sentence, passages) || isMoved(sentence, passages))
    .map((sentence) => finding("negation", part, sentence, REASON));
}

const CLAUSES = /[、。;；,\n]|(?<!\d)[:：]|\band\b|および|及び|並びに/;

/** Whether one product stands with a version or a CVE that only others have, while it has its own. */
function isOfAnother(sentence: string, { all, names }: Passages): boolean {
  if (names.length < 2) return false;
  const clauses = sentence
    .split(CLAUSES)
    .map((text) => ({ products: productsIn(text, names), facts: factsIn(text) }));
  // 「AとBは、それぞれ1.2と3.4」: which is of which is told by their order alone.
  const apart = clauses.some(({ products, facts }) => products.size === 0 && [...facts].some(isOfProduct));
  if (apart && productsIn(sentence, names).size > 1) return false;
  return clauses.some(({ products, facts: said }) => {
    const [product] = products;
    if (product === undefined || products.size > 1) return false;
    return [...said].filter(isOfProduct).some((fact) => {
      const kind = kindOf(fact);
      const holding = all.filter(({ facts }) => facts.has(fact));
      // In a sentence of several products nobody knows which of them it is of.
      const others = holding.some(({ products: its }) => its.size === 1 && !its.has(product));
      const never = holding.every(({ products: its }) => its.size > 0 && !its.has(product));
      const own = all.some(
        ({ products: its, facts }) =>
          its.size === 1 && its.has(product) && [...facts].some((each) => kindOf(each) === kind),
      );
      return others && never && own;
    });
  });
}

function isOfProduct(fact: string): boolean {
  return /^(?:version|cve):/.test(fact);
}

function kindOf(fact: string): string {
  return fact.slice(0, fact.indexOf(":"));
}

const LEAST_PAIRS = 3;
const ALIKE = 0.6;
const MARGIN = 0.3;

/** Whether it is like a sentence of the source that has another figure there, and not at all like one that has this. */
function isMoved(sentence: string, { all }: Passages): boolean {
  const own = passageOf(sentence, []);
  if (own.facts.size === 0 || own.pairs.size < LEAST_PAIRS) return false;
  return [...own.facts].some((fact) => {
    const kind = kindOf(fact);
    let held = false;
    let kept = 0;
    let moved = 0;
    for (const passage of all) {
      if (passage.japanese !== own.japanese) continue;
      if (passage.facts.has(fact)) {
        held = true;
        kept = Math.max(kept, dice(own.pairs, passage.pairs));
        continue;
      }
      const rivals = [...passage.facts].filter((each) => kindOf(each) === kind);
      if (rivals.length > 0 && !rivals.some((each) => own.facts.has(each))) {
        moved = Math.max(moved, dice(own.pairs, passage.pairs));
      }
    }
    return held && moved >= ALIKE && moved - kept >= MARGIN;
  });
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}
