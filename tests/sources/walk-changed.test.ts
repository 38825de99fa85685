import { expect, test } from "vitest";
import type { Changed } from "../../src/sources/walk-changed.ts";
import { walkChanged } from "../../src/sources/walk-changed.ts";
import { walkOf } from "./build-vulnerabilities.ts";

const url = "https://example.com/list";

/** Changes of a list, one second apart, in any order. */
function changes(count: number): Changed[] {
  return Array.from({ length: count }, (_, index) => ({
    at: new Date(Date.UTC(2026, 10, 20, 0, 0, index)).toISOString(),
    id: String(index),
    url: `https://example.com/${index}`,
  })).toReversed();
}

function walk(list: Changed[], cursor?: string, broken: (path: string) => boolean = () => false) {
  return walkOf(
    (feed) => walkChanged(feed, { changedIn: () => ({ changes: list }) }),
    { url, cursor },
    (address, evenUnchanged) => {
      if (address.href === url) return cursor === undefined || evenUnchanged ? {} : undefined;
      if (broken(address.pathname)) throw new Error("404 Not Found");
      return {};
    },
  );
}

test("five hundred at a time, oldest first; the rest the next time, even from an unchanged list", async () => {
  const first = await walk(changes(501));
  const second = await walk(changes(501), first.cursor);
  const third = await walk(changes(501), second.cursor);

  expect(first.documents).toHaveLength(500);
  expect(first.documents[0]?.name).toBe("https://example.com/0");
  expect(second.documents.map(({ name }) => name)).toEqual(["https://example.com/500"]);
  expect(third.documents).toEqual([]);
  expect(third.cursor).toBe(second.cursor);
});

test("of many that changed in one moment none is left out at the border", async () => {
  const same = changes(700).map((change) => ({ ...change, at: "2026-11-20T00:00:00Z" }));
  const first = await walk(same);
  const second = await walk(same, first.cursor);

  const names = [...first.documents, ...second.documents].map(({ name }) => name);
  expect(new Set(names).size).toBe(700);
});

test("a record that cannot be had is said, tried once more, and given up", async () => {
  const broken = (path: string) => path === "/1";
  const first = await walk(changes(3), undefined, broken);
  const second = await walk(changes(3), first.cursor, broken);
  const third = await walk(changes(3), second.cursor, broken);

  expect(first.documents).toHaveLength(2);
  expect(first.errors).toEqual([{ name: "https://example.com/1", error: "404 Not Found" }]);
  expect(second.errors).toMatchObject([{ error: "404 Not Found (given up after two tries)" }]);
  expect(third.asked).toEqual([url]);
});

test("one that can be had the second time is read", async () => {
  const first = await walk(changes(3), undefined, (path) => path === "/1");
  const second = await walk(changes(3), first.cursor);

  expect(second.documents.map(({ name }) => name)).toEqual(["https://example.com/1"]);
  expect(second.errors).toEqual([]);
});

test("five failures in a row are the feed's: the walk ends, and the cursor stays", async () => {
  await expect(walk(changes(9), undefined, () => true)).rejects.toThrow(
    "5 records in a row could not be had",
  );
});

test("with nothing new the cursor is kept, and a first walk without any gets one", async () => {
  const first = await walk([]);

  expect(JSON.parse(first.cursor ?? "")).toMatchObject({ at: "2026-11-17T00:00:00.000Z" });
  expect((await walk(changes(2), "not a cursor")).cursor).toBe("not a cursor");
});
