import { describe, expect, test } from "vitest";
import type { FetchFailure, SourceDocument } from "../../src/ports.ts";
import { csaf } from "../../src/sources/csaf/index.ts";
import { documentOf } from "./build.ts";
import { csafDocument, entryOf } from "./csaf-build.ts";

const BASE = "https://example.com/.well-known/csaf/";
const METADATA = `${BASE}provider-metadata.json`;
const FEED = `${BASE}feed-tlp-white.json`;

const day = (number: number) => new Date(Date.UTC(2026, 9, 1) + number * 86_400_000).toISOString();

function metadata(distributions: unknown): object {
  const publisher = { category: "vendor", name: "Example Company", namespace: "https://example.com" };
  return { canonical_url: METADATA, metadata_version: "2.0", publisher, distributions };
}

const ROLIE = metadata([
  {
    rolie: {
      feeds: [
        { tlp_label: "WHITE", url: FEED },
        { tlp_label: "AMBER", url: `${BASE}feed-tlp-amber.json` },
      ],
    },
  },
  { directory_url: `${BASE}white` },
]);

const nameOf = (number: number) => `2026/exco-2026-${String(number).padStart(4, "0")}.json`;
const urlOf = (number: number) => `${BASE}white/${nameOf(number)}`;

/** A ROLIE feed of documents by number and day of change. */
function rolie(entries: Record<number, number>): object {
  const category = [{ scheme: "urn:ietf:params:rolie:category:information-type", term: "csaf" }];
  const entry = Object.entries(entries).map(([number, changed]) => ({
    id: `EXCO-2026-${number}`,
    updated: day(changed),
    link: [{ rel: "self", href: urlOf(Number(number)) }],
    content: { type: "application/json", src: urlOf(Number(number)) },
  }));
  return { feed: { id: "feed", category, entry } };
}

function numbered(from: number, to: number, changed: (number: number) => number): Record<number, number> {
  const entries: Record<number, number> = {};
  for (let number = from; number <= to; number++) entries[number] = changed(number);
  return entries;
}

function gone(): FetchFailure {
  const error = new Error("the server answered 404");
  return Object.assign(error, { name: "FetchFailure" as const, status: 404 });
}

/** A provider on the web that answers "unchanged" to whoever had the same bytes before. */
function createProvider(files: Record<string, object | string>) {
  const sent = new Map<string, string>();
  const asked: string[] = [];
  async function get(url: string): Promise<SourceDocument | undefined> {
    asked.push(url);
    const listed = /exco-2026-(\d+)\.json$/.exec(url);
    const body =
      files[url] ??
      (listed === null ? undefined : csafDocument({ tracking: { id: `EXCO-2026-${listed[1]}` } }));
    if (body === undefined || body === "gone") throw gone();
    const text = typeof body === "string" ? body : JSON.stringify(body);
    if (sent.get(url) === text) return undefined;
    sent.set(url, text);
    return documentOf(text, url);
  }
  async function walk(url = METADATA, cursor?: string) {
    asked.length = 0;
    const documents: SourceDocument[] = [];
    const errors: { name: string; error: string }[] = [];
    const walking = csaf.walk?.({ url, cursor, now: Date.parse(day(40)), get });
    if (walking === undefined) throw new Error("csaf has no walk");
    for (;;) {
      const next = await walking.next();
      if (next.done === true) return { documents, errors, cursor: next.value };
      if ("error" in next.value) errors.push(next.value);
      else if ("bytes" in next.value) documents.push(next.value);
    }
  }
  return { files, asked, walk };
}

const names = (documents: SourceDocument[]) =>
  documents.map(({ name }) => name.replace(/^.*-0*(\d+)\.json$/, "$1"));

test("from the metadata to the public ROLIE feed to its documents, newest first", async () => {
  const provider = createProvider({ [METADATA]: ROLIE, [FEED]: rolie({ 1: 1, 2: 3, 3: 2 }) });

  const { documents, errors } = await provider.walk();

  expect(names(documents)).toEqual(["2", "3", "1"]);
  expect(errors).toEqual([]);
  expect(documents.every((document) => csaf.read(document).entries.length === 1)).toBe(true);
  expect(provider.asked.some((url) => url.includes("amber"))).toBe(false);
});

