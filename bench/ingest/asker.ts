/** A thread that stands in for Slack: it answers the Web API, sends signed `/advisory help` one after the other, and times each acknowledgement. */
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type MessagePort, parentPort } from "node:worker_threads";

export interface HelpTimes {
  acknowledgements: number[];
}

const TEAM = "T0000BENCH";
const BOT = { ok: true, team_id: TEAM, user_id: "U0000BOT", bot_id: "B0000BOT", url: "https://example.com/" };

const slack = createServer((request, response) => {
  request.resume().once("end", () => {
    response.setHeader("content-type", "application/json");
    const isPerson = request.url?.includes("users.info") ?? false;
    response.end(JSON.stringify(isPerson ? { ok: true, user: { id: "U0000BENCH", locale: "ja-JP" } } : BOT));
  });
}).listen(0, "127.0.0.1");
await once(slack, "listening");
const origin = `http://127.0.0.1:${(slack.address() as AddressInfo).port}`;

const acknowledgements: number[] = [];
let going = true;
parentPort?.postMessage({ apiUrl: `${origin}/api/` });
const [url] = (await once(parentPort as MessagePort, "message")) as [string];
parentPort?.once("message", () => {
  going = false;
});
for (let count = 0; going; count += 1) {
  const from = performance.now();
  const status = await help(count);
  if (status !== 200) throw new Error(`/advisory help answered ${status}`);
  acknowledgements.push(performance.now() - from);
  await wait(5);
}
slack.close();
const times: HelpTimes = { acknowledgements };
parentPort?.postMessage(times);

async function help(count: number): Promise<number> {
  const body = new URLSearchParams({
    command: "/advisory",
    text: "help",
    team_id: TEAM,
    channel_id: "C0000BENCH",
    user_id: "U0000BENCH",
    trigger_id: `bench.${count}`,
    response_url: `${origin}/response`,
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const hmac = createHmac("sha256", "bench-signing-secret").update(`v0:${timestamp}:${body}`).digest("hex");
  const answer = await fetch(`${url}/slack/events`, {
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
