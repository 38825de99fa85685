/**
 * The process that is killed: a deliverer on the database and against the server it is told. It says over IPC when
 * `count` deliveries stand at the point named, and stays there; without a point it works until nothing is due.
 */
import type { CrashPoint } from "../../src/flows/deliver-attempt.ts";
import { createDeliverer } from "../../src/flows/deliver.ts";
import { openStore } from "../../src/store/index.ts";
import { createManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { organization } from "../fakes/outbox.ts";
import { realChannels } from "./parts.ts";

const [databaseUrl = "", serverUrl = "", stopAt = "", count = "1"] = process.argv.slice(2);
const clock = createManualClock();
const logger = createQuietLogger();
let standing = 0;

async function onPoint(point: CrashPoint): Promise<void> {
  if (point !== stopAt) return;
  standing += 1;
  if (standing === Number(count)) process.send?.({ point });
  await new Promise(() => {});
}

// An open channel to the parent keeps the process alive while a point is held.
process.on("message", () => {});
const deliverer = createDeliverer({
  store: await openStore({ url: databaseUrl, logger }),
  channels: realChannels(serverUrl, clock, logger),
  organizations: [organization()],
  clock,
  logger,
  worker: `child-${process.pid}`,
  onPoint,
});

let attempted = 0;
let idle = 0;
// Idle once may mean that the pace or another process holds what is left: three seconds of it are enough.
while (idle < 3) {
  const done = (await deliverer.tick()).attempted;
  attempted += done;
  idle = done === 0 ? idle + 1 : 0;
  await clock.advance(1_000);
}
process.send?.({ finished: attempted });
process.disconnect();
