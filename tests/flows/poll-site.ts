/** Files on a web server, walked by the real sources through the real poller. */
import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { FeedState } from "../../src/ports.ts";
import { openPollBench, type PollBench } from "./poll-harness.ts";

/** A status; what becomes JSON; or text, of which `cut` sends the half and hangs up. */
export type Answer = number | object | string | { cut: string } | ((url: URL) => Answer | undefined);

export interface Site extends PollBench {
  /** By path; what is not there is answered with 404. */
  files: Record<string, Answer>;
  /** One poll of the feed at `path`: what was asked for, and the state then. */
  poll(path: string, format: string): Promise<{ asked: string[]; state: FeedState }>;
  /** The first identifier of each advisory. */
  known(): Promise<string[]>;
  /** Sets the clock back, and lets the feed at `path` be due now. */
  setBack(path: string, now: number): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const bench = await openPollBench();
  const site: Site = {
    ...bench,
    files: {},
    async poll(path, format) {
      const before = bench.server.requests.length;
      const feed = bench.feed({ url: `${bench.server.origin}${path}`, format });
      const state = await bench.pollOn(bench.poller([feed]));
      const asked = bench.server.requests.slice(before).map(({ url = "" }) => url);
      return { asked, state };
    },
    async known() {
      const { records } = await bench.store.latest("example", { limit: 1_000 });
      return records.map(({ revision }) => revision.content.identifiers[0] ?? "").toSorted();
    },
    async setBack(path, now) {
      bench.clock.set(now);
      const url = `${bench.server.origin}${path}`;
      const feed = { name: "kev", url, firstAt: now, latestAt: now, latestRetryAt: now };
      await bench.store.registerFeeds([feed]);
    },
  };
  bench.server.answer((request, response) => {
    const url = new URL(`${bench.server.origin}${request.url}`);
    const found = site.files[url.pathname];
    send(response, (typeof found === "function" ? found(url) : found) ?? 404, request.headers);
  });
  return site;
}

function send(response: ServerResponse, answer: Answer, headers: Record<string, unknown>): void {
  if (typeof answer === "number") {
    response.writeHead(answer, answer === 429 ? { "retry-after": "7200" } : {}).end();
    return;
  }
  const cut = typeof answer === "object" && "cut" in answer ? String(answer.cut) : undefined;
  const text = cut ?? (typeof answer === "string" ? answer : JSON.stringify(answer));
  const etag = `"${createHash("sha256").update(text).digest("hex")}"`;
  if (headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { etag, "content-length": Buffer.byteLength(text) });
  if (cut === undefined) response.end(text);
  else response.write(text.slice(0, text.length / 2), () => response.destroy());
}
