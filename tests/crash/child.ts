/**
 * The process that is killed: one deliverer, one tick, on the database and against the platform it is told.
 * It says over IPC when it stands at the point named, and stays there.
 */
import { createSlackChannel } from "../../src/bots/slack/channel.ts";
import { createDeliverer } from "../../src/flows/deliver.ts";
import { openStore } from "../../src/store/index.ts";
import { createManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { organization } from "../fakes/outbox.ts";

const [databaseUrl = "", apiUrl = "", stopAt = ""] = process.argv.slice(2);
const clock = createManualClock();
const logger = createQuietLogger();

const settings = { botToken: "xoxb-test", apiUrl, organizationId: "default" };
const deliverer = createDeliverer({
  store: await openStore({ url: databaseUrl, logger }),
  channels: [createSlackChannel({ settings, logger, clock })],
  organizations: [organization()],
  clock,
  logger,
  worker: `child-${process.pid}`,
  onPoint: async (point) => {
    if (point !== stopAt) return;
    process.send?.({ point });
    await new Promise(() => {});
  },
});

// Something to live for while a point is held: an open channel to the parent keeps the process alive.
process.on("message", () => {});
const { attempted } = await deliverer.tick();
process.send?.({ finished: attempted, log: logger.lines });
