/** Who connects: to public addresses only, to this machine where that is allowed, or through the proxy. */
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { Agent, type Dispatcher, EnvHttpProxyAgent } from "undici";
import { createGuardedLookup, hostOf, isInnerName, isLoopbackAddress, isPublicAddress } from "./addresses.ts";

/** As in `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`; an absent one is not set. */
export interface Proxy {
  http?: string | undefined;
  https?: string | undefined;
  no?: string | undefined;
}

/** Whether the host a URL names is this machine itself: `localhost`, 127.0.0.0/8, ::1. */
export function namesThisMachine(url: URL): boolean {
  const host = hostOf(url);
  return host === "localhost" || host.endsWith(".localhost") || isLoopbackAddress(host);
}

/**
 * Gives each address the agent that may connect to it; `allowLocal` opens this machine, to a redirect too.
 * @throws Error with a reason when the address must not be asked
 */
export function createDispatchers(proxy: Proxy = {}): (url: URL, allowLocal: boolean) => Promise<Dispatcher> {
  const direct = new Agent({ connect: { lookup: createGuardedLookup(isPublicAddress) } });
  const local = new Agent({
    connect: {
      lookup: createGuardedLookup((address) => isPublicAddress(address) || isLoopbackAddress(address)),
    },
  });
  const proxied =
    (proxy.http ?? proxy.https) === undefined
      ? undefined
      : new EnvHttpProxyAgent({
          // An absent one would be looked for in the environment.
          httpProxy: proxy.http ?? "",
          httpsProxy: proxy.https ?? proxy.http ?? "",
          noProxy: proxy.no ?? "",
          connect: { lookup: createGuardedLookup(isPublicAddress) },
        });

  return async (url, allowLocal) => {
    checkUrl(url, allowLocal);
    if (allowLocal && namesThisMachine(url)) return local;
    if (proxied === undefined) return allowLocal ? local : direct;
    await checkName(hostOf(url));
    return proxied;
  };
}

function checkUrl(url: URL, allowLocal: boolean): void {
  const host = hostOf(url);
  const isLocal = namesThisMachine(url);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal && allowLocal)) {
    throw new Error(`${url.protocol}// is not fetched, only https://`);
  }
  if (url.username !== "" || url.password !== "")
    throw new Error("an address with a password in it is not fetched");
  if (allowLocal && isLocal) return;
  const isClosed = isIP(host) === 0 ? isInnerName(host) : !isPublicAddress(host);
  if (isClosed) throw new Error(`${host} is not a public address`);
}

/**
 * A proxy resolves names itself, out of our sight. What our own resolver already knows to be inside is refused; a
 * name only the proxy can resolve is left to the proxy's own rules (ADR 0088).
 */
async function checkName(host: string): Promise<void> {
  const addresses = await lookup(host, { all: true }).catch(() => []);
  if (addresses.some(({ address }) => !isPublicAddress(address))) {
    throw new Error(`${host} is not at a public address`);
  }
}
