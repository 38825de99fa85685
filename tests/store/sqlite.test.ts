import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore, StoreConflict } from "../../src/store/index.ts";
import { openConnection } from "../../src/store/sqlite/database.ts";
import { storeContract } from "../contracts/store.ts";
import { channel, claim, item, NOW, ORG } from "../contracts/store/given.ts";
import { createQuietLogger } from "../fakes/logger.ts";

const open = (url: string) => openStore({ url, logger: createQuietLogger() });

storeContract("SQLite in memory", () => open("sqlite::memory:"));

describe("SQLite in a file", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hansho-store-"));
    file = join(folder, "deeper", "hansho.db");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("makes its folder, and keeps everything when opened again", async () => {
    const first = await open(`sqlite:${file}`);
    await channel(first);
    await first.commitIngest([item({ content: { title: { ja: "漏洩" } } })], NOW);
    await first.close();
    expect(existsSync(file)).toBe(true);

    const second = await open(`sqlite:${file}`);

    await second.ready();
    expect((await second.search(ORG, "漏洩", { limit: 1 })).total).toBe(1);
    expect(await claim(second)).toHaveLength(1);
    await second.close();
  });

  test("says that there is no room, writes nothing, and goes on when there is", async () => {
    const store = await open(`sqlite:${file}`);
    const writer = openConnection(file, "writer");
    const write = (text: string) =>
      writer.transaction().execute(async (db) => {
        await db.insertInto("inbound").values({ key: text, expires_at: 1 }).execute();
      });
    await sql`pragma max_page_count = 1`.execute(writer);

    await expect(write("x".repeat(100_000))).rejects.toThrow("database or disk is full");
    await sql`pragma max_page_count = 1000000`.execute(writer);
    await write("y");

    expect(await store.firstSeen("y", 0, 1)).toBe(false);
    await writer.destroy();
    await store.close();
  });

  test("reading sees what was just written, and does not wait for a commit that is under way", async () => {
    const store = await open(`sqlite:${file}`);
    const commit = store.commitIngest([item()], NOW);
    const during = await store.record(ORG, "adv-1");
    await commit;

    expect(during).toBeUndefined();
    expect(await store.record(ORG, "adv-1")).toBeDefined();
    await store.close();
  });

  test("keeps a write-ahead log, so that readers and the writer do not wait for one another", async () => {
    const store = await open(`sqlite:${file}`);
    const database = new DatabaseSync(file);

    expect(database.prepare("pragma journal_mode").get()).toEqual({ journal_mode: "wal" });
    database.close();
    await store.close();
  });

  test("the log of a long ingest is copied into the database while it runs, not at its end", async () => {
    const store = await open(`sqlite:${file}`);
    for (let from = 0; from < 4_000; from += 100) {
      const items = Array.from({ length: 100 }, (_, index) => item({ id: `adv-${from + index}` }));
      await store.commitIngest(items, NOW);
    }

    expect(statSync(file).size).toBeGreaterThan(1_000_000);
    await store.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test("a database written by newer code is refused, when it is opened and while it runs", async () => {
    const store = await open(`sqlite:${file}`);
    const database = new DatabaseSync(file);
    database.exec("insert into migrations values (999, 'future', 0)");

    await expect(store.ready()).rejects.toThrow("newer than this code (level 999");
    await expect(open(`sqlite:${file}`)).rejects.toThrow("newer than this code (level 999");
    database.exec("delete from migrations");
    await expect(store.ready()).rejects.toThrow("lacks migrations");
    database.close();
    await store.close();
  });

  test("a file that is no database is refused and left alone", async () => {
    await expect(open(`sqlite:${import.meta.filename}`)).rejects.toThrow("not a database");
  });
});

describe("what openStore refuses", () => {
  test.each([
    ["postgres://localhost/hansho", "PostgreSQL is not supported yet"],
    ["postgresql://localhost/hansho", "PostgreSQL is not supported yet"],
    ["mysql://localhost", "must be sqlite:<path>"],
    ["sqlite:", "must be sqlite:<path>"],
    ["", "must be sqlite:<path>"],
  ])("%j", async (url, reason) => {
    await expect(open(url)).rejects.toThrow(reason);
  });
});

test("a conflict is an error with a name to switch on", () => {
  const conflict = new StoreConflict("why", { cause: "what" });

  expect(conflict).toMatchObject({ name: "StoreConflict", message: "why", cause: "what" });
  expect(conflict).toBeInstanceOf(Error);
});
