import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { epss } from "../../src/sources/epss/index.ts";
import { unzipped } from "../../src/sources/gzip.ts";
import { documentOf } from "./build.ts";

const ROWS = ["CVE-1900-0001,0.97567,0.99995", "CVE-1900-0002,0.00113,0.43131"];
const CSV = [
  "#model_version:v2026.03.01,score_date:2026-11-20T00:00:00+0000",
  "cve,epss,percentile",
  ...ROWS,
  "",
].join("\n");

function read(body: string | Uint8Array | object) {
  return epss.read(documentOf(body));
}

describe("the daily CSV", () => {
  test("a score becomes a fact about its CVE", () => {
    const result = read(CSV);
    const content = result.entries[0]?.content();

    expect(result).toMatchObject({
      announced: 2,
      missing: 0,
      refusals: [],
      snapshotAt: Date.parse("2026-11-20"),
    });
    expect(result.entries.map(({ key }) => key)).toEqual(["CVE-1900-0001", "CVE-1900-0002"]);
    expect(AdvisoryContent.parse(content)).toEqual(content);
    expect(content?.epss).toEqual([
      {
        cve: "CVE-1900-0001",
        source: "FIRST",
        score: 0.97567,
        percentile: 0.99995,
        date: "2026-11-20",
        model: "v2026.03.01",
      },
    ]);
  });

  test.each([
    [
      "the first generation",
      "cve,epss\nCVE-1900-0001,0.65117\n",
      { cve: "CVE-1900-0001", source: "FIRST", score: 0.65117 },
    ],
    [
      "one with percentiles",
      "cve,epss,percentile\r\nCVE-1900-0001,0.65117,0.9\r\n",
      { cve: "CVE-1900-0001", source: "FIRST", score: 0.65117, percentile: 0.9 },
    ],
    ["one without a header", "CVE-1900-0001,1\n", { cve: "CVE-1900-0001", source: "FIRST", score: 1 }],
  ])("%s is read", (_name, csv, fact) => {
    expect(epss.recognises(documentOf(csv))).toBe(true);
    expect(read(csv).entries[0]?.content().epss).toEqual([fact]);
  });

  test("gzipped it is the same", () => {
    const zipped = documentOf(gzipSync(CSV));

    expect(epss.recognises(zipped)).toBe(true);
    expect(epss.read(zipped).entries.map(({ hash }) => hash)).toEqual(
      read(CSV).entries.map(({ hash }) => hash),
    );
  });

  test("another day with the same score is no change, another score or percentile is", () => {
    const hashOf = (csv: string) => read(csv).entries[0]?.hash;

    expect(hashOf(CSV.replace("2026-11-20", "2026-11-21"))).toBe(hashOf(CSV));
    expect(hashOf(CSV.replace("0.97567", "0.97568"))).not.toBe(hashOf(CSV));
    expect(hashOf(CSV.replace("0.99995", "0.99994"))).not.toBe(hashOf(CSV));
  });

  test.each([
    ["CVE-1900-1,0.5,0.5", /not a CVE id/],
    ["CVE-1900-0003,,0.5", /epss/],
    ["CVE-1900-0003,1.5,0.5", /above 1/],
    ["CVE-1900-0003,0.5,-1", /below 0/],
    ["CVE-1900-0003,NaN,0.5", /epss/],
    ['"CVE-1900-0003,0.5,0.5', /not a CVE id/],
    ["CVE-1900-0003", /epss/],
  ])("the row %s is refused alone", (row, reason) => {
    const result = read(`${CSV}${row}\n${ROWS[0]?.replace("0001", "0009")}\n`);

    expect(result).toMatchObject({ announced: 4, missing: 0 });
    expect(result.entries).toHaveLength(3);
    expect(result.refusals).toHaveLength(1);
    expect(result.refusals[0]?.reason).toMatch(reason);
  });

  test("whatever stands in it, every line is an entry or a refusal", () => {
    const line = fc.stringMatching(/^[!-~]{1,30}$/).filter((text) => !text.startsWith("#"));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const result = read(`cve,epss\n${lines.join("\n")}`);

        expect(result.entries.length + result.refusals.length).toBe(lines.length);
        expect(result.announced).toBe(lines.length);
      }),
    );
  });
});

