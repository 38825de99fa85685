import type { Config } from "../config.ts";
import type { Delivery, DeliveryState } from "../ports.ts";
import { printJson, withCore } from "./core.ts";
import { lineForTerminal } from "./terminal.ts";

/** `hansho deliveries`: the outbox, newest first. `@` stands before a person who is told privately. */
export async function deliveries(
  config: Config,
  options: { state?: DeliveryState; limit: number; json?: boolean },
): Promise<void> {
  await withCore(config, async ({ store }) => {
    const { limit, state } = options;
    for (const delivery of await store.deliveries({ limit, state })) {
      if (options.json) printJson(withoutReference(delivery));
      else process.stdout.write(`${lineForTerminal(line(delivery))}\n`);
    }
    const counts = await store.deliveryCounts();
    const told = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
    if (!options.json) process.stderr.write(`${told.join(", ")}\n`);
  });
}

function withoutReference({ destination, ...delivery }: Delivery) {
  const { reference: _reference, ...place } = destination;
  return { ...delivery, destination: place };
}

function line(delivery: Delivery): string {
  const { platform, channel, name } = delivery.destination;
  const place = delivery.notice?.kind === "draft-outdated" ? `@${name ?? channel}` : (name ?? channel);
  const what = delivery.advisoryId === undefined ? "" : `${delivery.advisoryId} r${delivery.revision}`;
  const error = delivery.lastError === undefined ? "" : `  ${delivery.lastError}`;
  const at = new Date(delivery.updatedAt).toISOString();
  return `${at} ${delivery.state.padEnd(10)} ${delivery.kind.padEnd(6)} ${platform}:${place} ${what}${error}`;
}
