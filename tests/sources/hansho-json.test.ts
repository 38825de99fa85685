import { describe, expect, test } from "vitest";
import { hanshoJson } from "../../src/sources/hansho-json/index.ts";
import { documentOf } from "./build.ts";

const ADVISORY = { id: "example-1", kind: "incident", title: { ja: "架空の事例" } };

function readAll(body: string | object) {
  const result = hanshoJson.read(documentOf(body));
  return result.entries.map((entry) => {
    try {
      return { key: entry.key, content: entry.content() };
    } catch (error) {
      return { key: entry.key, reason: error instanceof Error ? error.message : "" };
    }
  });
}

describe("reading", () => {
  test("one advisory, or an array of them", () => {
    expect(readAll(ADVISORY)).toEqual(readAll([ADVISORY]));
    expect(readAll(ADVISORY)[0]).toEqual({
      key: "example-1",
      content: {
        kind: "incident",
        title: { ja: "架空の事例" },
        identifiers: [],
        references: [],
        products: [],
      },
    });
  });

  test("identifiers get their one form, and stand in for an id", () => {
    const [read] = readAll({
      kind: "vulnerability",
      title: { en: "x" },
      identifiers: ["ｃｖｅ-1900-0001", "JVN12345678"],
    });

    expect(read?.key).toBe("CVE-1900-0001");
    expect(read?.content?.identifiers).toEqual(["CVE-1900-0001", "JVN#12345678"]);
  });

  test("a bulletin without an id does not pass for its first CVE", () => {
    const identifiers = Array.from({ length: 11 }, (_, index) => `CVE-1900-${String(1000 + index)}`);

    expect(readAll({ kind: "alert", title: { en: "x" }, identifiers })[0]?.key).toBe("CVE-1900-1000+");
  });

  test("$schema is allowed and not kept", () => {
    expect(readAll({ $schema: "./hansho-json.schema.json", ...ADVISORY })[0]?.content).not.toHaveProperty(
      "$schema",
    );
  });

  test("UTF-16 with a byte order mark, and UTF-8 with one", () => {
    const text = `\ufeff${JSON.stringify(ADVISORY)}`;

    for (const bytes of [Buffer.from(text, "utf16le"), Buffer.from(text, "utf8")]) {
      expect(hanshoJson.recognises(documentOf(bytes))).toBe(true);
      expect(hanshoJson.read(documentOf(bytes)).entries[0]?.content().title.ja).toBe("架空の事例");
    }
  });

  test("control characters go, line feeds stay", () => {
    const [read] = readAll({ ...ADVISORY, summary: { ja: "一\u0000行\r\n二\u001b[31m行" } });

    expect(read?.content?.summary?.ja).toBe("一行\n二[31m行");
  });
});

describe("one bad element", () => {
  test.each([
    ["a wrong kind", { ...ADVISORY, kind: "rumour" }, /^kind: /],
    ["no language", { ...ADVISORY, title: {} }, /^title: needs ja or en/],
    [
      "a link that runs",
      { ...ADVISORY, references: [{ title: { en: "x" }, url: "javascript:alert(1)" }] },
      /references\.0\.url/,
    ],
    ["a field nobody knows", { ...ADVISORY, colour: "red" }, /colour/],
    ["a date that is none", { ...ADVISORY, publishedAt: "2026-11-24" }, /publishedAt/],
  ])("%s is refused with path and message, the others are read", (_name, bad, reason) => {
    const [first, second] = readAll([bad, { ...ADVISORY, id: "example-2" }]);

    expect(first?.reason).toMatch(reason);
    expect(second?.content?.title.ja).toBe("架空の事例");
  });

  test.each([
    ["neither id nor identifiers", { kind: "incident", title: { ja: "x" } }, "needs an id"],
    ["no object", 7, "is not an object"],
    ["null", null, "is not an object"],
  ])("%s is refused and counted", (_name, bad, reason) => {
    const result = hanshoJson.read(documentOf([bad, ADVISORY]));

    expect(result).toMatchObject({ announced: 2, missing: 0 });
    expect(result.entries).toHaveLength(1);
    expect(result.refusals).toEqual([{ entry: "[0]", reason: expect.stringContaining(reason) }]);
  });

  test("__proto__ and constructor as keys change nothing but the answer", () => {
    const body = `[{"__proto__":{"polluted":1},"id":"a","kind":"incident","title":{"ja":"x","__proto__":{"polluted":1}}},
      {"constructor":{"prototype":{"polluted":1}},"id":"b","kind":"incident","title":{"ja":"x"}},${JSON.stringify(ADVISORY)}]`;

    const read = readAll(body);

    expect(read.map(({ content }) => content === undefined)).toEqual([true, true, false]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

test("an array that was cut off keeps its whole elements and says that one is missing", () => {
  const text = JSON.stringify([ADVISORY, { ...ADVISORY, id: "example-2" }, { ...ADVISORY, id: "example-3" }]);

  const result = hanshoJson.read(documentOf(text.slice(0, -20)));

  expect(result).toMatchObject({ announced: 3, missing: 1 });
  expect(result.entries.map(({ key }) => key)).toEqual(["example-1", "example-2"]);
});

test.each([
  ["CSAF", { document: { title: "x" }, vulnerabilities: [] }, false],
  ["OSV", { id: "GHSA-x", summary: "x" }, false],
  ["an array of strings", ["x"], false],
  ["an empty array", [], false],
  ["an advisory with a wrong kind", { ...ADVISORY, kind: "rumour" }, true],
  ["an advisory without a title", { id: "x", kind: "incident" }, true],
])("%s is recognised: %s", (_name, body, expected) => {
  expect(hanshoJson.recognises(documentOf(body))).toBe(expected);
});

test("a cut array far inside of other things is ended without endless work", () => {
  const deep = `${'{"a":'.repeat(20_000)}[${"{},".repeat(500_000)}`;

  expect(hanshoJson.recognises(documentOf(deep))).toBe(false);
});