test("later only what changed, though the metadata is not sent again", async () => {
  const provider = createProvider({ [METADATA]: ROLIE, [FEED]: rolie({ 1: 1, 2: 3, 3: 2 }) });
  const first = await provider.walk();

  const quiet = await provider.walk(METADATA, first.cursor);
  provider.files[FEED] = rolie({ 1: 9, 2: 3, 3: 2, 4: 3 });
  provider.files[urlOf(1)] = csafDocument({ tracking: { id: "EXCO-2026-0001", version: "2" } });
  const changed = await provider.walk(METADATA, quiet.cursor);

  expect(names(quiet.documents)).toEqual([]);
  expect(names(changed.documents)).toEqual(["1", "4"]);
});

test("a first walk takes the newest 200 and leaves the history", async () => {
  const provider = createProvider({
    [METADATA]: ROLIE,
    [FEED]: rolie(numbered(1, 250, (number) => number / 100)),
  });

  const first = await provider.walk();
  const second = await provider.walk(METADATA, first.cursor);

  expect(first.documents).toHaveLength(200);
  expect(names(first.documents)[0]).toBe("250");
  expect(second.documents).toEqual([]);
});

test("later all that changed is read, 200 at a time, though the feed itself is unchanged meanwhile", async () => {
  const provider = createProvider({ [METADATA]: ROLIE, [FEED]: rolie({ 1: 0 }) });
  let { cursor } = await provider.walk();
  provider.files[FEED] = rolie(numbered(1, 450, (number) => number / 100));

  const read: string[][] = [];
  for (let round = 0; round < 4; round++) {
    const walked = await provider.walk(METADATA, cursor);
    cursor = walked.cursor;
    read.push(names(walked.documents));
  }

  expect(read.map((list) => list.length)).toEqual([200, 200, 49, 0]);
  expect(new Set(read.flat()).size).toBe(449);
});

test("a document that cannot be had is named, and tried again a few times", async () => {
  const provider = createProvider({ [METADATA]: ROLIE, [FEED]: rolie({ 1: 1, 2: 2 }), [urlOf(2)]: "gone" });

  let walked = await provider.walk();
  expect(names(walked.documents)).toEqual(["1"]);
  expect(walked.errors).toEqual([{ name: urlOf(2), error: "the server answered 404" }]);

  for (let round = 0; round < 4; round++) walked = await provider.walk(METADATA, walked.cursor);
  expect(walked.errors).toHaveLength(1);
  walked = await provider.walk(METADATA, walked.cursor);
  expect(walked.errors).toEqual([]);
});

describe("directories", () => {
  const directory = metadata([{ directory_url: `${BASE}white` }]);

  test("changes.csv, quoted or not", async () => {
    const csv = `"${nameOf(1)}","${day(1)}"\n${nameOf(2)},${day(2)}\n\nno path at all\n`;
    const provider = createProvider({ [METADATA]: directory, [`${BASE}white/changes.csv`]: csv });

    const first = await provider.walk();
    provider.files[`${BASE}white/changes.csv`] = `${nameOf(1)},${day(5)}\n${csv}`;
    provider.files[urlOf(1)] = csafDocument({ tracking: { id: "EXCO-2026-0001", version: "2" } });
    const second = await provider.walk(METADATA, first.cursor);

    expect(names(first.documents)).toEqual(["2", "1"]);
    expect(names(second.documents)).toEqual(["1"]);
  });

  test("index.txt where there is no changes.csv", async () => {
    const provider = createProvider({
      [METADATA]: directory,
      [`${BASE}white/index.txt`]: `${nameOf(1)}\n${nameOf(2)}\n`,
    });

    const first = await provider.walk();
    provider.files[`${BASE}white/index.txt`] = `${nameOf(1)}\n${nameOf(2)}\n${nameOf(3)}\n`;
    const second = await provider.walk(METADATA, first.cursor);

    expect(names(first.documents)).toEqual(["2", "1"]);
    expect(names(second.documents)).toEqual(["3"]);
  });

  test("of 2.1, and where the ROLIE feed does not answer", async () => {
    const both = metadata([
      { rolie: { feeds: [{ tlp_label: "CLEAR", url: FEED }] } },
      { directory: { tlp_label: "CLEAR", url: `${BASE}white/` } },
      { directory: { tlp_label: "RED", url: `${BASE}red/` } },
    ]);
    const provider = createProvider({
      [METADATA]: both,
      [`${BASE}white/changes.csv`]: `${nameOf(1)},${day(1)}\n`,
    });

    const { documents, errors } = await provider.walk();

    expect(names(documents)).toEqual(["1"]);
    expect(errors).toEqual([{ name: FEED, error: "the server answered 404" }]);
    expect(provider.asked.some((url) => url.includes("/red/"))).toBe(false);
  });

  test("paths that lead elsewhere are not followed", async () => {
    const csv = `../../../secret.json,${day(1)}\nhttps://example.org/x.json,${day(1)}\n//example.org/y.json,${day(1)}\n${nameOf(1)},${day(1)}\n`;
    const provider = createProvider({ [METADATA]: directory, [`${BASE}white/changes.csv`]: csv });

    const { documents, errors } = await provider.walk();

    expect(names(documents)).toEqual(["1"]);
    expect(errors).toEqual([
      {
        name: `${BASE}white/`,
        error: "../../../secret.json: leads out of the directory it is listed in (3 lines like it)",
      },
    ]);
  });
});

