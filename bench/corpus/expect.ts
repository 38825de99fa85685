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
  const csaf = csafFormat(path, text);
  if (csaf !== undefined) return { format: "csaf", announced: 1, outcome: csaf };
  const vulnerability = vulnerabilityFormat(text);
  if (vulnerability !== undefined) return { outcome, ...vulnerability };
  return { format: "-", announced: 1, outcome: UNREAD };
}

/** A document of CSAF 2 is read, OASIS' invalid ones too; what lists documents is refused, and CVRF-era 1.2. */
function csafFormat(path: string, text: string): Outcome | undefined {
  if (!path.startsWith("csaf/")) return undefined;
  const version = /"csaf_version"\s*:\s*"([\d.]+)"/.exec(text)?.[1];
  if (version !== undefined) return version.startsWith("2.") ? "read" : "refused";
  const lists =
    /"(?:canonical_url|feed|service|aggregator)"\s*:\s*["{]|^\s*\{\s*"categories"|\.json"?,"?\d{4}-/;
  return lists.test(text) && !text.includes('"$schema"') ? "refused" : undefined;
}

/** NVD, CVE records, GitHub's advisories and OSV, by the words that each of them alone has. */
function vulnerabilityFormat(
  text: string,
): (Partial<Expected> & Pick<Expected, "format" | "announced">) | undefined {
  if (/"format"\s*:\s*"NVD_CVEHistory"/.test(text))
    return { format: "nvd", announced: 1, outcome: "refused" };
  if (text.includes('"vulnStatus"'))
    return { format: "nvd", announced: text.match(/"vulnStatus"/g)?.length ?? 0 };
  if (/"dataType"\s*:\s*"CVE_RECORD"/.test(text)) return { format: "cve5", announced: 1 };
  if (/"\$schema"/.test(text)) return undefined;
  if (/"(?:ghsaId|id)"\s*:\s*"GHSA-/.test(text)) return { format: "ghsa", announced: 1 };
  return /"modified"\s*:/.test(text) && /"published"\s*:/.test(text)
    ? { format: "osv", announced: 1 }
    : undefined;
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
