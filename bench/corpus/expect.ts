/**
 * `node bench/corpus/expect.ts <folder>` prints the expectation file of a folder, made without any reader of ours:
 * formats told by a few strings, counts by counting strings or by the length of an array. Look it over before it
 * is committed; outcomes other than "read" are marked in the table below by hand, with the reason.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { feedFormat } from "./feeds.ts";
import { filesOf } from "./files.ts";
import type { Expected, Outcome } from "./result.ts";

const UNREAD: Outcome = "refused: not a format Hansho reads";

/** Read, but not to the end: they say how many they hold (801, 3,423 and 4), and are excerpts of that. */
const PART: Record<string, Outcome> = {
  "kev/kev-small.json": "part",
  "jvndb-vuldef/jvndb_detail_2023.rdf": "part",
  "myjvn/oka/dataFeed_jvndb_rss_oka.json": "part",
};

function expectationOf(path: string, text: string): Expected {
  const outcome = PART[path] ?? "read";
  if (/"catalogVersion"\s*:\s*"/.test(text)) {
    const { count, vulnerabilities } = JSON.parse(text) as { count: number; vulnerabilities: unknown[] };
    return { format: "cisa-kev", announced: Math.max(count, vulnerabilities.length), outcome };
  }
  if (text.includes('<channel rdf:about="https://jvn.jp/')) {
    return { format: "jvn-rss", announced: text.match(/<item[\s>]/g)?.length ?? 0, outcome };
  }
  const listed = ipediaFormat(text) ?? scoreFormat(text);
  if (listed !== undefined) return { outcome, ...listed };
  const csaf = csafFormat(path, text);
  if (csaf !== undefined) return { format: "csaf", announced: 1, outcome: csaf };
  const vulnerability = vulnerabilityFormat(text);
  if (vulnerability !== undefined) return { outcome, ...vulnerability };
  return feedFormat(path, text) ?? { format: "-", announced: 1, outcome: UNREAD };
}

/** JVN iPedia's feeds hold items; MyJVN's answers say how many entries they return, and one is broken JSON. */
function ipediaFormat(
  text: string,
): (Partial<Expected> & Pick<Expected, "format" | "announced">) | undefined {
  if (/<channel rdf:about="https:\/\/jvndb\.jvn\.jp\/\w+\/rss\//.test(text)) {
    return { format: "jvndb", announced: text.match(/<item[\s>]/g)?.length ?? 0 };
  }
  if (!/totalResRet/.test(text) || /<xs:schema|"\$defs"/.test(text)) return undefined;
  if (/"retMax":\s*,/.test(text)) return { format: "myjvn", announced: 1, outcome: "refused" };
  const returned = /totalResRet"?\s*[=:]\s*"?(\d+)/.exec(text)?.[1];
  return { format: "myjvn", announced: Number(returned) };
}

/** EPSS's scores are lines, ENISA's entries have an EUVD id each. */
function scoreFormat(text: string): Pick<Expected, "format" | "announced"> | undefined {
  if (/^(?:#.*\n)?cve,epss(?:,percentile)?\r?\n/.test(text)) {
    return { format: "epss", announced: text.match(/^CVE-/gm)?.length ?? 0 };
  }
  const entries = text.match(/"euvdID"\s*:/g)?.length;
  return entries === undefined ? undefined : { format: "enisa-kev", announced: entries };
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
  const bytes = readFileSync(join(folder, path));
  const expected = expectationOf(path, (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
  return `  ${JSON.stringify(path)}: ${JSON.stringify(expected)}`;
});
process.stdout.write(`{\n${lines.join(",\n")}\n}\n`);
