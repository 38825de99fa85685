/** What `npm run grounding` prints. */
import { textsOf } from "./edits.ts";
import { isWrong, type Judged, type Score, scoreOf } from "./score.ts";

const COLUMNS: [heading: string, of: (score: Score) => string][] = [
  ["cases", ({ cases }) => String(cases)],
  ["true", (score) => String(score.true)],
  ["poisoned", ({ poisoned }) => String(poisoned)],
  ["TP", ({ truePositives }) => String(truePositives)],
  ["FP", ({ falsePositives }) => String(falsePositives)],
  ["FN", ({ falseNegatives }) => String(falseNegatives)],
  ["precision", ({ precision }) => percent(precision)],
  ["recall", ({ recall }) => percent(recall)],
  ["true passed", ({ passed }) => percent(passed)],
];

/** Rounded down: 100.0% is said of all and of nothing less. */
export function percent(share: number): string {
  return `${(Math.floor(share * 1_000) / 10).toFixed(1)}%`;
}

/** A row for each set, and under it one for each language and for each writer of the true drafts behind it. */
export function table(sets: Readonly<Record<string, readonly Judged[]>>): string {
  const rows = Object.entries(sets).flatMap(([name, judged]) => [
    row(name, judged),
    ...parts(judged, "  in ", ({ one }) => one.request.lang),
    ...parts(judged, "  from ", ({ one }) => one.writer),
  ]);
  return [["", ...COLUMNS.map(([heading]) => heading)], ...rows]
    .map(([name = "", ...cells]) => name.padEnd(16) + cells.map((cell) => cell.padStart(12)).join(""))
    .join("\n");
}

/** None where all are alike. */
function parts(judged: readonly Judged[], prefix: string, by: (judged: Judged) => string): string[][] {
  const groups = Object.entries(Object.groupBy(judged, by));
  return groups.length < 2 ? [] : groups.map(([name, its = []]) => row(prefix + name, its));
}

function row(name: string, judged: readonly Judged[]): string[] {
  const score = scoreOf(judged);
  return [name, ...COLUMNS.map(([, of]) => of(score))];
}

/** The kinds of which any was judged wrongly, worst first. */
export function kinds(judged: readonly Judged[]): string {
  const byKind = Object.entries(Object.groupBy(judged, ({ one }) => one.kind)).map(([kind, its = []]) => ({
    kind,
    wrong: its.filter(isWrong).length,
    all: its.length,
    poisoned: its[0]?.one.poisoned === true,
  }));
  return byKind
    .filter(({ wrong }) => wrong > 0)
    .toSorted((a, b) => b.wrong / b.all - a.wrong / a.all)
    .map(
      ({ kind, wrong, all, poisoned }) =>
        `  ${poisoned ? "missed " : "flagged"} ${String(wrong).padStart(4)} of ${String(all).padEnd(4)} ${kind}`,
    )
    .join("\n");
}

/** One wrongly judged case: what was changed in it, and what was found. */
export function shown({ one, found }: Judged): string {
  const before = new Set(textsOf(one.before).map(({ text }) => text));
  const after = new Set(textsOf(one.draft).map(({ text }) => text));
  const lines = [
    `${one.poisoned ? "MISSED" : "FLAGGED"} ${one.kind}: ${one.name}${one.why === undefined ? "" : ` (${one.why})`}`,
    ...[...before].filter((text) => !after.has(text)).map((text) => `  - ${visible(text)}`),
    ...[...after].filter((text) => !before.has(text)).map((text) => `  + ${visible(text)}`),
    ...found.map(({ where, text, reason }) => `  ! ${where}: "${visible(text)}": ${reason.en}`),
  ];
  return lines.join("\n");
}

/** Characters that nobody sees, and line ends, by their numbers. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
