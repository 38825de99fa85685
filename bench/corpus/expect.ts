/**
 * `node bench/corpus/expect.ts <folder>` prints the expectation file of a folder, made without any reader of ours:
 * formats told by a few strings, counts by counting strings or by the length of an array. Look it over before it
 * is committed; outcomes other than "read" are marked in the table below by hand, with the reason.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesOf } from "./files.ts";
import type { Expected, Outcome } from "./result.ts";

const UNREAD: Outcome = "refused: not a format Hansho reads";

/** Read, but not to the end: the catalogue says 801 and holds one. */
const PART: Record<string, Outcome> = { "kev/kev-small.json": "part" };

function expectationOf(path: string, text: string): Expected {
  const outcome = PART[path] ?? "read";
  if (/"catalogVersion"\s*:\s*"/.test(text)) {
    const { count, vulnerabilities } = JSON.parse(text) as { count: number; vulnerabilities: unknown[] };
    return { format: "cisa-kev", announced: Math.max(count, vulnerabilities.length), outcome };
  }
  if (text.includes('<channel rdf:about="https://jvn.jp/')) {
    return { format: "jvn-rss", announced: text.match(/<item[\s>]/g)?.length ?? 0, outcome };
  }
  return { format: "-", announced: 1, outcome: UNREAD };
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("node bench/corpus/expect.ts <folder>\n");
  process.exit(2);
}
const lines = filesOf(folder).map((path) => {
  const expected = expectationOf(path, readFileSync(join(folder, path), "utf8"));
  return `  ${JSON.stringify(path)}: ${JSON.stringify(expected)}`;
});
process.stdout.write(`{\n${lines.join(",\n")}\n}\n`);
