import { describe, expect, test } from "vitest";
import { cve5 } from "../../src/sources/cve5/index.ts";
import { ghsa } from "../../src/sources/ghsa/index.ts";
import { nvd } from "../../src/sources/nvd/index.ts";
import { osv } from "../../src/sources/osv/index.ts";
import { cveRecord, nvdCve, nvdPage, osvRecord, restAdvisory, walkOf } from "./build-vulnerabilities.ts";

describe("nvd", () => {
  const url = "https://nvd.example.com/cves/2.0?noRejected";
  const windowOf = (address: URL) => [
    address.searchParams.get("lastModStartDate"),
    address.searchParams.get("lastModEndDate"),
    address.searchParams.get("startIndex"),
  ];

  test("goes through windows of at most 120 days, page after page, up to now", async () => {
    const asked: unknown[] = [];
    const { cursor, documents } = await walkOf(
      nvd.walk,
      { url, cursor: "2026-05-01T00:00:00.000Z" },
      (address) => {
        asked.push(windowOf(address));
        const startIndex = Number(address.searchParams.get("startIndex"));
        return nvdPage([nvdCve(startIndex)], { startIndex, totalResults: 2 });
      },
    );

    expect(documents).toHaveLength(4);
    expect(asked).toEqual([
      ["2026-04-30T23:00:00.000Z", "2026-08-28T23:00:00.000Z", "0"],
      ["2026-04-30T23:00:00.000Z", "2026-08-28T23:00:00.000Z", "1"],
      ["2026-08-28T23:00:00.000Z", "2026-11-24T00:00:00.000Z", "0"],
      ["2026-08-28T23:00:00.000Z", "2026-11-24T00:00:00.000Z", "1"],
    ]);
    expect(cursor).toBe("2026-11-24T00:00:00.000Z");
  });

  test("begins seven days back, or where the address says", async () => {
    const first = async (address: string) =>
      new URL((await walkOf(nvd.walk, { url: address }, () => nvdPage([]))).asked[0] ?? "").searchParams;

    expect((await first(url)).get("lastModStartDate")).toBe("2026-11-17T00:00:00.000Z");
    expect((await first(url)).has("noRejected")).toBe(true);
    expect((await first(`${url}&lastModStartDate=2026-11-01T00:00:00Z`)).get("lastModStartDate")).toBe(
      "2026-11-01T00:00:00.000Z",
    );
  });

  test("goes back as far as CVEs moved up while it read", async () => {
    const { asked } = await walkOf(nvd.walk, { url }, (address) => {
      const startIndex = Number(address.searchParams.get("startIndex"));
      const totalResults = startIndex === 0 ? 6 : 5;
      return nvdPage([nvdCve(1), nvdCve(2), nvdCve(3)].slice(0, totalResults - startIndex), {
        startIndex,
        totalResults,
      });
    });

    expect(asked.map((address) => new URL(address).searchParams.get("startIndex"))).toEqual(["0", "3", "4"]);
  });

  test("keeps the old cursor when something that is no page comes", async () => {
    await expect(walkOf(nvd.walk, { url }, () => ({ message: "Forbidden" }))).rejects.toThrow(
      /no page of CVEs/,
    );
  });
});

