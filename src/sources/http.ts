/** Fetches one document from the web: bounded in size and time, and never from inside our own network. */
import { Agent, fetch } from "undici";
import { createGuardedLookup, hostOf, isLoopbackAddress, isPublicAddress } from "./addresses.ts";

const MOST_REDIRECTS = 5;

export interface FetchOptions {
  /** Largest body, after inflating. */
  maxBytes: number;
  /** For everything, redirects and body included. */
  timeoutMs: number;
  userAgent: string;
  /** Also http and https on loopback, at a redirect too. */
  allowLoopback: boolean;
}

const agents = new Map<boolean, Agent>();

function agentFor(allowLoopback: boolean): Agent {
  const known = agents.get(allowLoopback);
  if (known !== undefined) return known;
  const lookup = createGuardedLookup(
    (address) => isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address)),
  );
  const agent = new Agent({ connect: { lookup } });
  agents.set(allowLoopback, agent);
  return agent;
}

/** Whether the host a URL names is this machine itself: `localhost`, 127.0.0.0/8, ::1. */
export function namesThisMachine(url: URL): boolean {
  const host = hostOf(url);
  return host === "localhost" || host.endsWith(".localhost") || isLoopbackAddress(host);
}

/** @throws Error with a reason when the address must not be asked */
function checkUrl(url: URL, allowLoopback: boolean): void {
  const host = hostOf(url);
  const isLocal = namesThisMachine(url);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal && allowLoopback)) {
    throw new Error(`${url.protocol}// is not fetched, only https://`);
  }
  if (url.username !== "" || url.password !== "")
    throw new Error("an address with a password in it is not fetched");
  const isLiteral = host.includes(":") || /^[\d.]+$/.test(host);
  const isAllowed = isPublicAddress(host) || (allowLoopback && isLocal);
  if ((isLiteral || isLocal) && !isAllowed) throw new Error(`${host} is not a public address`);
}

/**
 * The body of what `url` answers with 200, after at most five redirects, each checked like the first.
 * @throws Error whose message is the reason, fit for people
 */
export async function fetchBytes(url: string, options: FetchOptions): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  let at = new URL(url);
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      checkUrl(at, options.allowLoopback);
      const response = await fetch(at, {
        dispatcher: agentFor(options.allowLoopback),
        redirect: "manual",
        signal,
        headers: {
          "user-agent": options.userAgent,
          accept: "application/json, application/xml;q=0.9, */*;q=0.5",
        },
      });
      const location = response.headers.get("location");
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        at = new URL(location, at);
        continue;
      }
      if (response.status !== 200) {
        await response.body?.cancel();
        throw new Error(`the server answered ${response.status}`);
      }
      return await readBody(response, options.maxBytes);
    }
  } catch (error) {
    throw new Error(reasonFor(error, options.timeoutMs), { cause: error });
  }
  throw new Error(`redirected more than ${MOST_REDIRECTS} times`);
}

/** Counts what comes out of the inflater, not what comes over the wire: a small gzip can hold gigabytes. */
async function readBody(response: Awaited<ReturnType<typeof fetch>>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
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
  // undici says "fetch failed" and keeps the reason as the cause.
  return error.cause instanceof Error ? error.cause.message : error.message;
}
