import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock, Instant } from "../../src/ports.ts";

/** Where the server stops with a post: never reads on, keeps it and never answers, or answers as Slack does. */
export type Behaviour = "hold" | "accept-and-hold" | "answer";

export interface Posted {
  channel: string;
  ts: string;
  text: string;
  blocks: string;
  metadata: unknown;
}

export interface SlackServer {
  apiUrl: string;
  posts: Posted[];
  /** What the next `chat.postMessage` meets. */
  behave(behaviour: Behaviour): void;
  /** Resolves when a post has been received whole and met the behaviour given. */
  reached(): Promise<void>;
  close(): Promise<void>;
}

/** As much of Slack's Web API as one delivery needs, over real HTTP; without history scope when told so. */
export async function startSlackServer(options: { history: boolean; clock: Clock }): Promise<SlackServer> {
  const posts: Posted[] = [];
  let behaviour: Behaviour = "answer";
  let tellReached: () => void = () => {};

  const server = createServer((request, response) => {
    void handle(request, response);
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await bodyOf(request));
    const method = request.url?.split("/").at(-1) ?? "";
    if (method === "chat.postMessage") {
      receive(form, response);
    } else if (method === "conversations.history" && options.history) {
      const oldest = Number(form.get("oldest") ?? 0);
      const messages = posts.filter(
        (post) => post.channel === form.get("channel") && Number(post.ts) >= oldest,
      );
      answer(response, { ok: true, messages, has_more: false });
    } else {
      answer(response, {
        ok: false,
        error: method.startsWith("conversations") ? "missing_scope" : "unknown_method",
      });
    }
  }

  function receive(form: URLSearchParams, response: ServerResponse): void {
    if (behaviour !== "hold") posts.push(postOf(form, options.clock.now(), posts.length + 1));
    if (behaviour === "answer")
      answer(response, { ok: true, channel: form.get("channel"), ts: posts.at(-1)?.ts });
    tellReached();
  }

  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    posts,
    behave: (next) => {
      behaviour = next;
    },
    reached: () =>
      new Promise((resolve) => {
        tellReached = resolve;
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A message as history gives it back. */
function postOf(form: URLSearchParams, now: Instant, number: number): Posted {
  return {
    channel: form.get("channel") ?? "",
    ts: `${Math.floor(now / 1_000)}.${String(number).padStart(6, "0")}`,
    text: form.get("text") ?? "",
    blocks: form.get("blocks") ?? "",
    metadata: JSON.parse(form.get("metadata") ?? "null"),
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
