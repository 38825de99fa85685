import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request the Bot Connector got, body parsed. */
export interface ConnectorRequest {
  method: string;
  /** Path decoded, without the `/teams` of the serviceUrl. */
  path: string;
  authorization: string | undefined;
  body: Record<string, unknown>;
}

/** What to do with the next request instead of accepting it. */
export type ConnectorFault =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  /** Reads the request and never answers. */
  | "hang"
  /** Answers the status line and half a body, then nothing more. */
  | "stall"
  /** Cuts the connection after the request was read. */
  | "reset";

/** A recording Bot Connector over real HTTP: create conversation, send to conversation, update activity. */
export interface BotConnector {
  serviceUrl: string;
  requests: ConnectorRequest[];
  /** Faults for the coming requests, first in, first out. */
  faults: ConnectorFault[];
  /** Resolves when `count` requests have come in all. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function createBotConnector(): Promise<BotConnector> {
  const requests: ConnectorRequest[] = [];
  const faults: ConnectorFault[] = [];
  let waiting: { count: number; resolve: () => void }[] = [];
  let lastId = 1_700_000_000_000;
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      text += chunk;
    });
    request.on("end", () => {
      const path = decodeURIComponent(request.url ?? "").replace(/^\/teams/, "");
      const body = (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
      const { authorization } = request.headers;
      requests.push({ method: request.method ?? "", path, authorization, body });
      waiting = waiting.filter(({ count, resolve }) => {
        if (requests.length < count) return true;
        resolve();
        return false;
      });
      const fault = faults.shift();
      if (fault !== undefined) fail(fault, response);
      else accept(requests.at(-1)!, String(++lastId), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`,
    requests,
    faults,
    received: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

function accept(request: ConnectorRequest, id: string, response: ServerResponse): void {
  if (request.method === "POST" && request.path === "/v3/conversations") {
    const { channelData, members } = request.body as {
      channelData?: { channel?: { id: string } };
      members?: { id: string }[];
    };
    const channel = channelData?.channel?.id;
    // A person's chat is the same each time; no activity, no activity id.
    if (channel === undefined) reply(response, 201, { id: `a:${members?.[0]?.id}` });
    else reply(response, 201, { id: `${channel};messageid=${id}`, activityId: id });
  } else if (request.method === "POST" && /^\/v3\/conversations\/.+\/activities/.test(request.path)) {
    reply(response, 201, { id });
  } else if (request.method === "PUT" && /^\/v3\/conversations\/.+\/activities\/.+$/.test(request.path)) {
    reply(response, 200, { id: request.path.split("/").at(-1) });
  } else {
    reply(response, 404, { error: { code: "NotFound" } });
  }
}

function fail(fault: ConnectorFault, response: ServerResponse): void {
  if (fault === "hang") return;
  if (fault === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault === "stall") {
    response.writeHead(201, { "content-type": "application/json", "content-length": "100" });
    response.write('{"id":');
    return;
  }
  reply(response, fault.status, fault.body ?? {}, fault.headers);
}

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
