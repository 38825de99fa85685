import { beforeEach, describe, expect, test } from "vitest";
import { assess } from "../../src/advisory/triage.ts";
import { documentOf, kevCatalog, kevEntry } from "../sources/build.ts";
import { type Bench, openBench, ORGANIZATION } from "./ingest-harness.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ assess });
});

/** A CVE whose publisher spoke of it on Tuesday 3 November, with or without what makes it A. */
const flaw = (fields: object = {}) =>
  documentOf({
    id: "flaw-1",
    kind: "vulnerability",
    title: { ja: "架空製品の脆弱性" },
    identifiers: ["CVE-1900-0001"],
    publishedAt: "2026-11-03T10:00:00+09:00",
    cvss: [{ version: "3.1", vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" }],
    ...fields,
  });

async function assessment() {
  return (await bench.store.record(ORGANIZATION.id, "CVE-1900-0001"))?.assessment;
}

describe("a badge that goes up for what came today", () => {
  test("is not overdue today: where its date is past already, it counts from now", async () => {
    bench.clock.set(Date.parse("2026-11-03T11:00:00+09:00"));
    await bench.run([flaw()]);
    expect(await assessment()).toMatchObject({ priority: "C" });

    // Two weeks later, a Tuesday: that day and the next are the two business days of an A.
    bench.clock.set(Date.parse("2026-11-17T11:00:00+09:00"));
    await bench.run([documentOf(kevCatalog([]))]);
    const listed = kevEntry(1, { dateAdded: "2026-11-17", dueDate: "2026-12-01" });
    await bench.run([documentOf(kevCatalog([listed], { dateReleased: "2026-11-21T00:00:00Z" }))]);

    expect(await assessment()).toMatchObject({
      priority: "A",
      deadline: { kind: "now", date: "2026-11-18" },
    });
  });

  test("keeps the date of publication or update where that is still to come", async () => {
    bench.clock.set(Date.parse("2026-11-03T11:00:00+09:00"));
    await bench.run([flaw()]);

    bench.clock.set(Date.parse("2026-11-04T11:00:00+09:00"));
    await bench.run([flaw({ exploitation: [{ cve: "CVE-1900-0001", state: "active" }] })]);

    // Of Tuesday the 3rd, a holiday: the 4th and the 5th.
    expect(await assessment()).toMatchObject({
      priority: "A",
      deadline: { kind: "now", date: "2026-11-05" },
    });
  });

  test("a badge that stays or goes down gets no more time", async () => {
    const active = { exploitation: [{ cve: "CVE-1900-0001", state: "active" }] };
    bench.clock.set(Date.parse("2026-11-03T11:00:00+09:00"));
    await bench.run([flaw(active)]);

    bench.clock.set(Date.parse("2026-11-17T11:00:00+09:00"));
    await bench.run([flaw({ ...active, action: { ja: "更新してください。" } })]);
    expect(await assessment()).toMatchObject({ priority: "A", deadline: { date: "2026-11-05" } });
    await bench.run([flaw({ title: { ja: "架空製品の脆弱性（続報）" }, alertBy: "JPCERT/CC" })]);

    expect(await assessment()).toMatchObject({ priority: "B", deadline: { date: "2026-11-06" } });
  });
});
