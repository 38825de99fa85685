/** An organization's inventory: replaced by a file, and what follows from that. */
import { keyOf, tokensOf, vendorTokens } from "../advisory/inventory-names.ts";
import type { Asset } from "../advisory/usage.ts";
import type { Clock, Person, Store } from "../ports.ts";
import { InventoryFileError, readInventory } from "./inventory-csv.ts";
import type { Reassess, ReassessSummary } from "./reassess.ts";

export interface InventoryChange {
  kind: "added" | "removed" | "changed";
  asset: Asset;
}

export interface InventoryReport {
  organizationId: string;
  /** Rows read. */
  assets: number;
  refusals: { line: number; reason: string }[];
  added: number;
  removed: number;
  changed: number;
  unchanged: number;
  changes: InventoryChange[];
  /** Absent for a dry run, and where nothing changed. */
  reassessed?: ReassessSummary | undefined;
}

export interface InventoryDeps {
  store: Pick<Store, "assets" | "replaceAssets">;
  reassess: Reassess;
  clock: Pick<Clock, "now">;
}

export interface ImportOptions {
  organizationId: string;
  by: Person;
  dryRun?: boolean | undefined;
  onProgress?: ((judged: number) => void) | undefined;
}

/**
 * Replaces an organization's inventory by a file's rows, and judges its advisories again. Rows that cannot be read are
 * refused by line.
 * @throws InventoryFileError when no row can be read: the inventory then stays as it is
 */
export async function importInventory(
  deps: InventoryDeps,
  bytes: Uint8Array,
  { organizationId, by, dryRun = false, onProgress }: ImportOptions,
): Promise<InventoryReport> {
  const { store, reassess, clock } = deps;
  const { assets, refusals } = readInventory(bytes);
  if (assets.length === 0) {
    const [first] = refusals;
    const reason = first === undefined ? "it has no rows" : `line ${first.line}: ${first.reason}`;
    throw new InventoryFileError(`no row can be used, the inventory stays as it is (${reason})`);
  }
  const expected = compareInventories(await store.assets(organizationId), assets);
  const report = { organizationId, assets: assets.length, refusals };
  if (dryRun || expected.changes.length === 0) return { ...report, ...expected };
  const detail = `+${expected.added} −${expected.removed} ±${expected.changed}, ${assets.length}`;
  const before = await store.replaceAssets(organizationId, assets, by, clock.now(), detail);
  const compared = compareInventories(before, assets);
  const reassessed = await reassess(organizationId, { kind: "inventory" }, { onProgress });
  return { ...report, ...compared, reassessed };
}

/** What is new, gone, and otherwise said of the same product. Rows are told apart by vendor, product and department. */
export function compareInventories(
  before: readonly Asset[],
  after: readonly Asset[],
): Pick<InventoryReport, "added" | "removed" | "changed" | "unchanged" | "changes"> {
  const left = Map.groupBy(before, (asset) => JSON.stringify(asset));
  const fresh = after.filter((asset) => left.get(JSON.stringify(asset))?.pop() === undefined);
  const gone = Map.groupBy([...left.values()].flat(), identityOf);
  const changes: InventoryChange[] = fresh.map((asset) => {
    const known = gone.get(identityOf(asset))?.pop();
    return { kind: known === undefined ? "added" : "changed", asset };
  });
  for (const asset of [...gone.values()].flat()) changes.push({ kind: "removed", asset });
  const count = (kind: InventoryChange["kind"]) => changes.filter((change) => change.kind === kind).length;
  return {
    added: count("added"),
    removed: count("removed"),
    changed: count("changed"),
    unchanged: after.length - fresh.length,
    changes,
  };
}

function identityOf({ vendor = "", product, department = "" }: Asset): string {
  return [keyOf(vendorTokens(vendor)), keyOf(tokensOf(product)) || product, keyOf(tokensOf(department))].join(
    "\n",
  );
}
