import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request that arrived: form fields as strings, those that hold JSON decoded. */
export interface SlackCall {
  /** `chat.postMessage`, or `response` for a post to a response_url. */
  method: string;
  args: Record<string, unknown>;
  authorization: string | undefined;
}

export type SlackAnswer =
  | { ok: boolean; [field: string]: unknown }
  /** HTTP status with an optional body and Retry-After. */
  | { status: number; body?: string; retryAfter?: string }
  /** `hang`: no answer ever. `reset`: cut after the request was read. `cut`: headers, then cut in the body. */
  | "hang"
  | "reset"
  | "cut";

export type SlackAnswerer = SlackAnswer | ((call: SlackCall) => SlackAnswer | Promise<SlackAnswer>);

/** Slack's Web API over real HTTP: it keeps every call and answers by script. */
export interface FakeSlackApi {
  /** To be used as SLACK_API_URL. */
  url: string;
  responseUrl: string;
  calls: SlackCall[];
  /** The calls of one method. */
  of(method: string): SlackCall[];
  /** Answers a method so from now on. */
  answer(method: string, answer: SlackAnswerer): void;
  /** Resolves with the `count`-th call of a method, at once when it has been made. */
  called(method: string, count?: number): Promise<SlackCall>;
  close(): Promise<void>;
}

export const TEAM = "T0000TEST";
export const BOT = "U0000BOT";

const DEFAULTS: Record<string, SlackAnswerer> = {
  "auth.test": { ok: true, team_id: TEAM, user_id: BOT, bot_id: "B0000BOT", team: "Test", user: "hansho" },
  "users.info": {
    ok: true,
    user: { id: "U0000ONE", locale: "ja-JP", profile: { display_name: "試験 花子" } },
  },
};

/** Starts it on a port of its own. */
export async function createFakeSlackApi(): Promise<FakeSlackApi> {
  const calls: SlackCall[] = [];
  const answers = new Map<string, SlackAnswerer>(Object.entries(DEFAULTS));
  let waiting: { method: string; count: number; resolve: (call: SlackCall) => void }[] = [];

  function tell(): void {
    waiting = waiting.filter(({ method, count, resolve }) => {
      const call = of(method)[count - 1];
      if (call !== undefined) resolve(call);
      return call === undefined;
    });
  }

  function of(method: string): SlackCall[] {
    return calls.filter((call) => call.method === method);
  }

  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await read(request);
    calls.push(call);
    tell();
    const scripted = answers.get(call.method) ?? { ok: true, ts: `1900000000.00000${calls.length}` };
    const answer = typeof scripted === "function" ? await scripted(call) : scripted;
    if (answer === "hang") return;
    if (answer === "reset") {
      request.socket.destroy();
    } else if (answer === "cut") {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"ok":true', () => request.socket.destroy());
    } else if (isStatus(answer)) {
      if (answer.retryAfter !== undefined) response.setHeader("retry-after", answer.retryAfter);
      response.writeHead(answer.status).end(answer.body ?? "");
    } else {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${portOf(server)}`;

  return {
    url: `${base}/api/`,
    responseUrl: `${base}/response/1`,
    calls,
    of,
    answer: (method, answer) => void answers.set(method, answer),
    called: (method, count = 1) =>
      new Promise((resolve) => {
        waiting.push({ method, count, resolve });
        tell();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isStatus(answer: object): answer is { status: number; body?: string; retryAfter?: string } {
  return "status" in answer && !("ok" in answer);
}

async function read(request: IncomingMessage): Promise<SlackCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const path = request.url ?? "";
  const args = path.startsWith("/response/") ? JSON.parse(body) : fields(body);
  const method = path.startsWith("/response/") ? "response" : path.replace("/api/", "");
  return { method, args, authorization: request.headers.authorization };
}

function fields(body: string): Record<string, unknown> {
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, decode(value)]));
}

function decode(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
