import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areApart, readVersions } from "../../src/advisory/inventory-versions.ts";

function apart(ours: string, theirs: string): boolean {
  const [one, other] = [readVersions(ours), readVersions(theirs)];
  return one !== undefined && other !== undefined && areApart(one, other);
}

describe("versions", () => {
  it.each([
    ["9.0", "8.8.15 以前"],
    ["9.0", "8.8.15 およびそれ以前"],
    ["5.4.3", "5.4.3 未満"],
    ["5.4.3", "5.4.3 より前のバージョン"],
    ["2.17.1", "< 2.17.1"],
    ["2.17.1", ">= 2.0, < 2.17.1"],
    ["1.9", ">=2.0,<2.17.1"],
    ["7.3", "7.0 から 7.2.5 まで"],
    ["7.2.6", "7.0 ～ 7.2.5"],
    ["7.2.6", "7.0 - 7.2.5"],
    ["6.4", "7.0.x, 7.2.x"],
    ["11.0", "10.x"],
    ["3.0", "before 2.9"],
    ["3.0", "2.9 and earlier"],
    ["3.0", "2.9.1 and prior"],
    ["v3.0", "versions up to 2.9"],
    ["3.2 以降", "3.1 以前"],
    ["3.0、3.1", "2.0 系"],
    ["2022", "2019"],
    ["2.10", "2.9"],
  ])("%s is outside %s", (ours, theirs) => {
    expect(apart(ours, theirs)).toBe(true);
  });

  it.each([
    ["8.8.15", "8.8.15 以前"],
    ["8.8", "8.8.15 以前"],
    ["7.2", ">= 7.2.1, < 7.2.5"],
    ["5.4.2", "5.4.3 未満"],
    ["7.2.9", "7.2 以前"],
    ["10.4.1", "10.x"],
    ["1.0", "< 2.0, 3.0"],
    ["3.0 以降", "4.1"],
    // Not understood, or not numbered alike: nothing is clear.
    ["latest", "8.8.15 以前"],
    ["9.0", "すべてのバージョン"],
    ["9.0", "all versions"],
    ["9.0", "build 1234 and 8.0 only"],
    ["2019", "15.2.1118"],
    ["9.0", "8.0-rc1"],
    ["9.0", ""],
  ])("%s is not outside %s", (ours, theirs) => {
    expect(apart(ours, theirs)).toBe(false);
  });

  it("are not apart from themselves, and apart either way round", () => {
    const number = fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("."));
    const range = fc.oneof(
      number,
      fc.tuple(number, fc.constantFrom("以前", "未満", "以降")).map(([at, word]) => `${at} ${word}`),
      fc.tuple(number, number).map(([from, to]) => `${from} から ${to} まで`),
    );
    fc.assert(
      fc.property(range, range, number, (one, other, at) => {
        expect(apart(at, at)).toBe(false);
        expect(apart(one, other)).toBe(apart(other, one));
      }),
    );
  });

  it("of any text are read or not, and soon", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        readVersions(text);
      }),
    );
    const began = performance.now();
    for (const text of [">= 1.".repeat(90), "1 ".repeat(240), "1.1.1.1.1.1.1.".repeat(35), ",".repeat(500)])
      readVersions(text);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
