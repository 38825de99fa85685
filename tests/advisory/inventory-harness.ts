import { createMatcher } from "../../src/advisory/inventory.ts";
import { AdvisoryContent, type Product } from "../../src/advisory/schema.ts";
import { Asset, type Usage } from "../../src/advisory/usage.ts";

/** A row of an inventory, as little as a test needs of it. */
export type Row = Partial<Asset> & { product: string };

/** An advisory about products, or with a title. */
export function about(said: { products?: Product[]; title?: string; titleEn?: string }): AdvisoryContent {
  const title = { ja: said.title ?? "題名", ...(said.titleEn === undefined ? {} : { en: said.titleEn }) };
  return AdvisoryContent.parse({ kind: "vulnerability", title, products: said.products ?? [] });
}

/** What an inventory of these rows answers for it. */
export function ask(rows: Row | Row[], said: Parameters<typeof about>[0]): Usage {
  return createMatcher([rows].flat().map((row) => Asset.parse(row)))(about(said));
}
