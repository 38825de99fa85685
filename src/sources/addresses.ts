/** Which addresses a feed may be fetched from: public ones only, lest a URL reaches into our own network. */
import { lookup as resolve, type LookupAddress, type LookupOptions } from "node:dns";
import { BlockList, isIP } from "node:net";

/** IANA special-purpose registries: what of IPv4 is not public unicast. */
const CLOSED_V4: readonly [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/** Of IPv6 only 2000::/3 is public unicast; of that, what holds IPv4 addresses or is for documentation, is not. */
const CLOSED_V6: readonly [string, number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const closed = new BlockList();
for (const [net, prefix] of CLOSED_V4) closed.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of CLOSED_V6) closed.addSubnet(net, prefix, "ipv6");
const open = new BlockList();
open.addSubnet("2000::", 3, "ipv6");
const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether a literal address is public unicast; false for anything that is no address. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, "ipv4");
    case 6:
      return open.check(address, "ipv6") && !closed.check(address, "ipv6");
    default:
      return false;
  }
}

export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 4 ? "ipv4" : "ipv6");
}

/** The host of a URL, an IPv6 address without its brackets, a name without the dot that may end it. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

/** RFC 6761, 6762 and 8375, and what ICANN keeps for private use. */
const INNER_NAMES = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/;

/** Whether a name can only lead inside, whoever resolves it: one without a dot, or under a domain kept for that. */
export function isInnerName(host: string): boolean {
  return isIP(host) === 0 && (!host.includes(".") || INNER_NAMES.test(host));
}

type Answer = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * A name look-up for sockets that fails when any of the addresses is not allowed, so that a name cannot be pointed
 * inside after it was checked (rebinding). Literal addresses never come here: check them before.
 */
export function createGuardedLookup(allowed: (address: string) => boolean) {
  return (hostname: string, options: LookupOptions, answer: Answer): void => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return answer(error, []);
      const [first] = addresses;
      if (first === undefined || addresses.some(({ address }) => !allowed(address))) {
        return answer(new Error(`${hostname} is not at a public address`), []);
      }
      if (options.all === true) return answer(null, addresses);
      return answer(null, first.address, first.family);
    });
  };
}
