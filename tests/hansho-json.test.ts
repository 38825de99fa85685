import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { SCHEMA_FILE, schemaText } from "../scripts/schema.ts";
import { HanshoAdvisory, HanshoDocument } from "../src/sources/hansho-json/schema.ts";
import { exampleNames, readJson } from "./examples.ts";

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA_FILE, "utf8")) as object);

function examplesOf(page: string): unknown[] {
  const text = readFileSync(path.join(import.meta.dirname, "..", "docs", page), "utf8");
  return [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = ""]) => JSON.parse(json) as unknown);
}

test("docs/hansho-json.schema.json is what `node scripts/schema.ts` writes", () => {
  expect(readFileSync(SCHEMA_FILE, "utf8")).toBe(schemaText());
});

describe("the JSON Schema", () => {
  test.each(exampleNames)("takes examples/%s", (name) => {
    validate(readJson(name));

    expect(validate.errors).toBeNull();
  });

  test("has no field that the table of docs/hansho-json.md leaves out", () => {
    const page = readFileSync(path.join(import.meta.dirname, "..", "docs", "hansho-json.md"), "utf8");
    const cells = [...page.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = ""]) => cell).join(" ");
    const missing = Object.keys(HanshoAdvisory.shape).filter((field) => !cells.includes(`\`${field}\``));

    expect(missing).toEqual(["$schema"]);
  });

  test.each(["hansho-json.md", "sources.md"])(
    "takes every example of docs/%s, as the reader does",
    (page) => {
      const documents = examplesOf(page);

      expect(documents.length).toBeGreaterThan(0);
      for (const document of documents) {
        expect(validate(document)).toBe(true);
        expect(HanshoDocument.safeParse(document).error).toBeUndefined();
      }
    },
  );

  const good = { id: "a", kind: "alert", title: { ja: "題名" } };

  test("takes an array", () => {
    expect(validate([good, { ...good, id: "b" }])).toBe(true);
  });

  test.each([
    ["no title", { id: "a", kind: "alert" }],
    ["a title in no language", { ...good, title: {} }],
    ["a blank title", { ...good, title: { ja: " " } }],
    ["neither id nor identifiers", { kind: "alert", title: { ja: "題名" } }],
    ["an empty list of identifiers and no id", { kind: "alert", title: { ja: "題名" }, identifiers: [] }],
    ["a misspelt field", { ...good, sumary: { ja: "概要" } }],
    ["an unknown badge", { ...good, stated: { priority: "E" } }],
    ["a time without an offset", { ...good, publishedAt: "2026-11-24T10:00:00" }],
    ["no real day", { ...good, kev: { dateAdded: "2026-02-30", dueDate: "2026-03-01", ransomware: false } }],
    ["a script for a link", { ...good, references: [{ title: { ja: "題" }, url: "javascript:alert(1)" }] }],
  ])("refuses %s, as the reader does", (_what, document) => {
    expect(validate(document)).toBe(false);
    expect(HanshoDocument.safeParse(document).success).toBe(false);
  });

  test.each([
    ["identifiers instead of an id", { kind: "alert", title: { en: "x" }, identifiers: ["CVE-1900-0001"] }],
    ["an empty draft of drafts", { ...good, drafts: {} }],
    ["a link in capitals", { ...good, references: [{ title: { ja: "題" }, url: "HTTPS://example.com/a" }] }],
  ])("takes %s, as the reader does", (_what, document) => {
    expect(HanshoDocument.safeParse(document).error).toBeUndefined();
    expect(validate(document)).toBe(true);
  });
});