test.each([
  ["one ROLIE feed", FEED, { [FEED]: rolie({ 1: 1 }) }],
  ["a directory", `${BASE}white/`, { [`${BASE}white/changes.csv`]: `${nameOf(1)},${day(1)}\n` }],
  [
    "its changes.csv",
    `${BASE}white/changes.csv`,
    { [`${BASE}white/changes.csv`]: `${nameOf(1)},${day(1)}\n` },
  ],
])("a feed's address may be that of %s", async (_name, url, files) => {
  const provider = createProvider(files);

  const { documents, cursor } = await provider.walk(url);

  expect(names(documents)).toEqual(["1"]);
  expect((await provider.walk(url, cursor)).documents).toEqual([]);
});

test.each([
  ["a single document", csafDocument(), /neither a CSAF provider's metadata/],
  [
    "metadata that names nothing public",
    metadata([{ rolie: { feeds: [{ tlp_label: "RED", url: FEED }] } }]),
    /no public ROLIE feed/,
  ],
  [
    "metadata whose feeds do not answer",
    metadata([{ rolie: { feeds: [{ url: FEED }] } }]),
    /none of the provider's feeds/,
  ],
])("%s ends the walk", async (_name, body, reason) => {
  await expect(createProvider({ [METADATA]: body }).walk()).rejects.toThrow(reason);
});

test("a cursor nobody can read begins anew", async () => {
  const provider = createProvider({ [METADATA]: ROLIE, [FEED]: rolie({ 1: 1 }) });

  expect(names((await provider.walk(METADATA, "{}")).documents)).toEqual(["1"]);
});

describe("deletions.csv", () => {
  const DELETIONS = `${BASE}white/deletions.csv`;

  test("what was deleted since the last walk is withdrawn under the same key; what is back is not", async () => {
    const provider = createProvider({
      [METADATA]: ROLIE,
      [FEED]: rolie({ 1: 1, 2: 2, 3: 3 }),
      [DELETIONS]: `"${nameOf(9)}","${day(0)}"\n`,
    });
    const first = await provider.walk();
    expect(first.documents).toHaveLength(3);

    provider.files[FEED] = rolie({ 1: 1, 3: 7 });
    provider.files[DELETIONS] =
      `"${nameOf(2)}","${day(6)}"\n"${nameOf(3)}","${day(5)}"\n"${nameOf(9)}","${day(0)}"\n`;
    const second = await provider.walk(METADATA, first.cursor);

    const [withdrawn] = second.documents
      .filter(({ name }) => name === urlOf(2))
      .map((document) => csaf.read(document).entries[0]);
    expect(names(second.documents)).toEqual(["2"]);
    expect(withdrawn?.key).toBe(entryOf(csafDocument({ tracking: { id: "EXCO-2026-0002" } })).key);
    expect(withdrawn?.content().withdrawn).toEqual({
      at: day(6).replace(".000", ""),
      reason: { en: "The publisher deleted this document from its directory." },
    });
    expect((await provider.walk(METADATA, second.cursor)).documents).toEqual([]);
  });

  test("a provider without it is not asked again at every walk", async () => {
    const provider = createProvider({ [METADATA]: ROLIE, [FEED]: rolie({ 1: 1 }) });

    const first = await provider.walk();
    expect(provider.asked).toContain(DELETIONS);
    expect(first.errors).toEqual([]);
    await provider.walk(METADATA, first.cursor);
    expect(provider.asked).not.toContain(DELETIONS);
  });
});
