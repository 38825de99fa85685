import { spawn, type ChildProcessByStdio } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "../../src/ports.ts";
import { openStore } from "../../src/store/index.ts";
import { channel, claim, item, MINUTE, NOW } from "../contracts/store/given.ts";
import { createQuietLogger } from "../fakes/logger.ts";

type Child = ChildProcessByStdio<null, Readable, null>;

const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));

// Three processes beside other tests take long on a small machine.
describe("several processes on one SQLite file", { timeout: 120_000 }, () => {
  let folder: string;
  let file: string;
  const open = (): Promise<Store> => openStore({ url: `sqlite:${file}`, logger: createQuietLogger() });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hansho-store-"));
    file = join(folder, "hansho.db");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function start(task: string, name: string): Child {
    return spawn(process.execPath, [CHILD, task, `sqlite:${file}`, name], {
      stdio: ["ignore", "pipe", "inherit"],
    });
  }

  /** What a child printed and how it ended. */
  async function finish(child: Child): Promise<{ lines: string[]; code: number | null }> {
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    let text = "";
    for await (const part of child.stdout) text += String(part);
    return { lines: text.split("\n").filter((line) => line !== ""), code: await ended };
  }

  test("opening a new database at once brings it up once", async () => {
    const results = await Promise.all(["a", "b", "c"].map((name) => finish(start("open", name))));

    expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
    const store = await open();
    await store.ready();
    await store.close();
  });

  test("500 deliveries are claimed by three of them, none twice", async () => {
    const store = await open();
    for (let index = 0; index < 25; index += 1) await channel(store, `C${index}`);
    await store.commitIngest(
      Array.from({ length: 20 }, (_, index) => item({ id: `adv-${index}` })),
      NOW,
    );

    const results = await Promise.all(["a", "b", "c"].map((name) => finish(start("claim", name))));

    const sent = results.flatMap(({ lines }) => lines);
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(sent).toHaveLength(500);
    expect(new Set(sent).size).toBe(500);
    expect(await store.deliveryCounts()).toMatchObject({ sent: 500, pending: 0, sending: 0 });
    await store.close();
  });

  test("two connections of one process share the work as well", async () => {
    const [one, two] = [await open(), await open()];
    for (let index = 0; index < 9; index += 1) await channel(one, `C${index}`);
    await one.commitIngest([item()], NOW);

    const claimed = await Promise.all([claim(one, NOW, "one", 5), claim(two, NOW, "two", 5)]);

    expect(new Set(claimed.flat().map(({ id }) => id)).size).toBe(9);
    await one.close();
    await two.close();
  });

  test("killed in the middle of a transaction: what was committed stays whole, the rest never was", async () => {
    await (await open()).close();
    let acknowledged = 0;
    for (const name of ["a", "b", "c"]) {
      const child = start("commit", name);
      const output = finish(child);
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await writing(file);
      child.kill("SIGKILL");
      const { lines, code } = await output;
      expect(code).toBeNull();
      acknowledged += Number(lines.at(-1)) * 500;
    }

    const database = new DatabaseSync(file);
    expect(database.prepare("pragma integrity_check").get()).toEqual({ integrity_check: "ok" });
    expect(database.prepare("pragma foreign_key_check").all()).toEqual([]);
    database.exec("insert into search_index (search_index) values ('integrity-check')");
    const { count } = database.prepare("select count(*) as count from advisories").get() as { count: number };
    expect(count % 500).toBe(0);
    expect(count).toBeGreaterThanOrEqual(acknowledged);
    for (const table of ["revisions", "entries", "aliases", "assessments", "standings", "search_index"]) {
      expect(database.prepare(`select count(*) as count from ${table}`).get()).toEqual({ count });
    }
    database.close();
    const store = await open();
    await store.commitIngest([item({ id: "after" })], NOW);
    expect(await store.recoverDeliveries(NOW + MINUTE)).toEqual({ freed: 0, sent: 0, unknown: 0 });
    await store.close();
  });
});

/** Resolves as soon as another process holds the write lock. */
async function writing(file: string): Promise<void> {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    for (;;) {
      database.exec("begin immediate; rollback");
      await new Promise((resolve) => setImmediate(resolve));
    }
  } catch (error) {
    if (!(error instanceof Error) || !/locked/.test(error.message)) throw error;
  } finally {
    database.close();
  }
}
