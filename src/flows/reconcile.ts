import type { ChatChannel, Clock, Delivery, FindResult, Instant, Logger, Platform, Store } from "../ports.ts";

export interface ReconcilerDeps {
  store: Store;
  channels: ReadonlyMap<Platform, ChatChannel>;
  clock: Clock;
  logger: Logger;
  /** Whether an A or B that cannot be looked up is sent again, marked 再送 (design 4.6). Default true. */
  resendUnknown?: boolean | undefined;
  /** How long after it became `unknown` an `absent` is believed, milliseconds. Default 30 s (ADR 0062). */
  graceMs?: number | undefined;
}

export interface Reconciled {
  found: number;
  /** Surely not posted: sent again, unmarked. */
  absent: number;
  /** Sent again marked 再送. */
  resent: number;
  /** Left as they are. */
  left: number;
}

export interface Reconciler {
  /** Looks at what is `unknown` once. Rejects only when the store does. */
  reconcile(): Promise<Reconciled>;
}

const MINUTE = 60_000;

/** Slack lets apps sold outside its marketplace read a channel's history once a minute (facts: rate limits). */
const LOOK_EVERY_MS = MINUTE;
/** Look-ups in one pass; passes are 10 s apart, so at most 48 a minute (Slack tier 3: 50). */
const LOOKS_A_PASS = 8;
const RESEND_AFTER_MS = 10 * MINUTE;
/** The platform's clock and ours may differ. */
const SINCE_MARGIN_MS = 5 * MINUTE;
/** More than can pile up unless an operator leaves them; the rest is looked at when these are resolved. */
const UNKNOWN_LIMIT = 5_000;

/** Ends `unknown` where that can be done without posting twice unmarked (design 4.6; ADR 0062). */
export function createReconciler(deps: ReconcilerDeps): Reconciler {
  const { store, channels, clock, logger, resendUnknown = true, graceMs = 30_000 } = deps;
  /** By destination id: when it was last looked at. By delivery id: when it was looked for last. */
  const looked = new Map<number, Instant>();
  const lastLook = new Map<string, Instant>();

  async function reconcile(): Promise<Reconciled> {
    const done: Reconciled = { found: 0, absent: 0, resent: 0, left: 0 };
    const unknown = await store.deliveries({ state: "unknown", limit: UNKNOWN_LIMIT });
    forget(unknown);

    let looks = 0;
    for (const delivery of unknown.toSorted(longestNotLookedAt)) {
      const now = clock.now();
      const channel = channels.get(delivery.destination.platform);
      if (delivery.kind === "update") {
        // Twice the same edit is one edit.
        await store.resolveUnknown(delivery.id, { kind: "retry", resend: false }, now);
        done.absent += 1;
      } else if (
        channel === undefined ||
        looks >= LOOKS_A_PASS ||
        within(delivery.updatedAt, graceMs) ||
        within(looked.get(delivery.destination.id) ?? 0, LOOK_EVERY_MS)
      ) {
        done.left += 1;
      } else {
        looks += 1;
        looked.set(delivery.destination.id, now);
        lastLook.set(delivery.id, now);
        done[await conclude(delivery, await look(delivery, channel))] += 1;
      }
    }
    return done;
  }

  /** Whether `at` is less than `ms` ago. A time far ahead is one before the clock was put back: long ago. */
  function within(at: Instant, ms: number): boolean {
    return Math.abs(clock.now() - at) < ms;
  }

  function forget(unknown: readonly Delivery[]): void {
    const ids = new Set(unknown.map(({ id }) => id));
    for (const id of lastLook.keys()) if (!ids.has(id)) lastLook.delete(id);
    for (const [id, at] of looked) if (!within(at, LOOK_EVERY_MS)) looked.delete(id);
  }

  function longestNotLookedAt(a: Delivery, b: Delivery): number {
    return (lastLook.get(a.id) ?? 0) - (lastLook.get(b.id) ?? 0) || a.updatedAt - b.updatedAt;
  }

  async function look(delivery: Delivery, channel: ChatChannel): Promise<FindResult> {
    const { destination, id, parentRef } = delivery;
    // An attempt is never earlier than `notBefore`, which each retry moves on.
    const since = Math.max(delivery.createdAt, delivery.notBefore) - SINCE_MARGIN_MS;
    try {
      return await channel.find(destination, id, since, parentRef);
    } catch (error) {
      return { kind: "cannot", detail: error instanceof Error ? error.message : String(error) };
    }
  }

  async function conclude(delivery: Delivery, result: FindResult): Promise<keyof Reconciled> {
    const now = clock.now();
    const fields = { delivery: delivery.id, destination: delivery.destination.id };
    switch (result.kind) {
      case "found":
        await store.resolveUnknown(delivery.id, { kind: "sent", ref: result.ref }, now);
        logger.info(fields, "unknown delivery found posted");
        return "found";
      case "absent":
        await store.resolveUnknown(delivery.id, { kind: "retry", resend: false }, now);
        logger.warn(fields, "unknown delivery was not posted; sending it");
        return "absent";
      case "cannot":
        if (!mayResend(delivery)) return "left";
        await store.resolveUnknown(delivery.id, { kind: "retry", resend: true }, now);
        logger.warn(
          { ...fields, detail: result.detail },
          "unknown delivery cannot be looked up; sending again",
        );
        return "resent";
    }
  }

  /** Once, so that a platform which posts and never answers is not filled with copies. */
  function mayResend({ priority, kind, notice, resent, updatedAt, destination }: Delivery): boolean {
    if (!resendUnknown || resent || destination.state === "gone" || within(updatedAt, RESEND_AFTER_MS)) {
      return false;
    }
    // Of any badge: a withdrawn advisory has the lowest, and nobody but that person is told again (ADR 0123).
    if (kind === "notice") return notice?.kind === "draft-outdated";
    return priority === "A" || priority === "B";
  }

  return { reconcile };
}
