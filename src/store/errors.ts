import type { StoreConflict as StoreConflictShape } from "../ports.ts";

/** Somebody else wrote the same advisory, alias or entry first. Nothing was written: read again and repeat. */
export class StoreConflict extends Error implements StoreConflictShape {
  override readonly name = "StoreConflict";
}
