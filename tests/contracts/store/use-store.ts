import { afterEach, beforeEach } from "vitest";
import type { Store } from "../../../src/ports.ts";

/** A fresh store for each test of the `describe` it is called in. */
export function useStore(open: () => Promise<Store>): () => Store {
  let store: Store | undefined;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store?.close());
  return () => store!;
}