describe("gzip", () => {
  test("a row says the same in any order of the columns", () => {
    const cve = fc.constantFrom("CVE-1900-0001", "CVE-1900-001", "cve-1900-0001", "CVE-1900-0001 ", "");
    const digits = fc.string({ unit: fc.constantFrom(..."0159.eE-+ \r".split("")), maxLength: 8 });
    const score = fc.oneof(digits, fc.constantFrom("0", "1", "1.0", "1.1", "0.5", "5e-05", "0.123456789"));
    const row = fc.record({ cve, score, percentile: score });

    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const usual = rows.map((of) => `${of.cve},${of.score},${of.percentile}`).join("\n");
        const other = rows.map((of) => `${of.percentile},${of.cve},${of.score}`).join("\n");
        const [one, two] = [`cve,epss,percentile\n${usual}\n`, `percentile,cve,epss\n${other}\n`].map(
          (text) => {
            const { entries, refusals } = epss.read(documentOf(text));
            return [entries.map(({ key, hash }) => [key, hash.split(",").map(Number)]), refusals];
          },
        );
        expect(one).toEqual(two);
      }),
    );
  });

  test("one that was cut off is read as far as whole rows go, and says so", () => {
    const score = (n: number) => ((n * 7_919) % 99_991) / 100_000;
    const rows = Array.from({ length: 20_000 }, (_, n) => `CVE-1900-${1000 + n},${score(n)},0.5`);
    const zipped = gzipSync(`cve,epss,percentile\n${rows.join("\n")}\n`);
    const result = read(zipped.subarray(0, zipped.length / 2));
    const last = result.entries.length - 1;

    expect(result).toMatchObject({ announced: last + 2, missing: 1, refusals: [] });
    expect(last).toBeGreaterThan(1_000);
    expect(result.entries.at(-1)).toMatchObject({
      key: `CVE-1900-${1000 + last}`,
      hash: `${score(last)},0.5`,
    });
  });

  test("a bomb is refused before it is unpacked", () => {
    const bomb = gzipSync(Buffer.alloc(70 * 1024 * 1024));

    expect(() => unzipped(bomb)).toThrow("is larger than 67108864 bytes when unpacked");
    expect(read(bomb).refusals).toEqual([{ reason: "is larger than 67108864 bytes when unpacked" }]);
    expect(epss.recognises(documentOf(bomb))).toBe(false);
  });

  test("damaged data is refused", () => {
    const damaged = Uint8Array.from(gzipSync(CSV));
    damaged.fill(0x55, 20, 60);

    expect(read(damaged)).toMatchObject({ announced: 1, entries: [] });
    expect(read(damaged).refusals[0]?.reason).toMatch(/^is gzip data that is/);
  });
});

describe("the API's answer", () => {
  const answer = (data: unknown, fields: object = {}) => ({
    status: "OK",
    "status-code": 200,
    version: "1.0",
    access: "public",
    total: 1,
    offset: 0,
    limit: 100,
    data,
    ...fields,
  });

  test("is read, and its score hashes as that of the CSV", () => {
    const row = { cve: "CVE-1900-0001", epss: "0.975670000", percentile: "0.999950000", date: "2026-11-20" };
    const document = documentOf(answer([row]));
    const result = epss.read(document);

    expect(epss.recognises(document)).toBe(true);
    expect(result).toMatchObject({ feed: "api", announced: 1, snapshotAt: Date.parse("2026-11-20") });
    expect(result.entries[0]?.hash).toBe(read(CSV).entries[0]?.hash);
    expect(result.entries[0]?.content().epss).toEqual([
      { cve: "CVE-1900-0001", source: "FIRST", score: 0.97567, percentile: 0.99995, date: "2026-11-20" },
    ]);
  });

  test("a row that is wrong is refused alone", () => {
    const result = read(
      answer([{ cve: "CVE-1900-0001", epss: "much" }, null, { cve: "CVE-1900-0002", epss: 0.1 }]),
    );

    expect(result).toMatchObject({ announced: 3, missing: 0 });
    expect(result.refusals.map(({ entry }) => entry)).toEqual(["CVE-1900-0001", "data[1]"]);
    expect(result.entries.map(({ key }) => key)).toEqual(["CVE-1900-0002"]);
  });

  test("an error is refused in the server's words, not taken for no scores", () => {
    const error = answer(undefined, { status: "ERROR", "status-code": 422, message: "too many CVEs" });

    expect(epss.recognises(documentOf(error))).toBe(true);
    expect(read(error).refusals).toEqual([{ reason: "the EPSS API answered: too many CVEs" }]);
  });

  test("no scores are no entries", () => {
    expect(read(answer([]))).toMatchObject({ announced: 0, entries: [], refusals: [] });
  });
});

test.each([
  "cve,cvss,epss\nCVE-1900-0001,9,0.1\n",
  "cve;epss\n",
  "CVE-1900-0001 is exploited, badly\n",
  '{"status":"OK"}',
])("%j is none of it", (text) => {
  expect(epss.recognises(documentOf(text))).toBe(false);
});
