import { describe, expect, test } from "vitest";
import { csaf } from "../../src/sources/csaf/index.ts";
import { documentOf } from "./build.ts";
import { csafDocument, entryOf } from "./csaf-build.ts";

describe("refused, with the reason", () => {
  const whole = (wire: object | string) => csaf.read(documentOf(wire));

  test.each([
    [
      "an older version",
      csafDocument({ document: { csaf_version: "1.2" } }),
      /csaf_version: "1.2" is not read/,
    ],
    ["no tracking id", csafDocument({ tracking: { id: " " } }), /tracking.id: is missing/],
    ["no publisher", csafDocument({ document: { publisher: {} } }), /publisher: has neither/],
    ["half a document", JSON.stringify(csafDocument()).slice(0, -40), /is not JSON.*Unterminated/],
    ["a document cut off in its first list", JSON.stringify(csafDocument()).slice(0, 300), /was cut off/],
    ["no JSON", '{"document": {"csaf_version": "2.0", oops', /is not JSON/],
    [
      "nesting without end",
      JSON.stringify(csafDocument()).replace('"1.0"', `${"[".repeat(5_000)}${"]".repeat(5_000)}`),
      /nested more than/,
    ],
  ])("%s", (_name, wire, reason) => {
    const document = documentOf(wire);

    expect(csaf.recognises(document)).toBe(true);
    expect(whole(wire)).toMatchObject({
      announced: 1,
      entries: [],
      missing: 0,
      refusals: [{ reason: expect.stringMatching(reason) }],
    });
  });

  test("without a title", () => {
    expect(() => entryOf(csafDocument({ document: { title: undefined } })).content()).toThrow(
      "document.title: is missing",
    );
  });

  test("with bytes that are no characters", () => {
    const bytes = Buffer.from(JSON.stringify(csafDocument()).replace("Gate:", "Gat\u00e9:"), "latin1");

    const [entry] = csaf.read(documentOf(new Uint8Array(bytes))).entries;

    expect(() => entry?.content()).toThrow(/no characters/);
  });
});

describe("what only leads to documents", () => {
  test.each([
    [
      "provider metadata",
      { canonical_url: "https://example.com/p.json", metadata_version: "2.0", publisher: {} },
      /provider's metadata/,
    ],
    [
      "a ROLIE feed",
      {
        feed: {
          id: "x",
          category: [{ scheme: "urn:ietf:params:rolie:category:information-type", term: "csaf" }],
          entry: [],
        },
      },
      /ROLIE feed/,
    ],
    ["a ROLIE service", { service: { workspace: [] } }, /ROLIE service/],
    ["an aggregator", { aggregator: {}, aggregator_version: "2.0", csaf_providers: [] }, /aggregator/],
    [
      "changes.csv",
      '"2026/a.json","2026-11-01T00:00:00Z"\n"2026/b.json","2026-10-01T00:00:00.123+09:00"\n',
      /list of CSAF/,
    ],
    ["changes.csv without quotes", "csaf/white/2026/a.json,2026-11-01T00:00:00.000Z\r\n", /list of CSAF/],
    ["index.txt", "2026/a.json\n2026/b.json\n", /list of CSAF/],
  ])("%s is refused and says what to do", (_name, wire, reason) => {
    const document = documentOf(wire);

    expect(csaf.recognises(document)).toBe(true);
    expect(csaf.read(document)).toMatchObject({
      announced: 1,
      entries: [],
      refusals: [{ reason: expect.stringMatching(reason) }],
    });
  });

  test.each([
    ["another CSV", "cve,epss\nCVE-1900-0001,0.5\n"],
    [
      "another JSON feed",
      { feed: { category: [{ scheme: "https://example.com" }], entry: [{ title: "x" }] } },
    ],
    [
      "MyJVN's JSON",
      csafDocument({ document: { category: "myjvn_security_advisory", csaf_version: "2.1" } }),
    ],
    ["JSON with a document", { document: { title: "x" } }],
  ])("%s is not ours", (_name, wire) => {
    expect(csaf.recognises(documentOf(wire))).toBe(false);
  });
});
