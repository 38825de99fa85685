/** What both stand-ins share: a server on a loopback port of its own, and faults that can be switched on. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type express from "express";

export interface Loopback {
  /** `http://127.0.0.1:<port>`, no slash at the end. */
  url: string;
  /** `127.0.0.1:<port>` */
  host: string;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1; closing cuts what is under way. */
export async function listenOnLoopback(app: express.Application): Promise<Loopback> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What goes wrong with one call. */
export type Fault =
  /** An answer of this status, nothing done; `retryAfter` in seconds. */
  | { kind: "status"; status: number; retryAfter?: number; body?: unknown }
  /** Nothing done and never an answer. */
  | { kind: "hang" }
  /** Nothing done and the connection cut. */
  | { kind: "reset" }
  /** Done, but never an answer. */
  | { kind: "accepted-hang" }
  /** Done, but the connection cut instead of an answer. */
  | { kind: "accepted-reset" };

export interface Faults {
  /** Of the next call whose path contains `part`; several are used up first in, first out. */
  next(part: string, fault: Fault): void;
  /** Calls seen so far whose path contains `part`, faulty ones included. */
  seen(part: string): number;
  clear(): void;
  middleware: express.RequestHandler;
}

export function createFaults(): Faults {
  let waiting: { part: string; fault: Fault }[] = [];
  const paths: string[] = [];

  function take(path: string): Fault | undefined {
    const index = waiting.findIndex(({ part }) => path.includes(part));
    return index < 0 ? undefined : waiting.splice(index, 1)[0]?.fault;
  }

  return {
    next: (part, fault) => void waiting.push({ part, fault }),
    seen: (part) => paths.filter((path) => path.includes(part)).length,
    clear: () => {
      waiting = [];
    },
    middleware(request, response, next) {
      const path = decodeURIComponent(request.path);
      paths.push(path);
      const fault = take(path);
      switch (fault?.kind) {
        case "status":
          if (fault.retryAfter !== undefined) response.setHeader("Retry-After", String(fault.retryAfter));
          response.status(fault.status).json(fault.body ?? {});
          return;
        case "hang":
          return;
        case "reset":
          request.socket.resetAndDestroy();
          return;
        case "accepted-hang":
          response.end = () => response;
          return next();
        case "accepted-reset":
          response.end = () => {
            request.socket.resetAndDestroy();
            return response;
          };
          return next();
        case undefined:
          return next();
      }
    },
  };
}
