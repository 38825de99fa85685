import { Agent, type Dispatcher, EnvHttpProxyAgent, fetch } from "undici";
import { AskFailure } from "./ask.ts";

/** An answer of a few thousand tokens is a few tens of kilobytes. */
const MOST_BYTES = 1_000_000;

/** As in `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`; an absent one is not set. */
export interface ModelProxy {
  http?: string | undefined;
  https?: string | undefined;
  no?: string | undefined;
}

/** What the AI SDK asks with. */
export type ModelFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * A `fetch` for a language model's server. It follows no redirect (the key and the advisory would go along), reads one
 * megabyte at most, and takes JSON alone. What is no answer becomes an `AskFailure` that quotes nothing of the server's.
 */
export function createModelFetch(proxy: ModelProxy = {}): ModelFetch {
  const dispatcher = dispatcherOf(proxy);
  return async (input, init = {}) => {
    const url = typeof input === "string" || input instanceof URL ? input : input.url;
    const { method, body, signal } = init;
    // The SDK sends strings only.
    const sent = typeof body === "string" ? body : undefined;
    const headers = Object.fromEntries(new Headers(init.headers));
    try {
      const response = await fetch(url, {
        dispatcher,
        redirect: "manual",
        headers,
        ...(method !== undefined && { method }),
        ...(sent !== undefined && { body: sent }),
        ...(signal && { signal }),
      });
      return await checked(response);
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof AskFailure ? error : new AskFailure("unreachable", codeOf(error));
    }
  };
}

/** The caller's signal ends what takes too long; undici's own five minutes would end a longer `timeoutSeconds`. */
const PATIENT = { headersTimeout: 0, bodyTimeout: 0 };

/** Absent ones would be looked for in the environment. This machine is asked directly. */
function dispatcherOf({ http = "", https = http, no = "" }: ModelProxy): Dispatcher {
  if (http === "" && https === "") return new Agent(PATIENT);
  const noProxy = [no, "localhost", "127.0.0.1", "::1"].filter((name) => name !== "").join(",");
  return new EnvHttpProxyAgent({ ...PATIENT, httpProxy: http, httpsProxy: https, noProxy });
}

type Answered = Awaited<ReturnType<typeof fetch>>;

async function checked(response: Answered): Promise<Response> {
  const { status, headers } = response;
  if (!response.ok) {
    await response.body?.cancel();
    throw new AskFailure(kindOf(status), `HTTP ${status}`, retryAfter(headers.get("retry-after")));
  }
  const text = await bounded(response);
  try {
    JSON.parse(text);
  } catch {
    throw new AskFailure("unreadable", "the answer is no JSON");
  }
  return new Response(text, { status, headers: { "content-type": "application/json" } });
}

function kindOf(status: number): AskFailure["kind"] {
  if (status === 429) return "busy";
  if (status === 401 || status === 403) return "denied";
  if (status === 404) return "unknown-model";
  if (status === 408 || status >= 500) return "failing";
  return status < 400 ? "unreadable" : "rejected";
}

/** RFC 9110, 10.2.3: seconds; a date is left aside, for it needs the server's clock. */
function retryAfter(value: string | null): number | undefined {
  return value !== null && /^\d{1,6}$/.test(value.trim()) ? Number(value) * 1_000 : undefined;
}

async function bounded({ body }: Answered): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for await (const part of body ?? []) {
    const chunk = part as Uint8Array;
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new AskFailure("unreadable", "the answer is too large");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** `ECONNREFUSED`, `UND_ERR_SOCKET` and the like; a message may quote an address with what stands in it. */
function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return error instanceof Error ? error.name : "no connection";
}