describe("cve5", () => {
  const url = "https://cve.example.com/main/cves/deltaLog.json";
  const log = (...batches: [string, string[], string[]?][]) =>
    batches.map(([fetchTime, created, updated = []]) => ({
      fetchTime,
      new: created.map((cveId) => ({ cveId, githubLink: "https://elsewhere.example.org/" })),
      updated: updated.map((cveId) => ({ cveId })),
      error: [],
    }));

  test("fetches each record that changed once, from beside the log", async () => {
    const { asked, documents, cursor } = await walkOf(cve5.walk, { url }, (address) =>
      address.href === url
        ? log(
            ["2026-11-23T10:00:00.000Z", ["CVE-1900-0003"], ["CVE-1900-12345"]],
            ["2026-11-22T10:00:00.000Z", ["CVE-1900-12345"]],
            ["2026-11-01T10:00:00.000Z", ["CVE-1900-0001"]],
          )
        : cveRecord(),
    );

    expect(asked).toEqual([
      url,
      "https://cve.example.com/main/cves/1900/0xxx/CVE-1900-0003.json",
      "https://cve.example.com/main/cves/1900/12xxx/CVE-1900-12345.json",
    ]);
    expect(documents).toHaveLength(2);

    const next = await walkOf(cve5.walk, { url, cursor }, () =>
      log(["2026-11-23T10:00:00.000Z", ["CVE-1900-0003"], ["CVE-1900-12345"]]),
    );
    expect(next.asked).toEqual([url]);
  });

  test("says what the log has forgotten since the last walk, and reads the rest", async () => {
    const cursor = JSON.stringify({ at: "2026-10-01T00:00:00.000Z", id: "", more: false, again: [] });
    const { errors, documents } = await walkOf(cve5.walk, { url, cursor }, (address) =>
      address.href === url ? log(["2026-11-01T10:00:00.000Z", ["CVE-1900-0001"]]) : cveRecord(),
    );

    expect(errors).toMatchObject([
      { name: url, error: expect.stringContaining("2026-10-01T00:00:00.000Z and 2026-11-01") },
    ]);
    expect(documents).toHaveLength(1);
  });

  test("keeps the old cursor when the log is none", async () => {
    await expect(walkOf(cve5.walk, { url }, () => ({ message: "Not Found" }))).rejects.toThrow(
      /no.* log|not a log/,
    );
  });
});

describe("ghsa", () => {
  const url = "https://api.example.com/advisories?type=malware";
  const page = (length: number, second: (index: number) => number) =>
    Array.from({ length }, (_, index) =>
      restAdvisory({ updated_at: new Date(Date.UTC(2026, 10, 20, 0, 0, second(index))).toISOString() }),
    );

  test("goes on from the last one's time until a page is not full", async () => {
    const { asked, documents, cursor, errors } = await walkOf(ghsa.walk, { url }, (address) =>
      address.searchParams.get("updated") === ">=2026-11-17T00:00:00Z"
        ? page(100, (index) => index)
        : page(2, () => 99),
    );

    expect(asked.map((address) => new URL(address).searchParams.get("updated"))).toEqual([
      ">=2026-11-17T00:00:00Z",
      ">=2026-11-20T00:01:39Z",
    ]);
    expect(new URL(asked[0] ?? "").searchParams.toString()).toContain("type=malware");
    expect(documents).toHaveLength(2);
    expect(errors).toEqual([]);
    expect(cursor).toBe("2026-11-20T00:01:39Z");
  });

  test("says so when more were updated in one second than a page holds, and goes on", async () => {
    const { errors, cursor } = await walkOf(ghsa.walk, { url, cursor: "2026-11-20T00:00:05Z" }, (address) =>
      address.searchParams.get("updated") === ">=2026-11-20T00:00:05Z" ? page(100, () => 5) : [],
    );

    expect(errors).toMatchObject([{ error: expect.stringContaining("2026-11-20T00:00:05Z") }]);
    expect(cursor).toBe("2026-11-20T00:00:06Z");
  });

  test("keeps the old cursor when GitHub answers with a message", async () => {
    await expect(walkOf(ghsa.walk, { url }, () => ({ message: "API rate limit exceeded" }))).rejects.toThrow(
      /list/,
    );
  });
});

test("osv reads modified_id.csv down to the last one seen, colons and all", async () => {
  const url = "https://osv.example.com/modified_id.csv";
  const rows = [
    "2026-11-23T10:00:00Z,npm/MAL-1900-2",
    "2026-11-22T10:00:00.5Z,Red Hat/RHBA-1900:1",
    "2026-11-01T10:00:00Z,npm/MAL-1900-1",
  ];
  const { asked } = await walkOf(osv.walk, { url }, (address) =>
    address.href === url ? `${rows.join("\r\n")}\r\n` : osvRecord(),
  );

  expect(asked).toEqual([
    url,
    "https://osv.example.com/Red%20Hat/RHBA-1900%3A1.json",
    "https://osv.example.com/npm/MAL-1900-2.json",
  ]);
});
