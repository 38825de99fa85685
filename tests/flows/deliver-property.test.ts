import fc from "fast-check";
import { expect, it } from "vitest";
import { createReconciler } from "../../src/flows/reconcile.ts";
import type { SendResult } from "../../src/ports.ts";
import { type DeliveryBench, createDeliveryBench } from "../fakes/delivery-bench.ts";

type Fate = "sent" | "later" | "workspace" | "unreachable" | "refused" | "lost" | "lost posted" | "throws";

/** What the platform does with the next requests; after them it works. */
const fates = fc.array(
  fc.constantFrom<Fate>(
    ...(["sent", "later", "workspace", "unreachable", "refused", "lost", "lost posted", "throws"] as const),
  ),
  { maxLength: 25 },
);

it("whatever the platform does, a post stands at most once, or twice with the second marked", async () => {
  await fc.assert(
    fc.asyncProperty(fates, fc.boolean(), fc.boolean(), async (script, history, resendUnknown) => {
      const bench = await createDeliveryBench();
      try {
        expect(await problems(bench, script, history, resendUnknown)).toEqual([]);
      } finally {
        await bench.close();
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);

/** What is wrong with the outbox when it has come to rest. */
async function problems(
  bench: DeliveryBench,
  script: readonly Fate[],
  history: boolean,
  resend: boolean,
): Promise<string[]> {
  const { store, clock, logger, channel } = bench;
  for (const name of ["C1", "C2", "C3"]) await bench.subscribed(name);
  for (const id of ["a1", "a2"]) await bench.announce(id);
  channel.script(...script.map((fate) => answer(bench, fate)));
  if (!history) channel.answerFind({ kind: "cannot", detail: "missing_scope" });
  const channels = new Map([["slack", channel] as const]);
  const reconciler = createReconciler({ store, clock, logger, channels, resendUnknown: resend });
  const deliverer = bench.deliverer();

  // Done when nothing was tried for longer than the longest wait, that before a resend.
  for (let idle = 0; idle < 12; ) {
    const { attempted } = await deliverer.tick();
    const { absent, resent, found } = await reconciler.reconcile();
    idle = attempted + absent + resent + found === 0 ? idle + 1 : 0;
    await clock.advance(60_000);
  }

  const deliveries = await bench.deliveries();
  return deliveries.flatMap(({ id, state, resent }) => {
    const posts = [...channel.posts.values()].filter(({ deliveryId }) => deliveryId === id);
    const marked = posts.filter(({ card }) => JSON.stringify(card).includes("再送"));
    const unmarked = posts.length - marked.length;
    const mayMark = resent && resend && !history;
    return [
      ...(unmarked > 1 ? ["two posts unmarked"] : []),
      ...(marked.length > (mayMark ? 1 : 0) ? ["marked too often"] : []),
      ...(state === "sent" && posts.length === 0 ? ["sent without a post"] : []),
      ...(state === "failed" && !resent && posts.length > 0 ? ["failed with a post"] : []),
      ...(state === "unknown" && history ? ["unknown where we can look"] : []),
      ...(state === "unknown" && resend && !resent ? ["unknown and not resent"] : []),
      ...(["sent", "failed", "unknown"].includes(state) ? [] : [`still ${state}`]),
    ];
  });
}

function answer(bench: DeliveryBench, fate: Fate): Parameters<DeliveryBench["channel"]["script"]>[0] {
  const detail = fate;
  switch (fate) {
    case "sent":
      return (call): SendResult => ({ kind: "sent", ref: bench.channel.post(call) });
    case "later":
      return { kind: "later", retryAfterMs: 20_000, scope: "destination", detail };
    case "workspace":
      return { kind: "later", retryAfterMs: 20_000, scope: "workspace", detail };
    case "unreachable":
    case "refused":
      return { kind: fate, detail };
    case "lost":
      return { kind: "unknown", detail };
    case "lost posted":
      return (call) => {
        bench.channel.post(call);
        return { kind: "unknown", detail };
      };
    case "throws":
      return () => {
        throw new Error(detail);
      };
  }
}
