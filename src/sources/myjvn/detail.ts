/** The details of one JVNDB id in JSON: CSAF 2.1 in shape, with the version ranges in JVN's own extension. */
import { normalizeIdentifier } from "../../advisory/identifiers.ts";
import type { AdvisoryContent, Lang, Product } from "../../advisory/schema.ts";
import { readProductTree } from "../csaf/products.ts";
import { ipediaContent } from "../ipedia.ts";
import { reasonOf } from "../json.ts";
import { timeOf } from "../rdf.ts";
import { lineOf } from "../values.ts";
import { ratingsOf } from "./overview.ts";
import { OkaDetail } from "./schema.ts";
import { tlpOf } from "./status.ts";

/** As many as an advisory has (schema.ts). */
const MOST_PRODUCTS = 500;

/** @throws Error with a readable reason */
export function detailContent(wire: unknown, lang: Lang): AdvisoryContent {
  const parsed = OkaDetail.safeParse(wire);
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  const detail = parsed.data;
  const { document, vulnerabilities } = detail;
  return ipediaContent({
    id: document.tracking.id ?? "",
    lang,
    title: document.title,
    overview: joined(
      document.notes.filter(({ category }) => category === "description").map(({ text }) => text),
    ),
    impact: joined(
      vulnerabilities.flatMap(({ threats }) =>
        threats.filter(({ category }) => category === "impact").map(({ details }) => details),
      ),
    ),
    solution: joined(
      vulnerabilities.flatMap(({ remediations }) => remediations.map(({ details }) => details)),
    ),
    links: document.references.map(({ source, summary, url }) => ({ source, id: summary, url })),
    cves: vulnerabilities.map(({ cve }) => cve ?? ""),
    products: productsOf(detail),
    ratings: vulnerabilities.flatMap(({ cve, metrics }) => {
      const about = normalizeIdentifier(cve ?? "");
      return metrics.flatMap((metric) => ratingsOf(metric, about));
    }),
    publishedAt: timeOf(document.tracking.initial_release_date),
    updatedAt: timeOf(document.tracking.current_release_date),
    tlp: tlpOf(document.distribution.tlp.label),
  });
}

/** Each text once: what is true of five CVEs is written five times. */
function joined(texts: readonly (string | undefined)[]): string {
  return [...new Set(texts)].filter((text) => text !== undefined && text !== "").join("\n\n");
}

function productsOf(detail: OkaDetail): Product[] {
  const tree = readProductTree(detail.product_tree);
  const said = (field: "known_affected" | "known_not_affected" | "fixed") =>
    new Set(detail.vulnerabilities.flatMap(({ product_status: status }) => status[field]));
  const [affected, notAffected, fixed] = [said("known_affected"), said("known_not_affected"), said("fixed")];
  const ranges = rangesByProduct(detail);
  return tree.ids.slice(0, MOST_PRODUCTS).map((id): Product => {
    const { vendor, product, version, cpe, purl } = tree.named(id);
    const status = affected.has(id)
      ? undefined
      : fixed.has(id)
        ? "fixed"
        : notAffected.has(id)
          ? "not-affected"
          : undefined;
    const stated = ranges.get(nameOf(vendor, product)) ?? [];
    const versions = version === undefined ? inWords(stated) : { versions: version };
    return {
      ...(vendor === undefined ? {} : { vendor }),
      product,
      ...versions,
      ...(status === undefined ? {} : { status }),
      ...(cpe === undefined ? {} : { cpe }),
      ...(purl === undefined ? {} : { purl }),
    };
  });
}

type Ranges = OkaDetail["jvn_extension"]["affected"][number]["versions"];

function nameOf(vendor: string | undefined, product: string | undefined): string {
  return JSON.stringify([vendor, product]);
}

function rangesByProduct({ jvn_extension: { affected } }: OkaDetail): Map<string, Ranges> {
  const ranges = new Map<string, Ranges>();
  for (const { vendor, product, versions } of affected) {
    const name = nameOf(lineOf(vendor), lineOf(product));
    const known = ranges.get(name);
    if (known === undefined) ranges.set(name, [...versions]);
    else for (const range of versions) known.push(range);
  }
  return ranges;
}

/** The ranges of a product in words, and the versions they end before: those that mend it. */
function inWords(ranges: Ranges): Pick<Product, "versions" | "fixed"> {
  const words = ranges.map(({ description, version }) => lineOf(description) ?? lineOf(version));
  const versions = lineOf(words.filter((text) => text !== undefined).join("、"));
  const fixed = lineOf(
    ranges
      .map(({ lessThan }) => lineOf(lessThan))
      .filter((text) => text !== undefined)
      .join(", "),
  );
  return { ...(versions === undefined ? {} : { versions }), ...(fixed === undefined ? {} : { fixed }) };
}
