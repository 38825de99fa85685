/** What people see in the channels, taken down after each step. */
import { advisoryIdFor } from "../../src/advisory/identity.ts";
import { foldAlias } from "../../src/advisory/identifiers.ts";
import type { Card } from "../../src/cards/model.ts";
import type { Delivery, Instant, Store } from "../../src/ports.ts";
import type { ChannelCall, FakeChannel } from "../fakes/channel.ts";
import type { Sight } from "./table.ts";

export interface Watcher {
  /** Takes down what was said since the last time. */
  look(now: Instant): Promise<void>;
  sights: Sight[];
}

/** @param things founding aliases by the names that tables have for advisories */
export function createWatcher(
  store: Store,
  channels: readonly FakeChannel[],
  things: Record<string, string>,
  placeOf: (channel: string) => string,
): Watcher {
  const sights: Sight[] = [];
  const seen = new Map<FakeChannel, number>();
  /** What each thread is about, by the message it hangs on. */
  const threads = new Map<string, string>();
  const names = new Map(
    Object.entries(things).map(([name, alias]) => [advisoryIdFor(foldAlias(alias)), name]),
  );

  async function noticesOf(): Promise<Map<string, Delivery>> {
    const deliveries = await store.deliveries({ limit: 10_000 });
    return new Map(
      deliveries.filter(({ kind }) => kind === "notice").map((delivery) => [delivery.id, delivery]),
    );
  }

  return {
    sights,
    async look(now) {
      const calls = channels.flatMap((channel) => {
        const fresh = channel.calls.slice(seen.get(channel) ?? 0);
        seen.set(channel, channel.calls.length);
        return fresh.map((call) => ({ call, channel }));
      });
      if (calls.length === 0) return;
      const notices = await noticesOf();
      for (const { call, channel } of calls) {
        const { card, destination } = call;
        const root = call.parentRef ?? call.ref;
        const [badge] = card.elements.flatMap((element) =>
          element.type === "badge" ? [element.priority] : [],
        );
        const kind =
          call.kind === "update"
            ? "update"
            : root !== undefined
              ? "reply"
              : badge === undefined
                ? "notice"
                : "post";
        const its =
          badge === undefined
            ? noticed(call, notices)
            : (names.get(card.actions[0]?.advisoryId ?? "") ?? textOf(card));
        const thing = root === undefined ? its : (threads.get(`${channel.platform} ${root}`) ?? root);
        if (root === undefined) threads.set(`${channel.platform} ${refOf(channel, call)}`, thing);
        sights.push({
          at: now,
          place: placeOf(destination.channel),
          kind,
          thing,
          badge: badge ?? "-",
          words: [textOf(card)],
        });
      }
    },
  };
}

function refOf(channel: FakeChannel, { deliveryId }: ChannelCall): string {
  for (const [ref, posted] of channel.posts) if (posted.deliveryId === deliveryId) return ref;
  return "";
}

/** Which source a notice is about. */
function noticed({ deliveryId }: ChannelCall, notices: ReadonlyMap<string, Delivery>): string {
  const notice = notices.get(deliveryId)?.notice;
  return (
    (notice !== undefined && "source" in notice ? notice.source : undefined) ?? deliveryId.split(":")[0] ?? ""
  );
}

/** Everything a card says, in order. */
export function textOf({ elements }: Card): string {
  const strings: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === "string") strings.push(value);
    else if (typeof value === "object" && value !== null)
      for (const inner of Object.values(value)) gather(inner);
  };
  gather(elements);
  return strings.join("\n");
}
