/** How alike two texts are by their pairs of characters. */

export function pairsOf(text: string): Set<string> {
  const plain = text.toLowerCase().replace(/\s+/g, " ");
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < plain.length; index++) pairs.add(plain.slice(index, index + 2));
  return pairs;
}

/** 0 for nothing in common, 1 for the same pairs (Dice). */
export function likeness(one: string, other: string): number {
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  if (pairs.size + others.size === 0) return 0;
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared++;
  return (2 * shared) / (pairs.size + others.size);
}
