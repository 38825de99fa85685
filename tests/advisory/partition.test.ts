import fc from "fast-check";
import { expect, test } from "vitest";
import { partition } from "../../src/advisory/partition.ts";

const parts = (items: readonly string[][]) => partition(items, (aliases) => aliases);

test.each([
  ["nothing shared", [["a"], ["b"]], [[["a"]], [["b"]]]],
  ["one shared", [["a"], ["b"], ["a", "c"]], [[["a"], ["a", "c"]], [["b"]]]],
  [
    "through others",
    [["a"], ["b"], ["c"], ["b", "c"], ["a", "b"]],
    [[["a"], ["b"], ["c"], ["b", "c"], ["a", "b"]]],
  ],
  ["no alias at all", [[], []], [[[]], [[]]]],
])("%s", (_name, items, expected) => {
  expect(parts(items)).toEqual(expected);
});

test("two are together exactly when a chain of shared aliases leads from one to the other", () => {
  const items = fc.array(
    fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"), { maxLength: 3 }),
    {
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(items, (all) => {
      const groups = parts(all);
      expect(groups.flat()).toHaveLength(all.length);
      for (const group of groups) {
        const reached = reach(group, group[0] ?? []);
        expect(group.every((item) => reached.has(item))).toBe(true);
        const others = groups.filter((other) => other !== group).flat(2);
        expect(group.flat().some((alias) => others.includes(alias))).toBe(false);
      }
    }),
  );
});

test("a chain of a hundred thousand is followed in no time", () => {
  const chain = Array.from({ length: 100_000 }, (_, index) => [`${index}`, `${index + 1}`]);

  expect(parts(chain.toReversed())).toHaveLength(1);
});

function reach(group: readonly string[][], from: string[]): Set<string[]> {
  const reached = new Set([from]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    const aliases = new Set([...reached].flat());
    for (const item of group) if (item.some((alias) => aliases.has(alias))) reached.add(item);
  }
  return reached;
}
