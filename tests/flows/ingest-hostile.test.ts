import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDryStore } from "../../src/flows/ingest-store.ts";
import { createIngest } from "../../src/flows/ingest.ts";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import type { SourceDocument } from "../../src/ports.ts";
import { sources } from "../../src/sources/index.ts";
import { createManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { documentOf, JVN_FEED, jvnFeed, kevCatalog, kevEntry } from "../sources/build.ts";
import { osvRecord } from "../sources/build-vulnerabilities.ts";
import { judge, openBench, ORGANIZATION } from "./ingest-harness.ts";

const WHOLE = {
  "jvn-rss": Buffer.from(JVN_FEED),
  "cisa-kev": Buffer.from(JSON.stringify(kevCatalog([1, 2, 3].map((number) => kevEntry(number))))),
  "hansho-json": Buffer.from(
    JSON.stringify([1, 2, 3].map((id) => ({ id: `a${id}`, kind: "incident", title: { ja: `題 ${id}` } }))),
  ),
};
const formats = Object.keys(WHOLE) as (keyof typeof WHOLE)[];

/** Reads one document as the source named, or as whatever it is taken for: which promises of a report are broken. */
async function brokenPromises(document: SourceDocument, format?: string): Promise<string[]> {
  const logger = createQuietLogger();
  const stored: unknown[] = [];
  const assess = (content: AdvisoryContent) => {
    stored.push(content);
    return judge(content);
  };
  const deps = { sources, organizations: [ORGANIZATION], assess, clock: createManualClock(), logger };
  const ingestion = createIngest({ ...deps, store: createDryStore() });
  let refusals = 0;
  async function* documents() {
    yield await Promise.resolve(document);
  }

  const { documents: reports } = await ingestion.ingest(documents(), { format, onRefusal: () => refusals++ });

  const [report] = reports;
  if (report === undefined) return ["there is no report"];
  const { announced, read, refused, missing } = report;
  const broken: string[] = [];
  if (announced !== read + refused + missing) broken.push(`lost: ${JSON.stringify(report)}`);
  if (refusals > 0 !== refused + missing > 0) broken.push(`silent: ${JSON.stringify(report)}`);
  if (logger.lines.length > 0) broken.push(`a source threw: ${JSON.stringify(logger.lines)}`);
  for (const content of stored) {
    const { error } = AdvisoryContent.safeParse(content);
    if (error !== undefined) broken.push(`stored what is no content: ${error.message}`);
  }
  return broken;
}

describe.each([...formats, undefined])("whatever comes, read as %s", (format) => {
  test("random bytes are read or refused, never a failure, never silent", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await brokenPromises(documentOf(bytes), format)).toEqual([]);
      }),
    );
  });

  test("random JSON", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        expect(await brokenPromises(documentOf(JSON.stringify(value)), format)).toEqual([]);
      }),
    );
  });
});

describe.each(formats)("%s", (format) => {
  const whole = WHOLE[format];

  test("cut off anywhere loses nothing silently", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), async (length) => {
        expect(await brokenPromises(documentOf(whole.subarray(0, length)))).toEqual([]);
        expect(await brokenPromises(documentOf(whole.subarray(0, length)), format)).toEqual([]);
      }),
    );
  });

  test("with bytes changed loses nothing silently", async () => {
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const { at, byte } of changes) bytes[at] = byte;
        expect(await brokenPromises(documentOf(bytes), format)).toEqual([]);
      }),
    );
  });

  test("with a piece taken out or put twice loses nothing silently", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(200), fc.boolean(), async (at, length, twice) => {
        const piece = whole.subarray(at, at + length);
        const rest = whole.subarray(at + length);
        const bytes = Buffer.concat([whole.subarray(0, at), ...(twice ? [piece, piece] : []), rest]);
        expect(await brokenPromises(documentOf(bytes), format)).toEqual([]);
      }),
    );
  });
});

