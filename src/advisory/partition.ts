/** Which things are one, by the names they share (union-find). */

/**
 * Groups what shares an alias, directly or through others. Groups stand in the order of their first member, members
 * in the order given; which members are together does not depend on any order.
 */
export function partition<T>(items: readonly T[], aliasesOf: (item: T) => readonly string[]): T[][] {
  const parents = items.map((_item, index) => index);
  const holders = new Map<string, number>();

  function rootOf(index: number): number {
    let root = index;
    for (let above = parents[root] ?? root; above !== root; above = parents[root] ?? root) root = above;
    // Every step on the way points to the root from now on, so that long chains stay short.
    for (let step = index; step !== root; ) {
      const above = parents[step] ?? root;
      parents[step] = root;
      step = above;
    }
    return root;
  }

  for (const [index, item] of items.entries()) {
    for (const alias of aliasesOf(item)) {
      const holder = holders.get(alias);
      if (holder === undefined) {
        holders.set(alias, index);
        continue;
      }
      const [one, other] = [rootOf(holder), rootOf(index)];
      parents[Math.max(one, other)] = Math.min(one, other);
    }
  }

  const groups = new Map<number, T[]>();
  for (const [index, item] of items.entries()) {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
