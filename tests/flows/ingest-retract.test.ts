import { afterEach, beforeEach, expect, test } from "vitest";
import { documentOf } from "../sources/build.ts";
import { csafDocument } from "../sources/csaf-build.ts";
import { openBench, type Bench } from "./ingest-harness.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.store.close());

const KEY = "https://example.com exco-2026-0001";
const advisory = (version: string, date = "2026-11-01T09:00:00.000Z") =>
  documentOf(
    csafDocument({ tracking: { version, current_release_date: date } }),
    `exco-2026-0001-${version}.json`,
  );
const retraction = documentOf(
  csafDocument({
    document: {
      category: "csaf_withdrawn",
      csaf_version: "2.1",
      title: "exco-2026-0001",
      notes: [{ category: "description", title: "Reasoning for Withdrawal", text: "It was wrong." }],
    },
    tracking: { id: "exco-2026-0001", current_release_date: "2026-11-21T00:00:00Z" },
    tree: undefined,
    vulnerabilities: undefined,
  }),
  "withdrawn.json",
);

test("what is taken back keeps what it said, and is withdrawn", async () => {
  await bench.run([advisory("1")]);

  const summary = await bench.run([retraction]);

  expect(summary).toMatchObject({ entries: 1, new: 0, refused: 0 });
  const record = await bench.store.record("example", KEY);
  expect(record?.revision.number).toBe(2);
  expect(record?.revision.content).toMatchObject({
    title: { en: "Gate: remote code execution" },
    identifiers: ["EXCO-2026-0001", "CVE-1900-0001"],
    products: [{ product: "Gate", versions: "1.0, 1.1" }, { status: "fixed" }],
    withdrawn: { at: "2026-11-21T00:00:00Z", reason: { en: "It was wrong." } },
  });
});

test("the same again is unchanged, and a new version brings it back", async () => {
  await bench.run([advisory("1")]);
  await bench.run([retraction]);

  expect(await bench.run([documentOf(retraction.bytes, "again.json")])).toMatchObject({ unchanged: 1 });
  await bench.run([advisory("2", "2026-11-22T00:00:00Z")]);

  expect((await bench.store.record("example", KEY))?.revision.content).not.toHaveProperty("withdrawn");
});

test("what was never read is not made known by taking it back", async () => {
  const summary = await bench.run([retraction]);

  expect(summary).toMatchObject({ entries: 1, unchanged: 1, advisories: 0, refused: 0 });
  expect(await bench.store.record("example", KEY)).toBeUndefined();
  expect(await bench.deliveries()).toEqual([]);
});
