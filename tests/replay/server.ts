/** One web server on loopback that stands for all publishers, each as it is at the simulated time. */
import { hash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Instant } from "../../src/ports.ts";
import type { Page, Publisher } from "./feeds/page.ts";

/** What goes wrong with the documents under a path, from one time until another. */
export type Fault = { path: string; from: Instant; until: Instant } & (
  | { kind: "error"; status: number; retryAfter?: number }
  /** Its last third is missing. */
  | { kind: "cut" }
  /** The document as it stood then, from a mirror behind a cache. */
  | { kind: "older"; of: Instant }
);

export interface Asked {
  at: Instant;
  path: string;
  status: number;
}

export interface PublishersServer {
  origin: string;
  /** Every request and what it was answered, oldest first. */
  asked: Asked[];
  close(): Promise<void>;
}

interface Served {
  at: Instant;
  page: Page;
  /** When it last differed from what was served before. */
  changedAt: Instant;
}

export async function openPublishers(
  publishers: readonly Publisher[],
  faults: readonly Fault[],
  now: () => Instant,
): Promise<PublishersServer> {
  const asked: Asked[] = [];
  /** By path, what each document was, oldest first. */
  const history = new Map<string, Served[]>();

  function current(url: URL): Served | undefined {
    const page = publishers
      .map((publisher) => publisher.page(url, now()))
      .find((found) => found !== undefined);
    if (page === undefined) return undefined;
    const path = url.pathname + url.search;
    const before = history.get(path) ?? [];
    const last = before.at(-1);
    if (last !== undefined && isSame(last.page, page)) return last;
    const served = { at: now(), page, changedAt: now() };
    history.set(path, [...before, served]);
    return served;
  }

  function answer(request: IncomingMessage, response: ServerResponse): number {
    const url = new URL(request.url ?? "/", origin);
    const fault = faults.find(
      ({ path, from, until }) => url.pathname.startsWith(path) && now() >= from && now() < until,
    );
    if (fault?.kind === "error") {
      const wait = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
      response.writeHead(fault.status, wait).end();
      return fault.status;
    }
    let served = current(url);
    if (fault?.kind === "older") {
      served = history.get(url.pathname + url.search)?.findLast(({ at }) => at <= fault.of) ?? served;
    }
    if (served === undefined) {
      response.writeHead(404).end();
      return 404;
    }
    const headers = validatorsOf(served);
    const { "if-none-match": etag, "if-modified-since": since } = request.headers;
    const unchanged =
      (headers.etag !== undefined && etag === headers.etag) ||
      (headers["last-modified"] !== undefined && since === headers["last-modified"]);
    const bytes = Buffer.from(served.page.body);
    if (unchanged) response.writeHead(304, headers).end();
    else if (fault?.kind === "cut")
      response.writeHead(200).end(bytes.subarray(0, Math.floor((bytes.length * 2) / 3)));
    else response.writeHead(200, headers).end(bytes);
    return unchanged ? 304 : 200;
  }

  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push({ at: now(), path, status: answer(request, response) });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isSame(a: Page, b: Page): boolean {
  return a.body === b.body || Buffer.from(a.body).equals(Buffer.from(b.body));
}

function validatorsOf({ page, changedAt }: Served): Record<string, string> {
  if (page.validator === "etag") return { etag: `"${hash("sha256", page.body).slice(0, 16)}"` };
  return page.validator === undefined ? {} : { "last-modified": new Date(changedAt).toUTCString() };
}
