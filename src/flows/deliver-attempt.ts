import type { ChatChannel, Clock, Delivery, Logger, SendResult, Store } from "../ports.ts";
import type { Card } from "../cards/model.ts";
import type { Rendered } from "./deliver-card.ts";
import { type Outcome, backOff, outcomeOf } from "./deliver-outcome.ts";

/**
 * Where one attempt stands, for tests that stop it there: before the claim, leased, written as sending,
 * answered by the platform, the answer written down but not settled.
 */
export type CrashPoint = "before-claim" | "claimed" | "begun" | "replied" | "answered";

export interface AttemptDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  worker: string;
  leaseMs: number;
  random: () => number;
  render: (delivery: Delivery) => Promise<Rendered>;
  /** A delivery arrived, and that is written down. Must not throw. */
  onSent: (delivery: Delivery) => void;
  onPoint: (point: CrashPoint, delivery?: Delivery) => Promise<void>;
}

/** Share of the lease a platform has to answer in; the rest is for writing the answer down. */
const ANSWER_SHARE = 0.75;
const SETTLE_TRIES = 3;
const SETTLE_WAIT_MS = 250;

/**
 * One attempt at one claimed delivery: render, begin, ask the platform once, write the receipt, settle.
 * Never rejects. What fails before `begin` is tried again later; what fails after it is `unknown`.
 */
export async function attempt(delivery: Delivery, channel: ChatChannel, deps: AttemptDeps): Promise<void> {
  const { store, clock, worker, leaseMs, onPoint } = deps;
  const logger = deps.logger.child({ delivery: delivery.id, destination: delivery.destination.id });
  try {
    const rendered = await prepare(delivery, { ...deps, logger });
    if (rendered === undefined) return;
    await onPoint("claimed", delivery);

    if (!(await store.beginDelivery(delivery.id, worker, clock.now(), leaseMs))) {
      logger.warn({}, "lease lost before sending");
      return;
    }
    // From here on it counts, as the store counts it.
    const begun = { ...delivery, attempts: delivery.attempts + 1 };
    await onPoint("begun", begun);

    const result = await askOnce(begun, rendered, channel, { ...deps, logger });
    await onPoint("replied", begun);
    if (result.kind === "sent") await writeReceipt(begun.id, result.ref, { ...deps, logger });
    await onPoint("answered", begun);

    const context = { now: clock.now(), paceMs: channel.paceMs, random: deps.random };
    await settle(begun, outcomeOf(result, begun, context), { ...deps, logger });
  } catch (error) {
    logger.error({ error: reason(error) }, "delivery attempt broke off; its lease will run out");
  }
}

/** The card, or undefined when the delivery was put off or ended because it cannot be shown. */
async function prepare(delivery: Delivery, deps: AttemptDeps): Promise<Card | undefined> {
  const now = deps.clock.now();
  try {
    const rendered = await deps.render(delivery);
    if (rendered.kind === "card") return rendered.card;
    await settle(delivery, { settlement: { kind: "failed", error: rendered.reason }, pauseUntil: now }, deps);
  } catch (error) {
    const detail = `cannot be shown: ${reason(error)}`;
    deps.logger.error({ error: detail }, "card could not be made; trying again later");
    const age = Math.max(0, now - delivery.createdAt);
    const notBefore = now + Math.max(backOff(1, deps.random), Math.min(backOff(20, deps.random), age));
    await settle(
      delivery,
      { settlement: { kind: "retry", notBefore, error: detail }, pauseUntil: now },
      deps,
    );
  }
  return undefined;
}

/** The platform's answer; `unknown` when it throws or does not come while the lease is safe. */
async function askOnce(
  delivery: Delivery,
  card: Card,
  channel: ChatChannel,
  { clock, leaseMs, store, worker, logger }: AttemptDeps,
): Promise<SendResult> {
  const patience = leaseMs * ANSWER_SHARE;
  const answered = new AbortController();
  const asking = request(delivery, card, channel)
    .catch((error: unknown): SendResult => ({ kind: "unknown", detail: `channel threw: ${reason(error)}` }))
    .finally(() => answered.abort());

  await clock.sleep(patience, answered.signal);
  if (answered.signal.aborted) return asking;

  // Should the answer come after all, it still ends the doubt.
  void asking
    .then(async (late) => {
      if (late.kind === "sent") await store.recordReceipt(delivery.id, worker, late.ref);
    })
    .catch((error: unknown) => logger.error({ error: reason(error) }, "late answer not written"));
  return { kind: "unknown", detail: `no answer within ${patience / 1_000} s` };
}

async function request(delivery: Delivery, card: Card, channel: ChatChannel): Promise<SendResult> {
  const { destination, parentRef } = delivery;
  const meta = { deliveryId: delivery.id };
  if (delivery.kind !== "update") return channel.send(destination, card, meta, parentRef);
  if (parentRef === undefined) return { kind: "refused", detail: "the post to edit has no message id" };
  return channel.update(destination, parentRef, card, meta);
}

/** A receipt that cannot be written is no reason not to settle. */
async function writeReceipt(id: string, ref: string, { store, worker, logger }: AttemptDeps): Promise<void> {
  try {
    await store.recordReceipt(id, worker, ref);
  } catch (error) {
    logger.warn({ error: reason(error) }, "receipt not written");
  }
}

async function settle(delivery: Delivery, outcome: Outcome, deps: AttemptDeps): Promise<void> {
  const { store, clock, worker, logger } = deps;
  const { settlement, pauseUntil, workspaceUntil, gone } = outcome;
  const { destination } = delivery;

  const held = await settlePatiently(
    () => store.settleDelivery(delivery.id, worker, settlement, clock.now(), pauseUntil),
    deps,
  );
  if (held) log(delivery, outcome, logger);
  else logger.warn({ outcome: settlement.kind }, "lease lost before settling");
  if (held && settlement.kind === "sent") deps.onSent(delivery);

  if (workspaceUntil !== undefined) {
    await store.pauseWorkspace(destination.platform, destination.workspace, workspaceUntil);
  }
  if (gone !== undefined) await store.markGone(destination.id, gone, clock.now());
}

/** The answer is in hand and must not be lost to a database that is busy for a moment. */
async function settlePatiently(
  write: () => Promise<boolean>,
  { clock, logger }: AttemptDeps,
): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (tries === SETTLE_TRIES) throw error;
      logger.warn({ error: reason(error) }, "not settled; trying again");
      await clock.sleep(SETTLE_WAIT_MS);
    }
  }
}

function log(delivery: Delivery, { settlement, gone }: Outcome, logger: Logger): void {
  const fields = { kind: delivery.kind, outcome: settlement.kind, attempts: delivery.attempts };
  switch (settlement.kind) {
    case "sent":
    case "superseded":
      logger.info(fields, `delivery ${settlement.kind}`);
      return;
    case "retry":
      logger.warn(
        { ...fields, error: settlement.error, notBefore: settlement.notBefore },
        "delivery put off",
      );
      return;
    case "unknown":
    case "failed":
      if (gone !== undefined && delivery.notice?.kind === "draft-outdated") {
        logger.info({ ...fields, error: gone }, "person cannot be told privately");
        return;
      }
      logger.error({ ...fields, error: settlement.error }, `delivery ${settlement.kind}`);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
