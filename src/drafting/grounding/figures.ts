/** Sentences that are the same but for their figures: there each figure must be the one of its place. */
import { forFacts } from "./fold.ts";

const FIGURES = /\d[\d,.]*\d|\d/g;
const LEAST = 8;

/** The sentence with a sign for each figure; empty for one that is too short, or has none. */
export function figuresKey(sentence: string): string {
  const plain = forFacts(sentence)
    .replace(/\s+/g, "")
    .replace(/[。.]$/, "");
  const key = plain.replace(FIGURES, "#");
  return key === plain || key.length < LEAST ? "" : key;
}

/** Its figures in order, without separators. */
export function figuresOf(sentence: string): string {
  return (forFacts(sentence).match(FIGURES) ?? []).map((figure) => figure.replaceAll(",", "")).join(" ");
}

export function readFigures(sentences: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const figures = new Map<string, Set<string>>();
  for (const sentence of sentences) {
    const key = figuresKey(sentence);
    if (key !== "") figures.set(key, (figures.get(key) ?? new Set()).add(figuresOf(sentence)));
  }
  return figures;
}
