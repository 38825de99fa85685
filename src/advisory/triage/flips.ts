/** What would raise or lower a badge: the rules asked again with one answer changed. */
import type { Bilingual, Priority } from "../schema.ts";
import type { Case } from "./case.ts";
import { judgeCases, type Ruling, type Setting } from "./rules.ts";
import { change } from "./words-vulnerability.ts";

export interface Flip {
  exposed?: boolean;
  exploited?: boolean;
  ransomware?: boolean;
  use?: "yes" | "no";
  automatable?: boolean;
  total?: boolean;
  epss?: number;
}

/** The ruling if one thing were known to be otherwise. An asset that is exposed, or is not, is in use. */
export function flip(cases: readonly Case[], setting: Setting, flipped: Flip): Ruling {
  const { exposed, exploited, ransomware, use, ...facts } = flipped;
  const its: Setting = {
    ...setting,
    ...(exposed === undefined
      ? {}
      : { exposed, exposureKnown: true, use: setting.use === "no" ? "no" : "yes" }),
    ...(ransomware === undefined ? {} : { ransomware }),
    ...(use === undefined ? {} : { use }),
  };
  const changed = exploited !== undefined || ransomware !== undefined || Object.keys(facts).length > 0;
  if (!changed) return judgeCases(cases, its);
  const known = facts.automatable !== undefined || facts.total !== undefined;
  return judgeCases(
    cases.map((one) => ({
      ...one,
      ...facts,
      guessed: one.guessed && !known,
      exploited: exploited ?? (ransomware === true || one.exploited),
    })),
    its,
  );
}

/** The sentences, those that raise first; only what would make another badge. */
export function wouldChange(ruling: Ruling, cases: readonly Case[], setting: Setting): Bilingual[] {
  const found: { to: Priority; words: Bilingual }[] = [];
  const ask = (flipped: Flip, words: (to: Priority) => Bilingual) => {
    const { priority: to } = flip(cases, setting, flipped);
    if (to !== ruling.priority) found.push({ to, words: words(to) });
  };
  if (setting.use === "unknown") ask({ use: "yes" }, change.used);
  if (setting.use === "no") ask({ use: "yes" }, change.used);
  else if (setting.exposed) ask({ exposed: false }, change.internal);
  else ask({ exposed: true }, change.exposed);
  if (!ruling.decided.exploited) ask({ exploited: true }, change.exploited);
  if (!setting.ransomware) ask({ ransomware: true }, change.ransomware);
  if (ruling.decided.guessed) {
    ask({ automatable: true }, change.automatable);
    ask({ total: false }, change.partial);
  }
  const { epssHigh } = setting.thresholds;
  if ((ruling.decided.epss ?? 1) < epssHigh) ask({ epss: epssHigh }, (to) => change.epss(to, epssHigh));
  if (setting.use !== "no") ask({ use: "no" }, change.notUsed);
  return found.toSorted((a, b) => (a.to < b.to ? -1 : Number(a.to > b.to))).map(({ words }) => words);
}
