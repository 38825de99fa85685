import type { TeamsSettings } from "../../ports.ts";

/**
 * Hosts Microsoft sends Teams activities from, and the only ones our token goes to. Source: the Teams pages on
 * proactive messages (public cloud and GCC), and the default list of `OutboundHostValidator` in Microsoft's Agents
 * SDK, which also names `botframework.com`. GCC High and DoD use other issuers (docs/adr/0051). `*.` stands for
 * one label or more, never for the bare name.
 */
export const MICROSOFT_SERVICE_HOSTS: readonly string[] = [
  "smba.trafficmanager.net",
  "smba.infra.gcc.teams.microsoft.com",
  "*.botframework.com",
];

const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

type HostSettings = Pick<TeamsSettings, "serviceUrlHosts" | "standIn" | "unauthenticated">;

/**
 * Why a serviceUrl must not be used, or undefined when it may be. Checked before anything of an activity is stored,
 * and again before a token is sent to a stored one (design 4.13). http is for loopback, and only with a stand-in
 * or in the unauthenticated development mode.
 */
export function serviceUrlRefusal(serviceUrl: unknown, settings: HostSettings): string | undefined {
  if (typeof serviceUrl !== "string" || serviceUrl === "") return "serviceUrl is missing";
  if (!URL.canParse(serviceUrl)) return "serviceUrl is not a URL";
  const url = new URL(serviceUrl);
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    return "serviceUrl has parts it should not have";
  }
  const local = (settings.standIn !== undefined || settings.unauthenticated === true) && isLoopback(url);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && local)) return "serviceUrl is not https";
  return isAllowed(url, settings, local) ? undefined : "serviceUrl names a foreign host";
}

function isLoopback(url: URL): boolean {
  return LOOPBACK.test(url.hostname);
}

function isAllowed(url: URL, settings: HostSettings, local: boolean): boolean {
  // Without a token there is nothing to protect but the network behind us: loopback only.
  if (settings.unauthenticated === true) return local && listed(url, settings.serviceUrlHosts ?? [url.host]);
  return listed(url, settings.serviceUrlHosts ?? MICROSOFT_SERVICE_HOSTS);
}

function listed(url: URL, hosts: readonly string[]): boolean {
  return hosts.some((entry) => matches(url, entry.toLowerCase()));
}

function matches(url: URL, entry: string): boolean {
  if (entry.startsWith("*.")) return url.port === "" && url.hostname.endsWith(entry.slice(1));
  return url.host === entry;
}
