/**
 * Holds the badges of real records to those derived by hand (tests/fixtures/badges.json: ids and badges only). The
 * records are other people's and not in this repository:
 *
 *   node scripts/check-badges.ts <folder with CVE records and a KEV catalogue, in any subfolder>
 *
 * Each is judged as a product in use, once exposed and once internal; `merged` is a CVE out of both sources. Prints what
 * differs; exits 1 when something does or a record is missing, 2 when no folder is named.
 */
import { readFileSync } from "node:fs";
import { mergeEntries } from "../src/advisory/merge.ts";
import { type Entry, Organization, Priority } from "../src/advisory/schema.ts";
import { assess } from "../src/advisory/triage.ts";
import { cisaKev } from "../src/sources/cisa-kev/index.ts";
import { cve5 } from "../src/sources/cve5/index.ts";
import { loadDocuments } from "../src/sources/load.ts";
import type { Source } from "../src/ports.ts";
import { z } from "zod";

const Badges = z.record(z.string(), z.object({ exposed: Priority, internal: Priority, why: z.string() }));
const Expected = z.object({ about: z.string(), cve5: Badges, kev: Badges, merged: Badges });

const folder = process.argv[2];
if (folder === undefined) {
  console.error("usage: node scripts/check-badges.ts <folder with CVE records and a KEV catalogue>");
  process.exit(2);
}

const organization = Organization.parse({});
const expected = Expected.parse(
  JSON.parse(readFileSync(new URL("../tests/fixtures/badges.json", import.meta.url), "utf8")),
);
const found = { cve5: new Map<string, Entry>(), kev: new Map<string, Entry>() };
await readAll(folder);

const failures = [
  ...check("cve5", expected.cve5, (id) => [found.cve5.get(id)]),
  ...check("kev", expected.kev, (id) => [found.kev.get(id)]),
  ...check("merged", expected.merged, (id) => [found.cve5.get(id), found.kev.get(id)]),
];
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;

async function readAll(target: string): Promise<void> {
  for await (const document of loadDocuments(target)) {
    if ("error" in document) continue;
    const source = [cve5, cisaKev].find((one) => one.recognises(document));
    if (source === undefined) continue;
    const into = source === cve5 ? found.cve5 : found.kev;
    for (const entry of source.read(document).entries) take(entry.key, source, into, () => entry.content());
  }
}

function take(
  key: string,
  { name }: Source,
  into: Map<string, Entry>,
  content: () => Entry["content"],
): void {
  // Another edition of the catalogue may be beside the newest: the first that is read counts.
  if (into.has(key)) return;
  try {
    into.set(key, { source: name, key, hash: "", content: content() });
  } catch {
    // What cannot be read is missing, and is told as such where it is expected.
  }
}

function check(
  name: string,
  badges: z.infer<typeof Badges>,
  entriesOf: (id: string) => (Entry | undefined)[],
): string[] {
  const problems: string[] = [];
  for (const [id, { why, ...wanted }] of Object.entries(badges)) {
    const entries = entriesOf(id).filter((entry) => entry !== undefined);
    if (entries.length < entriesOf(id).length) problems.push(`${name} ${id}: no record`);
    else {
      for (const where of ["exposed", "internal"] as const) {
        const { priority, rule, row } = judge(entries, where);
        if (priority === wanted[where]) continue;
        problems.push(
          `${name} ${id} ${where}: ${priority} (${rule}, row ${row?.row}), by hand ${wanted[where]} (${why})`,
        );
      }
    }
  }
  console.log(`${name}: ${Object.keys(badges).length} records, ${problems.length} problems`);
  return problems;
}

function judge(entries: readonly Entry[], where: "exposed" | "internal") {
  const content = mergeEntries(entries, (source) => (source === cisaKev.name ? 20 : 28));
  const usage = {
    inUse: "yes" as const,
    exposed: where === "exposed" ? ("yes" as const) : ("no" as const),
    assets: [],
  };
  return assess(content, organization, Date.now(), { usage });
}
