import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serviceUrlRefusal } from "../../../src/bots/teams/service-url.ts";

const standIn = { issuer: "http://127.0.0.1:1", openIdMetadataUrl: "", token: async () => "" };

const ODD = [
  "a",
  ".",
  "..",
  "-",
  "@",
  ":",
  "/",
  "\\",
  "?",
  "#",
  "%2e",
  "。",
  "443",
  "\t",
  " ",
  "[::1]",
  "127.0.0.1",
  "İ",
];

describe("which serviceUrl may be used", () => {
  it("takes Microsoft's own over https", () => {
    for (const url of [
      "https://smba.trafficmanager.net/jp/",
      "https://smba.trafficmanager.net/teams/00000000-0000-4000-8000-0000000000bb/",
      "https://smba.trafficmanager.net:443/emea/",
      "https://smba.infra.gcc.teams.microsoft.com/teams",
      "https://europe.api.botframework.com",
    ]) {
      expect(serviceUrlRefusal(url, {})).toBeUndefined();
    }
  });

  it("takes nothing else", () => {
    for (const url of [
      undefined,
      null,
      1,
      "",
      "smba.trafficmanager.net",
      "http://smba.trafficmanager.net/jp/",
      "https://smba.trafficmanager.net:8443/jp/",
      "https://smba.trafficmanager.net./jp/",
      "https://x.smba.trafficmanager.net/",
      "https://smba.trafficmanager.net@example.com/",
      "https://user:secret@smba.trafficmanager.net/",
      "https://smba.trafficmanager.net/?x=",
      "https://smba.trafficmanager.net/#x",
      "https://example.com/smba.trafficmanager.net",
      "https://evilbotframework.com/",
      "https://botframework.com.example.com/",
      "https://localhost/",
      "http://127.0.0.1:3000/",
      "https://169.254.169.254/",
      "ftp://smba.trafficmanager.net/",
      "javascript:alert(1)",
    ]) {
      expect([url, typeof serviceUrlRefusal(url, {})]).toEqual([url, "string"]);
    }
  });

  it("takes http only on loopback and only for a stand-in or without authentication", () => {
    const hosts = ["127.0.0.1:3000", "example.com"];

    expect(serviceUrlRefusal("http://127.0.0.1:3000/", { standIn, serviceUrlHosts: hosts })).toBeUndefined();
    expect(serviceUrlRefusal("http://127.0.0.1:3001/", { standIn, serviceUrlHosts: hosts })).toBeTypeOf(
      "string",
    );
    expect(serviceUrlRefusal("http://127.0.0.1:3000/", { serviceUrlHosts: hosts })).toBeTypeOf("string");
    expect(serviceUrlRefusal("http://example.com/", { standIn, serviceUrlHosts: hosts })).toBeTypeOf(
      "string",
    );
    expect(serviceUrlRefusal("http://[::1]:9/", { unauthenticated: true })).toBeUndefined();
    expect(
      serviceUrlRefusal("https://example.com/", { unauthenticated: true, serviceUrlHosts: hosts }),
    ).toBeTypeOf("string");
  });

  it("never throws, and never takes a host off the list", () => {
    const parts = fc.constantFrom(
      ..."smba trafficmanager botframework api com net example".split(" "),
      ...ODD,
    );
    const urls = fc.array(parts, { maxLength: 8 }).map((some) => `https://${some.join("")}`);
    fc.assert(
      fc.property(fc.oneof(urls, fc.string()), (url) => {
        if (serviceUrlRefusal(url, {}) !== undefined) return;
        const { hostname, protocol, port } = new URL(url);
        expect([protocol, port]).toEqual(["https:", ""]);
        expect(hostname).toMatch(/^smba\.trafficmanager\.net$|\.botframework\.com$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
