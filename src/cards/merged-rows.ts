import type { MergedRow } from "./model.ts";

/**
 * The first `most` of the places that read otherwise now, and how many are left out. Those that have words of somebody's
 * come first: there a person must decide.
 */
export function mergedPlaces(rows: readonly MergedRow[], most: number): { shown: MergedRow[]; more: number } {
  const shown = rows
    .toSorted((a, b) => Number(b.yours !== undefined) - Number(a.yours !== undefined))
    .slice(0, most);
  return { shown, more: rows.length - shown.length };
}
