import type * as Dns from "node:dns";
import type { LookupAddress } from "node:dns";
import { describe, expect, test, vi } from "vitest";
import { createGuardedLookup, isLoopbackAddress, isPublicAddress } from "../../src/sources/addresses.ts";

/** What the machine's resolver answers for names of tests. */
const NAMES = new Map<string, LookupAddress[]>([
  ["public.example", [{ address: "8.8.8.8", family: 4 }]],
  [
    "both.example",
    [
      { address: "8.8.8.8", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ],
  ],
  ["zone.example", [{ address: "fe80::1%eth0", family: 6 }]],
  ["mapped.example", [{ address: "::ffff:8.8.8.8", family: 6 }]],
  ["nowhere.example", []],
]);

vi.mock("node:dns", async (original) => {
  const dns = await original<typeof Dns>();
  type Answer = (error: Error | null, addresses: LookupAddress[]) => void;
  return {
    ...dns,
    lookup: (name: string, options: { all: true }, answer: Answer) => {
      const known = NAMES.get(name);
      if (known === undefined) dns.lookup(name, options, answer);
      else answer(null, known);
    },
  };
});

describe("public addresses", () => {
  test.each([
    "8.8.8.8",
    "1.1.1.1",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.0.1",
    "2606:4700::1111",
    "2400:cb00::1",
  ])("%s is one", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "fc00::1",
    "fe80::1",
    "ff02::1",
    "2001:db8::1",
    "2001::1",
    "2002:7f00:1::",
    "example.com",
    "",
  ])("%s is none", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test("loopback is told apart", () => {
    expect(["127.0.0.1", "127.9.9.9", "::1"].map(isLoopbackAddress)).toEqual([true, true, true]);
    expect(["10.0.0.1", "::2", "localhost"].map(isLoopbackAddress)).toEqual([false, false, false]);
  });
});

describe("the look-up of names", () => {
  function ask(
    allowed: (address: string) => boolean,
    all: boolean,
    name = "localhost",
  ): Promise<string | LookupAddress[]> {
    return new Promise((resolve, reject) => {
      createGuardedLookup(allowed)(name, { all }, (error, address) => {
        if (error === null) resolve(address);
        else reject(error);
      });
    });
  }

  test("refuses a name that leads inside", async () => {
    await expect(ask(isPublicAddress, true)).rejects.toThrow("localhost is not at a public address");
  });

  test.each(["both.example", "zone.example", "mapped.example", "nowhere.example"])(
    "refuses %s, of whose addresses one is inside, or none is there",
    async (name) => {
      await expect(ask(isPublicAddress, true, name)).rejects.toThrow(`${name} is not at a public address`);
    },
  );

  test("gives a public name's address", async () => {
    expect(await ask(isPublicAddress, false, "public.example")).toBe("8.8.8.8");
  });

  test("answers in the shape it was asked for", async () => {
    expect(["127.0.0.1", "::1"]).toContain(await ask(isLoopbackAddress, false));
    expect(await ask(isLoopbackAddress, true)).toEqual(
      expect.arrayContaining([expect.objectContaining({ address: expect.any(String) })]),
    );
  });
});
