/** What a second process does with the same database; started by `processes.test.ts`. */
import { openStore } from "../../src/store/index.ts";
import { item, NOW } from "../contracts/store/given.ts";
import { createQuietLogger } from "../fakes/logger.ts";

const [task, url = "", name = ""] = process.argv.slice(2);
const store = await openStore({ url, logger: createQuietLogger() });

/** Claims until nothing is left, and prints each id it was allowed to send. */
async function claimAll(): Promise<void> {
  while ((await store.deliveryCounts()).pending > 0) {
    const options = { platforms: ["slack"], worker: name, now: NOW, leaseMs: 60_000, limit: 7 } as const;
    for (const { id } of await store.claimDeliveries(options)) {
      if (!(await store.beginDelivery(id, name, NOW, 60_000))) continue;
      console.log(id);
      await store.settleDelivery(id, name, { kind: "sent", ref: `${name}-${id}` }, NOW);
    }
  }
}

/** Commits 500 advisories at a time without end, printing how many commits are done, until it is killed. */
async function commitForever(): Promise<void> {
  for (let done = 0; ; done += 1) {
    console.log(done);
    const items = Array.from({ length: 500 }, (_, index) => item({ id: `${name}-${done}-${index}` }));
    await store.commitIngest(items, NOW);
  }
}

if (task === "claim") await claimAll();
else if (task === "commit") await commitForever();
await store.close();