describe("elements of any shape", () => {
  const wild = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: "binary" }),
    fc.webUrl(),
    fc.constant("x".repeat(30_000)),
  );

  test("in a KEV catalogue", async () => {
    const entry = fc.dictionary(
      fc.constantFrom(...Object.keys(kevEntry(1)), "__proto__", "constructor"),
      wild,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 4 }), async (changes) => {
        const entries = changes.map((change, number) => ({ ...kevEntry(number), ...change }));
        expect(await brokenPromises(documentOf(JSON.stringify(kevCatalog(entries))), "cisa-kev")).toEqual([]);
      }),
    );
  });

  test("in hansho-json", async () => {
    const fields = [...Object.keys(AdvisoryContent.shape), "id", "$schema", "__proto__", "constructor"];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.constantFrom(...fields), wild), { maxLength: 4 }),
        async (changes) => {
          const body = changes.map((change, id) => ({
            id: `a${id}`,
            kind: "alert",
            title: { en: "x" },
            ...change,
          }));
          expect(await brokenPromises(documentOf(JSON.stringify(body)), "hansho-json")).toEqual([]);
        },
      ),
    );
  });

  test("in the texts of a JVN feed", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.constantFrom("title", "link", "description", "dc:identifier", "dcterms:issued"),
        async (text, tag) => {
          const feed = jvnFeed([1, 2]).replace(
            new RegExp(`<${tag}>[^<]*</${tag}>`, "g"),
            () => `<${tag}>${text}</${tag}>`,
          );
          expect(await brokenPromises(documentOf(feed), "jvn-rss")).toEqual([]);
        },
      ),
    );
  });
});

test.each([
  ["brackets a hundred thousand deep", "[".repeat(100_000), "hansho-json"],
  ["objects a hundred thousand deep", '{"title":{"ja":'.repeat(100_000), "hansho-json"],
  ["a string without end", `[{"id":"${"\\\\".repeat(200_000)}`, "hansho-json"],
  ["tags a hundred thousand deep", "<rdf:RDF><item>".repeat(100_000), "jvn-rss"],
  ["an attribute without end", `<rdf:RDF a="${"x".repeat(500_000)}`, "jvn-rss"],
  ["a million ampersands", JVN_FEED.replace("説明", "&amp;".repeat(200_000)), "jvn-rss"],
  ["a declaration without end", `<?xml ${" encoding=".repeat(100_000)}`, "jvn-rss"],
  [
    "very many references",
    JSON.stringify(kevCatalog([kevEntry(1, { notes: "https://example.com/ ;".repeat(900) })])),
    "cisa-kev",
  ],
])("%s", async (_name, body, format) => {
  expect(await brokenPromises(documentOf(body))).toEqual([]);
  expect(await brokenPromises(documentOf(body), format)).toEqual([]);
});

const NESTED = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

test.each([
  ["hansho-json", `[{"id":"a","kind":"alert","title":{"ja":"題"},"x":${NESTED}}]`],
  ["cisa-kev", JSON.stringify(kevCatalog([{ ...kevEntry(1), x: 1 }])).replace('"x":1', `"x":${NESTED}`)],
] as const)("%s nested without end is refused, not a crash", async (format, text) => {
  expect(await brokenPromises(documentOf(text), format)).toEqual([]);
});

test.each([
  ["control characters in it", { id: "EXAMPLE-\u00001" }, "osv"],
  ["half a character in it", { id: "EXAMPLE-\ud8001" }, "osv"],
  ["more than an address has", { ...kevCatalog([kevEntry(1, { cveID: "CVE".repeat(1_000) })]) }, "cisa-kev"],
])("an id with %s is refused", async (_name, fields, format) => {
  const bench = await openBench();
  const wire = format === "osv" ? osvRecord(fields) : fields;

  const summary = await bench.run([documentOf(wire)], { format });

  expect(summary).toMatchObject({ entries: 0, refused: 1 });
  expect(bench.refusals[0]?.reason).toBe("its id is too long, or has control characters in it");
  await bench.store.close();
});
