/** What telling the users of outdated drafts costs: nothing grows with what other advisories have. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync, StatementSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Store } from "../../src/ports.ts";
import { openStore } from "../../src/store/index.ts";
import { item, NOW, ORG } from "../contracts/store/given.ts";
import { createQuietLogger } from "../fakes/logger.ts";

const IDS = Array.from({ length: 50 }, (_, index) => `adv-${index}`);

let folder: string;
let file: string;
let store: Store;
const prepared = vi.spyOn(DatabaseSync.prototype, "prepare");

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hansho-plan-"));
  file = join(folder, "hansho.db");
  prepared.mockClear();
  store = await openStore({ url: `sqlite:${file}`, logger: createQuietLogger() });
  await commit(IDS, 1);
  const key = { organizationId: ORG, revision: 1, audience: "admins", lang: "ja", action: "opened" } as const;
  for (const [index, advisoryId] of IDS.entries()) {
    const person = { platform: "slack", workspace: "T1", id: `U${index % 7}` } as const;
    await store.recordUse({ ...key, advisoryId, person, at: NOW });
  }
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function commit(ids: readonly string[], number: number): Promise<void> {
  const items = ids.map((id) => item({ id, number }));
  return store.commitIngest(items, NOW + number);
}

test("a revision finds its people by index", async () => {
  await commit(IDS, 2);

  const database = new DatabaseSync(file);
  const plans = [...new Set(prepared.mock.calls.map(([statement]) => statement))]
    .filter((statement) => /draft_uses|"deliveries"|"destinations"/.test(statement))
    .filter((statement) => /^(select|update|with)/i.test(statement))
    .map((statement) => database.prepare(`explain query plan ${statement}`).all());
  database.close();
  const scanned = plans.flat().flatMap(({ detail }) => /^SCAN (\w+)/.exec(String(detail))?.[1] ?? []);
  // Lists that the statements bring along.
  expect(scanned.filter((table) => table !== "json_each")).toEqual([]);
  expect(plans.length).toBeGreaterThan(3);
});

test("fifty revisions with fifty people take as many statements as one", async () => {
  const runs = (["all", "run", "iterate"] as const).map((method) =>
    vi.spyOn(StatementSync.prototype, method),
  );
  const ran = () => runs.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  await commit(IDS.slice(0, 1), 2);
  const forOne = ran();
  await commit(IDS.slice(1), 2);
  const forMany = ran() - forOne;
  for (const run of runs) run.mockRestore();

  expect(await store.deliveries({ limit: 100 })).toHaveLength(50);
  expect(forMany).toBeLessThanOrEqual(forOne + 5);
});
