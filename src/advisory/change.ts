/** What a reader must hear of when an advisory changes (design 4.8). Pure. */
import * as words from "./change-words.ts";
import { isExploited } from "./exploitation.ts";
import type { AdvisoryContent, Assessment, Bilingual, Priority } from "./schema.ts";

export interface Judged {
  content: AdvisoryContent;
  assessment: Assessment;
}

export interface Change {
  kind: "material" | "editorial" | "none";
  /** What changed, most important first; empty when nothing did. */
  changes: Bilingual[];
}

/** Badges from the most urgent. */
const URGENCY: readonly Priority[] = ["A", "B", "C", "D"];

type Rule = (was: AdvisoryContent, is: AdvisoryContent) => Bilingual | undefined;

/** In the order in which they are told; the badge comes after the first two. */
const CORRECTIONS: readonly Rule[] = [
  (was, is) => (was.withdrawn === undefined && is.withdrawn !== undefined ? words.withdrawn : undefined),
  (was, is) => (was.withdrawn !== undefined && is.withdrawn === undefined ? words.reinstated : undefined),
];

const MATERIAL: readonly Rule[] = [
  (was, is) => (was.kev === undefined && is.kev !== undefined ? words.kevAdded : undefined),
  (was, is) => (is.kev === undefined && exploitationStep(was, is) > 0 ? words.exploited : undefined),
  (was, is) =>
    was.kev && is.kev && was.kev.dueDate !== is.kev.dueDate ? words.dueDate(was.kev, is.kev) : undefined,
  (was, is) => {
    if (!was.kev || !is.kev || was.kev.ransomware === is.kev.ransomware) return undefined;
    return is.kev.ransomware ? words.ransomwareKnown : words.ransomwareUnknown;
  },
  (was, is) => (!hasFix(was) && hasFix(is) ? words.fixed : undefined),
];

/** CVSS and EPSS are not among them: they move from day to day, and count by the badge that comes of them. */
const FIELDS: readonly { fields: readonly (keyof AdvisoryContent)[]; text: Bilingual }[] = [
  {
    fields: ["kind", "title", "summary", "scope", "action"],
    text: { ja: "本文の表現が更新されました。", en: "The wording was revised." },
  },
  {
    fields: ["references"],
    text: { ja: "参考情報が更新されました。", en: "The references were updated." },
  },
  {
    fields: ["identifiers"],
    text: { ja: "識別番号が更新されました。", en: "The identifiers were updated." },
  },
  {
    fields: ["products"],
    text: { ja: "対象製品が更新されました。", en: "The affected products were updated." },
  },
  {
    fields: ["ssvc", "exploitation", "alertBy"],
    text: { ja: "判定に使う情報が更新されました。", en: "Facts the priority rests on were updated." },
  },
  {
    fields: ["tlp"],
    text: { ja: "共有範囲（TLP）が変わりました。", en: "The sharing limit (TLP) changed." },
  },
  {
    fields: ["drafts", "draftsBy"],
    text: { ja: "メール案が更新されました。", en: "The email draft was updated." },
  },
  {
    fields: ["stated"],
    text: { ja: "提供元の判定が更新されました。", en: "The publisher's own rating was updated." },
  },
];

/** Dates alone say something only where the source that spoke shows no more of what it publishes (JVN's feed). */
const DATES = ["publishedAt", "updatedAt"] as const;

/** What tells of exploitation; where none of it differs, nothing need be read again. */
const TELLING = ["kev", "ssvc", "exploitation", "title", "summary"] as const;

/** 1: exploitation is said now and was not; -1: the other way round. */
function exploitationStep(was: AdvisoryContent, is: AdvisoryContent): number {
  if (TELLING.every((field) => same(was[field], is[field]))) return 0;
  return Number(isExploited(is)) - Number(isExploited(was));
}

function hasFix({ products }: AdvisoryContent): boolean {
  return products.some(({ fixed }) => fixed !== undefined);
}

function told(rules: readonly Rule[], was: AdvisoryContent, is: AdvisoryContent): Bilingual[] {
  return rules.map((rule) => rule(was, is)).filter((text) => text !== undefined);
}

/** Negative: more urgent than before. */
function badgeStep(before: Judged, after: Judged): number {
  return URGENCY.indexOf(after.assessment.priority) - URGENCY.indexOf(before.assessment.priority);
}

function materialChanges(before: Judged, after: Judged): Bilingual[] {
  const [was, is] = [before.content, after.content];
  const up =
    badgeStep(before, after) < 0
      ? [words.badge(before.assessment.priority, after.assessment.priority, true)]
      : [];
  return [...told(CORRECTIONS, was, is), ...up, ...told(MATERIAL, was, is)];
}

function editorialChanges(before: Judged, after: Judged): Bilingual[] {
  const [was, is] = [before.content, after.content];
  const changes = FIELDS.filter(({ fields }) => fields.some((field) => !same(was[field], is[field]))).map(
    ({ text }) => text,
  );
  if (badgeStep(before, after) > 0) {
    changes.push(words.badge(before.assessment.priority, after.assessment.priority, false));
  }
  if (was.kev !== undefined && is.kev === undefined) changes.push(words.kevGone);
  else if (exploitationStep(was, is) < 0) changes.push(words.noLongerExploited);
  return changes;
}

/**
 * Compares two versions for one organization. Material, as design 4.8 lists: withdrawn or reinstated (a correction),
 * badge up, added to KEV, exploitation seen, due date changed, ransomware flag flipped, a fix that was not there.
 * Editorial: any other difference in the content, and a badge down. Dates alone are editorial too, and say so, unless
 * `dates` is false: JVN's feed shows nothing but a new `modified` when the page behind the link was rewritten, while
 * NVD's moves with every score. CVSS and EPSS alone are no change, and neither is an assessment that differs in
 * anything but the badge: it moves with the day it is made.
 */
export function changeBetween(before: Judged, after: Judged, options: { dates?: boolean } = {}): Change {
  const material = materialChanges(before, after);
  const editorial = editorialChanges(before, after);
  if (material.length > 0) return { kind: "material", changes: [...material, ...editorial] };
  if (editorial.length > 0) return { kind: "editorial", changes: editorial };
  const [was, is] = [before.content, after.content];
  const dated = DATES.some((field) => was[field] !== is[field]) || was.kev?.dateAdded !== is.kev?.dateAdded;
  if (dated && options.dates !== false) return { kind: "editorial", changes: [words.dates] };
  return same(was.withdrawn, is.withdrawn)
    ? { kind: "none", changes: [] }
    : { kind: "editorial", changes: [words.withdrawalRevised] };
}

/** Whether two values are the same JSON, in whatever order their keys and the elements of a list stand. */
function same(a: unknown, b: unknown): boolean {
  if (a === b || JSON.stringify(a) === JSON.stringify(b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    const [one, other] = [a, b].map((list: unknown[]) => list.map(canonical).toSorted());
    return one?.every((value, index) => value === other?.[index]) ?? false;
  }
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, sortKeys) ?? "";
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
