/** A server of a language model on loopback, with the faults such servers have: chat completions and messages. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What was asked: the path, the headers and the body as JSON. */
export interface Asked {
  path: string;
  headers: IncomingMessage["headers"];
  body: Record<string, unknown>;
}

/** One answer; `say` writes a whole one in the form of the path that was asked. */
export type Reply = (response: ServerResponse, asked: Asked) => void;

export interface LlmServer {
  /** As `HANSHO_LLM_BASE_URL` has it. */
  baseUrl: string;
  asked: Asked[];
  /** Answers in turn; the last one stays. */
  replies(...replies: Reply[]): void;
  close(): Promise<void>;
}

export async function openLlmServer(): Promise<LlmServer> {
  const asked: Asked[] = [];
  let waiting: Reply[] = [say("{}")];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const one = { path: request.url ?? "", headers: request.headers, body };
      asked.push(one);
      const reply = waiting.length > 1 ? waiting.shift() : waiting[0];
      reply?.(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    replies: (...replies) => {
      waiting = replies;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const part of request) text += String(part);
  return text === "" ? {} : JSON.parse(text);
}

/** An answer with this text; `finish` as chat completions name it: `stop`, `length`, `content_filter`. */
export function say(text: string, finish = "stop", refusal?: string): Reply {
  return (response, { path }) => {
    const message = {
      role: "assistant",
      content: refusal === undefined ? text : null,
      refusal: refusal ?? null,
    };
    const usage = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1_000 };
    const chat = { id: "c1", object: "chat.completion", created: 0, model: "fake" };
    const whole = path.endsWith("/messages")
      ? messages(text, finish)
      : { ...chat, choices: [{ index: 0, message, finish_reason: finish }], usage };
    json(response, 200, whole);
  };
}

function messages(text: string, finish: string): object {
  const reasons: Record<string, string> = {
    stop: "end_turn",
    length: "max_tokens",
    content_filter: "refusal",
  };
  return {
    id: "m1",
    type: "message",
    role: "assistant",
    model: "fake",
    content: [{ type: "text", text }],
    stop_reason: reasons[finish],
    stop_sequence: null,
    usage: { input_tokens: 900, output_tokens: 100 },
  };
}

function json(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** An error that repeats the key and the question, as some servers do. */
export function fail(status: number, headers: Record<string, string> = {}): Reply {
  return (response, asked) => {
    const message = `wrong: ${asked.headers.authorization ?? ""} ${JSON.stringify(asked.body)}`;
    json(response, status, { error: { message, type: "invalid_request_error" } }, headers);
  };
}

/** Takes the question and never answers. */
export const hang: Reply = () => {};

/** Begins an answer and breaks the connection. */
export const breakOff: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"choices":[{"message":{"content":"{');
  setImmediate(() => response.destroy());
};

/** Breaks the connection before a word. */
export const hangUp: Reply = (response) => void response.destroy();

/** An answer without end. */
export const pourOut: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const chunk = "x".repeat(100_000);
  const more = (): void => {
    if (!response.destroyed && response.write(chunk)) setImmediate(more);
    else response.once("drain", more);
  };
  more();
};

/** A page where JSON was asked for, as a gateway's sign-in is. */
export const page: Reply = (response) => {
  response.writeHead(200, { "content-type": "text/html" });
  response.end("<html><body>Please sign in</body></html>");
};

export function redirect(to: string): Reply {
  return (response) => {
    response.writeHead(307, { location: to });
    response.end();
  };
}
