/** What to do (CSAF 3.2.3.12), and why nothing need be done (flags and impact statements of VEX). */
import type { ProductTree } from "./products.ts";
import type { CsafDocument, Vulnerability } from "./schema.ts";
import { worstById } from "./status.ts";
import { oneLine, plain, type Tongue } from "./text.ts";

const MOST_STEPS = 15;
const MOST_NAMES = 20;
const LONGEST = 6_000;

/** In the order in which they are worth reading. 2.1 adds `fix_planned` and `optional_patch`. */
const LABELS: readonly { category: string; ja: string; en: string }[] = [
  { category: "vendor_fix", ja: "修正", en: "Fix" },
  { category: "optional_patch", ja: "任意の修正", en: "Optional fix" },
  { category: "mitigation", ja: "緩和策", en: "Mitigation" },
  { category: "workaround", ja: "回避策", en: "Workaround" },
  { category: "fix_planned", ja: "修正予定", en: "Fix planned" },
  { category: "none_available", ja: "修正なし", en: "No fix yet" },
  { category: "no_fix_planned", ja: "修正予定なし", en: "No fix planned" },
];

/** Every remediation once, the fixes first; empty when there is none. */
export function actionOf({ vulnerabilities }: CsafDocument, tongue: Tongue): string {
  const remediations = vulnerabilities.flatMap((vulnerability) => vulnerability.remediations);
  const lines = new Set<string>();
  for (const { category, ...labels } of LABELS) {
    for (const remediation of remediations) {
      if (remediation.category !== category || lines.size >= MOST_STEPS) continue;
      const details = plain(remediation.details, 2_000);
      const url = oneLine(remediation.url ?? "", 2_000);
      const link = /^https?:\/\//i.test(url) && !details.includes(url) ? ` ${url}` : "";
      if (details !== "") lines.add(`${labels[tongue.lang]}: ${details}${link}`);
    }
  }
  return plain([...lines].join("\n"), LONGEST);
}

const REASONS: Record<string, { ja: string; en: string }> = {
  component_not_present: { ja: "該当する部品を含まない", en: "the component is not present" },
  vulnerable_code_not_present: { ja: "脆弱なコードを含まない", en: "the vulnerable code is not present" },
  vulnerable_code_not_in_execute_path: {
    ja: "脆弱なコードは実行されない",
    en: "the vulnerable code is not executed",
  },
  vulnerable_code_cannot_be_controlled_by_adversary: {
    ja: "攻撃者は脆弱なコードを操作できない",
    en: "an attacker cannot control the vulnerable code",
  },
  inline_mitigations_already_exist: { ja: "対策が組み込まれている", en: "mitigations are built in" },
};

interface Concerning {
  product_ids: string[];
  group_ids: string[];
}

const unaffected = new WeakMap<Vulnerability, ReadonlySet<string>>();

/** The ids of the products that are said not to be affected, made once: each statement is compared with them. */
function unaffectedBy(vulnerability: Vulnerability): ReadonlySet<string> {
  const known = unaffected.get(vulnerability);
  if (known !== undefined) return known;
  const affected = new Set(vulnerability.product_status.known_affected);
  const ids = new Set(vulnerability.product_status.known_not_affected.filter((id) => !affected.has(id)));
  unaffected.set(vulnerability, ids);
  return ids;
}

/** Whether a statement is about products that are not affected, and about no others. */
export function concernsUnaffected(
  statement: Concerning,
  vulnerability: Vulnerability,
  tree: ProductTree,
): boolean {
  const safe = unaffectedBy(vulnerability);
  const ids = [...statement.product_ids, ...statement.group_ids.flatMap((group) => tree.group(group))];
  return ids.length > 0 && ids.every((id) => safe.has(id));
}

const NOT_AFFECTED = {
  ja: (cves: string) => (cves === "" ? "影響を受けない製品: " : `${cves} の影響を受けない製品: `),
  en: (cves: string) => (cves === "" ? "Not affected: " : `Not affected by ${cves}: `),
};

/** Why the products that are not affected are not: the flags in words, else the impact statements. */
function reasonsOf(vulnerability: Vulnerability, tree: ProductTree, tongue: Tongue): string[] {
  const concerns = (statement: Concerning) => concernsUnaffected(statement, vulnerability, tree);
  const flags = vulnerability.flags
    .filter(concerns)
    .flatMap(({ label }) => REASONS[label]?.[tongue.lang] ?? []);
  if (flags.length > 0) return flags;
  return vulnerability.threats
    .filter((threat) => threat.category === "impact" && concerns(threat))
    .map(({ details }) => oneLine(details, 500));
}

/** The first of some names, and how many more there are. */
function firstOf(names: readonly string[], { lang }: Tongue): string {
  const more = names.length - MOST_NAMES;
  const others = { ja: ` ほか${more}件`, en: ` and ${more} more` }[lang];
  return `${names.slice(0, MOST_NAMES).join(", ")}${more > 0 ? others : ""}`;
}

/**
 * Which products are said not to be affected, by which of the vulnerabilities where not by all, and why; empty when
 * none is. Not those that another vulnerability of the document does affect, or may.
 */
export function scopeOf({ vulnerabilities }: CsafDocument, tree: ProductTree, tongue: Tongue): string {
  const worst = worstById(vulnerabilities);
  const byNames = new Map<string, Set<string>>();
  const reasons = new Set<string>();
  for (const [index, vulnerability] of vulnerabilities.entries()) {
    const ids = [...unaffectedBy(vulnerability)].filter((id) => worst.get(id) === "not-affected");
    if (ids.length === 0) continue;
    const names = ids.map((id) => {
      const { product, version } = tree.named(id);
      return version === undefined || product.includes(version) ? product : `${product} ${version}`;
    });
    const text = firstOf([...new Set(names)], tongue);
    const named = byNames.get(text) ?? new Set<string>();
    byNames.set(text, named.add(vulnerability.cve ?? vulnerability.title ?? `#${index + 1}`));
    for (const reason of reasonsOf(vulnerability, tree, tongue)) reasons.add(reason);
  }
  const lines = [...byNames].slice(0, 5).map(([names, cves]) => {
    const by = cves.size === vulnerabilities.length ? "" : firstOf([...cves], tongue);
    return `${NOT_AFFECTED[tongue.lang](by)}${names}`;
  });
  return plain([...lines, ...[...reasons].slice(0, 5)].join("\n"), 4_000);
}
