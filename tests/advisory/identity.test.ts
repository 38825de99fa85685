import { expect, test } from "vitest";
import { advisoryIdFor } from "../../src/advisory/identity.ts";

test("an id is short, typeable and always the same", () => {
  expect(advisoryIdFor("CVE-1900-0001")).toMatch(/^hs-[0-9a-hjkmnp-tv-z]{10}$/);
  expect(advisoryIdFor("CVE-1900-0001")).toBe(advisoryIdFor("CVE-1900-0001"));
});

test("the ids of ten thousand advisories differ", () => {
  expect(new Set(Array.from({ length: 10_000 }, (_, index) => advisoryIdFor(`CVE-1900-${index}`))).size).toBe(
    10_000,
  );
});

test("it stays what it was: stored ids depend on it", () => {
  expect(advisoryIdFor("CVE-1900-0001")).toMatchInlineSnapshot(`"hs-mbnt7mpc9z"`);
});
