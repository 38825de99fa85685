import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXPECTED } from "./expected.ts";
import { replay, type Replayed } from "./harness.ts";
import { STORY } from "./scenario.ts";
import { at, inOrder, lineOf, type Sight } from "./table.ts";

/** Each expected word that is not in what was seen, with what was seen. */
function missingWords(seen: readonly Sight[], expected: readonly Sight[]): string[] {
  return inOrder(expected).flatMap((row, index) => {
    const text = inOrder(seen)[index]?.words[0] ?? "";
    return row.words.filter((word) => !text.includes(word)).map((word) => `${lineOf(row)}: ${word}\n${text}`);
  });
}

describe("two weeks of every feed", () => {
  let replayed: Replayed;
  beforeAll(async () => {
    replayed = await replay(STORY, ["Mon 2 09:00", "Mon 16 09:00"], ["sqlite::memory:"]);
  });

  test("make exactly the posts, edits and replies of the hand-written list", () => {
    expect(inOrder(replayed.sights).map(lineOf)).toEqual(inOrder(EXPECTED).map(lineOf));
  });

  test("with the words and dates it asks for", () => {
    expect(missingWords(replayed.sights, EXPECTED)).toEqual([]);
  });

  test("ask a server that said when to come again not before", () => {
    const asked = replayed.asked.filter(({ path: of }) => of.startsWith("/rest/json/cves"));
    const refused = asked.findIndex(({ status }) => status === 429);

    expect(asked[refused]?.at).toBe(at("Fri 6 12:00"));
    expect(asked[refused + 1]?.at).toBe(at("Fri 6 14:00"));
  });

  test("are asked for with what servers said of them: most answers are that nothing changed", () => {
    const kev = replayed.asked.filter(({ path: of }) => of === "/kev.json");

    expect(kev.filter(({ status }) => status === 304).length).toBeGreaterThan(kev.length * 0.9);
  });
});

describe("two processes on one database", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "hansho-replay-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("post the same, and nothing twice", async () => {
    const url = `sqlite:${path.join(folder, "shared.db")}` as const;
    const { sights } = await replay(STORY, ["Mon 2 09:00", "Tue 3 13:00"], [url, url]);

    const expected = EXPECTED.filter((row) => row.at <= at("Tue 3 13:00"));
    expect(inOrder(sights).map(lineOf)).toEqual(inOrder(expected).map(lineOf));
    expect(missingWords(sights, expected)).toEqual([]);
  });
});
