import { readFileSync } from "node:fs";

/** A hand-made file of `tests/fixtures/sources/`, as text. */
export function fixture(path: string): string {
  return readFileSync(new URL(`../fixtures/sources/${path}`, import.meta.url), "utf8");
}
