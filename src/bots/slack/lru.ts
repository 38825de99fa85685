import type { Clock, Instant } from "../../ports.ts";

/** A small memory that forgets: the least recently used beyond `max`, and everything older than `lifeMs`. */
export interface Lru<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
}

/** Makes one. A value's life counts from when it was set. */
export function createLru<V>(max: number, lifeMs: number, clock: Pick<Clock, "now">): Lru<V> {
  const kept = new Map<string, { value: V; until: Instant }>();

  return {
    get(key) {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      if (found.until <= clock.now()) return undefined;
      kept.set(key, found);
      return found.value;
    },
    set(key, value) {
      kept.delete(key);
      kept.set(key, { value, until: clock.now() + lifeMs });
      for (const oldest of kept.keys()) {
        if (kept.size <= max) break;
        kept.delete(oldest);
      }
    },
    delete: (key) => void kept.delete(key),
  };
}
