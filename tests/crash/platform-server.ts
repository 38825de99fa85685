import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../../src/ports.ts";

/** Where the server stops with a post: drops it unread, keeps it and never answers, or answers as it should. */
export type Behaviour = "hold" | "accept-and-hold" | "answer";

export interface Posted {
  channel: string;
  ts: string;
  /** The whole message, as it was sent. */
  body: string;
  metadata: unknown;
}

export interface PlatformServer {
  url: string;
  posts: Posted[];
  /** What posts meet from now on. */
  behave(behaviour: Behaviour): void;
  /** Resolves when `count` posts have been received whole from now on and met the behaviour. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/** The channel whose history the app may read; of any other it lacks the scope. */
export const READABLE = "C0000READABLE";

/**
 * As much of Slack's Web API and of Microsoft's Bot Connector as one delivery needs, over real HTTP. Its clock is
 * the test's, so that `oldest` means something.
 */
export async function startPlatformServer(clock: Clock): Promise<PlatformServer> {
  const posts: Posted[] = [];
  let behaviour: Behaviour = "answer";
  let received = 0;
  let waiting: { count: number; resolve: () => void }[] = [];

  function receive(post: Omit<Posted, "ts">, response: ServerResponse, body: (ts: string) => object): void {
    const ts = `${Math.floor(clock.now() / 1_000)}.${String(posts.length + 1).padStart(6, "0")}`;
    if (behaviour !== "hold") posts.push({ ...post, ts });
    if (behaviour === "answer") answer(response, body(ts));
    received += 1;
    for (const { count, resolve } of waiting) if (received === count) resolve();
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const path = request.url ?? "";
    const form = new URLSearchParams(body);
    const channel = form.get("channel") ?? "";

    if (path.endsWith("/chat.postMessage")) {
      const metadata: unknown = JSON.parse(form.get("metadata") ?? "null");
      const post = { channel, body: form.get("blocks") ?? "", metadata };
      receive(post, response, (ts) => ({ ok: true, channel, ts }));
    } else if (path.endsWith("/conversations.history") && channel === READABLE) {
      const oldest = Number(form.get("oldest"));
      const messages = posts.filter((post) => post.channel === channel && Number(post.ts) >= oldest);
      answer(response, { ok: true, messages, has_more: false });
    } else if (path.endsWith("/conversations.history")) {
      answer(response, { ok: false, error: "missing_scope" });
    } else if (path === "/teams/v3/conversations") {
      const made = JSON.parse(body) as {
        channelData: { channel?: { id: string } };
        members?: { id: string }[];
      };
      const id = made.channelData.channel?.id;
      // A person's chat is made or found, and nothing is posted by that.
      if (id === undefined) return answer(response, { id: `a:${made.members?.[0]?.id}` });
      receive({ channel: id, body, metadata: null }, response, (ts) => ({
        id: `${id};messageid=${ts}`,
        activityId: ts,
      }));
    } else if (path.startsWith("/teams/v3/conversations/a")) {
      const [, person = ""] =
        /^\/teams\/v3\/conversations\/a:(.+)\/activities$/.exec(decodeURIComponent(path)) ?? [];
      receive({ channel: person, body, metadata: null }, response, (ts) => ({ id: ts }));
    } else {
      response.writeHead(404).end();
    }
  }

  const server = createServer((request, response) => {
    // A killed child's half-sent request ends in an error that is of no interest.
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    posts,
    behave: (next) => {
      behaviour = next;
    },
    received: (count) =>
      new Promise((resolve) => {
        waiting.push({ count: received + count, resolve });
      }),
    close: () =>
      new Promise((resolve) => {
        waiting = [];
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, body: object): void {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
