/** Fetches one document from the web: bounded in size and time, and never from inside our own network. */
import { hash } from "node:crypto";
import { type Dispatcher, request } from "undici";
import type { Fetched, Fetcher, FetchFailure, FetchOptions, Validators } from "../ports.ts";
import { createDispatchers, type Proxy } from "./dispatchers.ts";
import { ACCEPT_ENCODING, inflated } from "./inflate.ts";

const MOST_REDIRECTS = 5;
/** RFC 9110, 15.4, those that lead on by themselves: 304 is none, whatever it names. */
const REDIRECTS = [301, 302, 303, 307, 308];

type Response = Dispatcher.ResponseData;

const ACCEPT = "application/json, application/xml;q=0.9, */*;q=0.5";

/**
 * Makes a fetcher. It asks over https only (http on this machine where `allowLocal`), checks the address of each
 * redirect like the first (five at most), and sends `options.headers` to the first origin alone.
 * @param userAgent Who asks, with a contact (sources.md 1)
 * @param proxy Through which it asks; addresses of this machine are asked directly
 */
export function createFetcher(of: { userAgent: string; proxy?: Proxy | undefined }): Fetcher {
  const dispatcherFor = createDispatchers(of.proxy);

  async function answer(url: string, options: FetchOptions, signal: AbortSignal): Promise<Fetched> {
    const first = new URL(url);
    let at = first;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const atHome = at.origin === first.origin;
      const asked = atHome ? conditions(options.validators) : {};
      const response = await request(at, {
        dispatcher: await dispatcherFor(at, options.allowLocal === true),
        signal,
        headers: {
          accept: ACCEPT,
          ...(atHome && options.headers),
          ...asked,
          "accept-encoding": ACCEPT_ENCODING,
          "user-agent": of.userAgent,
        },
      });
      const location = headerOf(response, "location");
      if (REDIRECTS.includes(response.statusCode) && location !== undefined) {
        leave(response);
        at = new URL(location, at);
        continue;
      }
      if (response.statusCode === 304 && Object.keys(asked).length > 0) {
        leave(response);
        return { kind: "unchanged" };
      }
      return fetchedOf(url, response, options);
    }
    throw new Error(`redirected more than ${MOST_REDIRECTS} times`);
  }

  return async (url, options) => {
    const late = AbortSignal.timeout(options.timeoutMs);
    const signal = options.signal === undefined ? late : AbortSignal.any([late, options.signal]);
    try {
      return await answer(url, options, signal);
    } catch (error) {
      if (isFailure(error)) throw error;
      throw new Error(reasonFor(error, options.timeoutMs), { cause: error });
    }
  };
}

function conditions(validators: Validators | undefined): Record<string, string> {
  const { etag, lastModified } = validators ?? {};
  return {
    ...(etag !== undefined && { "if-none-match": etag }),
    ...(lastModified !== undefined && { "if-modified-since": lastModified }),
  };
}

async function fetchedOf(url: string, response: Response, options: FetchOptions): Promise<Fetched> {
  const { validators: before, maxBytes } = options;
  if (response.statusCode !== 200) {
    leave(response);
    throw failure(response);
  }
  const bytes = await readBody(response, maxBytes);
  const bodyHash = hash("sha256", bytes);
  if (bodyHash === before?.bodyHash) return { kind: "unchanged" };
  const charset = charsetOf(headerOf(response, "content-type"));
  return {
    kind: "document",
    document: { name: url, bytes, ...(charset !== undefined && { charset }) },
    validators: {
      etag: headerOf(response, "etag"),
      lastModified: headerOf(response, "last-modified"),
      bodyHash,
    },
  };
}

/** The first of that name; servers that send more than one contradict themselves. */
function headerOf({ headers }: Response, name: string): string | undefined {
  return [headers[name]].flat()[0];
}

/** Ends an answer whose body nobody wants. */
function leave({ body }: Response): void {
  body.on("error", () => {}).destroy();
}

/** RFC 9110, 8.3: `text/xml; charset="Shift_JIS"`. */
function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([\w.:+-]{1,40})/i.exec(contentType ?? "")?.[1];
}

function failure(response: Response): FetchFailure {
  const { statusCode: status } = response;
  return Object.assign(new Error(`the server answered ${status}`), {
    name: "FetchFailure" as const,
    status,
    retryAfterMs: retryAfterMs(headerOf(response, "retry-after")),
  });
}

function isFailure(error: unknown): boolean {
  return error instanceof Error && error.name === "FetchFailure";
}

/** RFC 9110, 10.2.3: seconds, however many, or an HTTP date; anything else is no answer. */
function retryAfterMs(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value.trim())) return Math.min(Number(value) * 1_000, Number.MAX_SAFE_INTEGER);
  const at = value.trim().endsWith("GMT") ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

/** Counts what comes out of the inflater, not what comes over the wire: a small gzip can hold gigabytes. */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of inflated(response.body, headerOf(response, "content-encoding"))) {
    const bytes: Uint8Array = chunk;
    size += bytes.length;
    // Leaving the loop by a throw cancels the body.
    if (size > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function reasonFor(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${timeoutMs / 1000} s`;
  // Of what failed through a proxy undici keeps the reason as the cause.
  let deepest = error;
  for (let depth = 0; depth < 5 && deepest.cause instanceof Error; depth++) deepest = deepest.cause;
  return deepest.message;
}
