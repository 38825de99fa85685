/** What is affected, what mends it, and what is not affected. */
import type { AdvisoryContent, Assessment, Lang, Product } from "../advisory/schema.ts";
import type { AdvisoryRecord } from "../ports.ts";
import { oneLine, pick, within } from "./passages.ts";
import { listLines } from "./steps.ts";
import { versionWords } from "./versions.ts";
import { draftWords } from "./words.ts";

/** More lines than this are no longer read; the publisher has them all. */
const MOST_SHOWN = 15;
const MOST_NAMES = 10;

/** Registries whose name tells which of several packages is meant (package-url types). */
const REGISTRY = /^pkg:(npm|pypi|maven|gem|cargo|golang|nuget|composer|hex|pub|swift|cocoapods)\//;

/** The affected products, or those that nobody knows better of; never the ones that are said to be safe. */
export function affectedProducts({ products }: AdvisoryContent): Product[] {
  const affected = products.filter(({ status }) => status === undefined || status === "affected");
  const others = products.filter(
    (product) =>
      (product.status === "fixed" || product.status === "under-investigation") &&
      !affected.some((one) => named(one) === named(product)),
  );
  return [...affected, ...others];
}

/** Whether the publisher says of every product that it is not affected (VEX). */
export function isUnaffected({ products }: AdvisoryContent): boolean {
  return products.length > 0 && products.every(({ status }) => status === "not-affected");
}

/** Whether some product is a package of a language's registry, which mostly comes with other software. */
export function hasPackages(content: AdvisoryContent): boolean {
  return affectedProducts(content).some(({ purl }) => purl !== undefined && REGISTRY.test(purl));
}

/** Its own lines, then products they do not name, with their fixed versions; then what is safe, and our own use. */
export function scopeOf({ revision, assessment }: AdvisoryRecord, lang: Lang): string[] {
  const { content, sources } = revision;
  const words = draftWords[lang];
  const scope = pick(content.scope, lang);
  const about = scope === undefined ? [] : saidLines(scope.text, lang);
  // Newspapers name whom it happened to: nobody else is affected.
  const said =
    sources[0] === "security-next" && content.kind === "incident" ? about.map(words.happenedTo) : about;
  const lines = [...said, ...productLines(content, said, lang)];
  const safe = unaffectedLine(content, said, lang);
  if (lines.length === 0 && safe.length === 0 && content.kind === "vulnerability") {
    const canLook = content.references.some(({ url }) => url !== undefined);
    lines.push(canLook ? words.scopeElsewhere : words.blank(words.blanks.products));
  }
  const shown = lines.slice(0, MOST_SHOWN);
  if (lines.length > shown.length) shown.push(words.andOthers);
  const use = useOf(assessment);
  const used = use === undefined ? [] : [use.used ? words.used(use.assets) : words.unused];
  return [...shown, ...safe, ...used].map((line) => within(line, words.cut));
}

/** What the inventory says; undefined where it does not know. */
export function useOf({ inputs }: Assessment): { used: boolean; assets: string | undefined } | undefined {
  const use = inputs?.find(({ name, from }) => name === "use" && from === "inventory");
  if (use?.value !== "yes" && use?.value !== "no") return undefined;
  return { used: use.value === "yes", assets: use.detail === undefined ? undefined : oneLine(use.detail) };
}

/** CSAF says why products are safe on lines of their own, which mean nothing without the line before. */
function saidLines(text: string, lang: Lang): string[] {
  const lines = listLines(text);
  const safe = /^(?:.{0,60}影響を受けない製品|Not affected)/;
  const first = lines[0];
  if (first === undefined || !safe.test(first)) return lines;
  const named = lines.filter((line) => safe.test(line));
  const reasons = lines.filter((line) => !safe.test(line));
  const last = named.pop();
  if (last === undefined || reasons.length === 0) return lines;
  return [...named, draftWords[lang].because(last, reasons.join(draftWords[lang].join))];
}

function productLines(content: AdvisoryContent, said: readonly string[], lang: Lang): string[] {
  const words = draftWords[lang];
  const names = (line: string, product: string) => line.includes(oneLine(product));
  return affectedProducts(content).flatMap((product) => {
    const { versions, status } = product;
    const fixed = product.fixed === undefined ? undefined : oneLine(product.fixed);
    // A product that the text above names already would only stand there twice.
    if (said.some((line) => names(line, product.product))) {
      if (fixed === undefined || said.some((line) => line.includes(fixed))) return [];
      return [words.fixedIn(named(product), fixed)];
    }
    const state = status === "fixed" || status === "under-investigation" ? { state: status } : {};
    const name = withVersions(named(product), versions, lang);
    // Some publishers write a sentence where the version belongs.
    if (fixed !== undefined && fixed.endsWith(".") && fixed.split(" ").length > 3) {
      return [`${words.product(name, state)}: ${fixed}`];
    }
    return [words.product(name, { fixed, ...state })];
  });
}

function unaffectedLine({ products }: AdvisoryContent, said: readonly string[], lang: Lang): string[] {
  const words = draftWords[lang];
  const safe = products.filter(
    ({ product, status }) =>
      status === "not-affected" && !said.some((line) => line.includes(oneLine(product))),
  );
  if (safe.length === 0) return [];
  const names = safe
    .slice(0, MOST_NAMES)
    .map((product) => withVersions(named(product), product.versions, lang));
  if (safe.length > names.length) names.push(words.andOthers);
  return [words.unaffected(names.join(words.join))];
}

/** `Product 2.4.0 未満`; after a name that ends in a number, with a word that tells where it ends. */
function withVersions(name: string, versions: string | undefined, lang: Lang): string {
  if (versions === undefined) return name;
  const said = versionWords(oneLine(versions), lang);
  const runsOn = /\d$/.test(name) && /^v?\d[^:]*$/.test(said);
  return [name, runsOn ? draftWords[lang].version : "", said].filter((part) => part !== "").join(" ");
}

/** `Vendor Product`, the vendor left out where the product's name begins as it does; a package with its registry. */
export function named({ vendor, product, purl }: Product): string {
  const first = (name: string) => name.trim().split(/\s/)[0]?.toLowerCase();
  const twice = vendor !== undefined && first(product) === first(vendor);
  const whole = oneLine(vendor === undefined || twice ? product : `${vendor} ${product}`);
  const registry = purl === undefined ? undefined : REGISTRY.exec(purl)?.[1];
  return registry === undefined ? whole : `${whole} (${registry})`;
}
