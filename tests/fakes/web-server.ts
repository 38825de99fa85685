import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A web server on loopback whose answers a test decides, one at a time. */
export interface WebServer {
  origin: string;
  /** Every request so far, oldest first. */
  requests: IncomingMessage[];
  /** Answers so from now on. */
  answer(listener: RequestListener): void;
  close(): Promise<void>;
}

export async function openWebServer(): Promise<WebServer> {
  let answer: RequestListener = (_request, response) => response.end("hello");
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: (listener) => {
      answer = listener;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
