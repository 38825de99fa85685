/** A feed to walk, out of what its addresses answer, and what a walk did with it. */
import type { Source, WalkFeed } from "../../src/ports.ts";
import { documentOf } from "./build.ts";

type Options = { headers?: Record<string, string>; evenUnchanged?: boolean };

export interface WalkedFeed extends WalkFeed {
  asked: string[];
  options: Options[];
}

/** @param answers by address: text or a value that becomes JSON; undefined for unchanged; none cannot be had */
export function walkedFeed(url: string, answers: Record<string, unknown>, cursor?: string): WalkedFeed {
  const asked: string[] = [];
  const options: Options[] = [];
  return {
    url,
    cursor,
    now: Date.parse("2026-11-20T12:30:00+09:00"),
    asked,
    options,
    async get(address, given = {}) {
      asked.push(address);
      options.push(given);
      if (!(address in answers)) throw new Error("the server answered 503");
      const body = answers[address];
      if (body === undefined) return undefined;
      return documentOf(typeof body === "string" ? body : JSON.stringify(body), address);
    },
  };
}

/** Walks to the end: the names of what came, of what could not be had, and the cursor. */
export async function drain(source: Source, feed: WalkFeed) {
  const names: string[] = [];
  const errors: string[] = [];
  if (source.walk === undefined) throw new Error(`${source.name} does not walk`);
  const walk = source.walk(feed);
  for (;;) {
    const { done, value } = await walk.next();
    if (done === true) return { names, errors, cursor: value };
    if ("error" in value) errors.push(value.name);
    else if ("bytes" in value) names.push(value.name);
  }
}

/** A line of JVN iPedia's list of checksums. */
export function listedFile(path: string, fields: object = {}) {
  return {
    url: `https://jvndb.example.com${path}`,
    filename: path.split("/").at(-1),
    sha256: `sha256 of ${path}`,
    size: 1_000,
    lastModified: "2026/11/10 09:00:00",
    ...fields,
  };
}
