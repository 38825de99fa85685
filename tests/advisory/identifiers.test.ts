import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  aliasesOf,
  findIdentifiers,
  foldAlias,
  normalizeIdentifier,
} from "../../src/advisory/identifiers.ts";

describe("one form for each identifier", () => {
  test.each([
    ["CVE-1900-0001", "CVE-1900-0001"],
    ["cve-1900-123456", "CVE-1900-123456"],
    [" ＣＶＥ－１９００－０００１ ", "CVE-1900-0001"],
    ["CVE‐1900–0001", "CVE-1900-0001"],
    ["CVEー1900ー0001", "CVE-1900-0001"],
    ["cve 1900 0001", "CVE-1900-0001"],
    ["JVN#12345678", "JVN#12345678"],
    ["JVN12345678", "JVN#12345678"],
    ["ｊｖｎ＃１２３４５６７８", "JVN#12345678"],
    ["JVN# 12345678", "JVN#12345678"],
    ["JVN 12345678", "JVN#12345678"],
    ["jvnvu#91234567", "JVNVU#91234567"],
    ["JVNVU91234567", "JVNVU#91234567"],
    ["JVNTA#91234567", "JVNTA#91234567"],
    ["jvndb-1900-000001", "JVNDB-1900-000001"],
    ["ghsa-AAAA-bbbb-2345", "GHSA-aaaa-bbbb-2345"],
    ["EUVD-1900-49898", "EUVD-1900-49898"],
    ["euvd 1900 7", "EUVD-1900-7"],
    ["at260004", "at260004"],
    ["AT260004", "at260004"],
    ["JPCERT-AT-2026-0004", "at260004"],
  ])("%j is %j", (text, identifier) => {
    expect(normalizeIdentifier(text)).toBe(identifier);
    expect(normalizeIdentifier(identifier)).toBe(identifier);
  });

  test.each([
    "",
    "CVE-1900-1",
    "CVE-190-0001",
    "EUVD-1900",
    "EUVD-1900-1234567890123",
    "JVN#1234567",
    "JVN#123456789",
    "JVNXX#12345678",
    "hello",
    "at26",
    "x CVE-1900-0001",
  ])("%j is none", (text) => {
    expect(normalizeIdentifier(text)).toBeUndefined();
  });

  test("folding twice is folding once, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        expect(foldAlias(foldAlias(text))).toBe(foldAlias(text));
      }),
    );
  });
});

describe("in running text", () => {
  test("all are found, in order, once", () => {
    const text =
      "ＣＶＥ-1900-0001（JVN#12345678、JVNVU#91234567）とCVE-1900-0001。JVNDB-1900-000001/GHSA-aaaa-bbbb-2345 EUVD-1900-12 at260004";

    expect(findIdentifiers(text)).toEqual([
      "CVE-1900-0001",
      "JVN#12345678",
      "JVNVU#91234567",
      "JVNDB-1900-000001",
      "GHSA-aaaa-bbbb-2345",
      "EUVD-1900-12",
      "at260004",
    ]);
  });

  test.each(["XCVE-1900-0001", "CVE-1900-0001a", "that260004", "JVN#123456789", "format260004x"])(
    "%j holds none",
    (text) => {
      expect(findIdentifiers(text)).toEqual([]);
    },
  );
});

test("what is no identifier is folded as it is typed: width, case, spaces", () => {
  expect(foldAlias("  Ｅｘａｍｐｌｅ  One ")).toBe("example one");
});

describe("aliases", () => {
  test("identifiers first, then the key, each once", () => {
    expect(aliasesOf({ identifiers: ["cve-1900-0001", "JVN12345678"] }, "CVE-1900-0001")).toEqual([
      "CVE-1900-0001",
      "JVN#12345678",
    ]);
  });

  test("ten CVEs merge, eleven do not; other identifiers always do", () => {
    const cves = Array.from({ length: 11 }, (_, index) => `CVE-1900-${1000 + index}`);

    expect(aliasesOf({ identifiers: cves.slice(1) }, "bulletin")).toHaveLength(11);
    expect(aliasesOf({ identifiers: [...cves, "JVN#12345678"] }, "Bulletin")).toEqual([
      "JVN#12345678",
      "bulletin",
    ]);
  });
});
