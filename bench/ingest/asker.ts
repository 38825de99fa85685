/** A thread that sends signed `/advisory help` one after the other, as Slack would, and times each acknowledgement. */
import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

export interface HelpTimes {
  acknowledgements: number[];
}

const acknowledgements: number[] = [];
let going = true;
parentPort?.once("message", () => {
  going = false;
});
parentPort?.postMessage("ready");
for (let count = 0; going; count += 1) {
  const from = performance.now();
  const status = await help(count);
  if (status !== 200) throw new Error(`/advisory help answered ${status}`);
  acknowledgements.push(performance.now() - from);
  await wait(5);
}
const times: HelpTimes = { acknowledgements };
parentPort?.postMessage(times);

async function help(count: number): Promise<number> {
  const body = new URLSearchParams({
    command: "/advisory",
    text: "help",
    team_id: "T0000BENCH",
    channel_id: "C0000BENCH",
    user_id: "U0000BENCH",
    trigger_id: `bench.${count}`,
    response_url: "http://127.0.0.1:9/nowhere",
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const hmac = createHmac("sha256", "bench-signing-secret").update(`v0:${timestamp}:${body}`).digest("hex");
  const answer = await fetch(`${workerData.url}/slack/events`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${hmac}`,
    },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}
