import { expect, test } from "vitest";
import { addressOf } from "../../src/sources/csaf/listing.ts";

const BASE = "https://example.com/.well-known/csaf/";

test.each([
  ["2026/a.json", `${BASE}2026/a.json`],
  ["./2026/a.json", `${BASE}2026/a.json`],
  [".well-known/csaf/2026/a.json", `${BASE}2026/a.json`],
  ["csaf/2026/a.json", `${BASE}2026/a.json`],
  [`${BASE}2026/a.json`, `${BASE}2026/a.json`],
])("%s is an address in the directory", (path, url) => {
  expect(addressOf(path, BASE)).toBe(url);
});

test.each([
  "../a.json",
  "2026/../../../a.json",
  "..\\..\\a.json",
  "%2e%2e/%2e%2e/a.json",
  "/a.json",
  "https://example.com.example.org/a.json",
])("%s leads out", (path) => {
  expect(() => addressOf(path, `${BASE}white/`)).toThrow(/leads out/);
});
