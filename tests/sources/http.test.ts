import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Fetched, FetchOptions, Validators } from "../../src/ports.ts";
import { createFetcher } from "../../src/sources/http.ts";
import { openWebServer, type WebServer } from "../fakes/web-server.ts";

const LIMITS: FetchOptions = { timeoutMs: 5_000, maxBytes: 1_000_000, allowLocal: true };
const fetcher = createFetcher({ userAgent: "Hansho/0 (+admin@example.com)" });

let server: WebServer;
beforeEach(async () => {
  server = await openWebServer();
});
afterEach(() => server.close());

/** Ways to write what is inside, whoever resolves it. */
const INSIDE = [
  "https://169.254.169.254/",
  "https://0x7f.1/",
  "https://2130706433/",
  "https://0177.0.0.1/",
  "https://①②⑦.0.0.1/",
  "https://[::1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::ffff:a00:1]/",
  "https://[64:ff9b::7f00:1]/",
  "https://127.0.0.1./",
  "https://localhost/",
  "https://localhost./",
  "https://feed.localhost./",
  "https://intranet/",
  "https://printer.local/",
  "https://metadata.google.internal/",
  "https://router.home.arpa/",
];

const get = (options: Partial<FetchOptions> = {}, path = "/feed") =>
  fetcher(server.origin + path, { ...LIMITS, ...options });

function validatorsOf(fetched: Fetched): Validators {
  if (fetched.kind !== "document") throw new Error("no document came");
  return fetched.validators;
}

describe("a document asked for again", () => {
  test("is asked for by its validators, and 304 says it is unchanged", async () => {
    server.answer((request, response) => {
      const { "if-none-match": etag, "if-modified-since": since } = request.headers;
      if (etag === 'W/"1"' && since === "Tue, 24 Nov 2026 00:00:00 GMT") response.writeHead(304).end();
      else
        response
          .writeHead(200, { etag: 'W/"1"', "last-modified": "Tue, 24 Nov 2026 00:00:00 GMT" })
          .end("hello");
    });

    const validators = validatorsOf(await get());

    expect(await get({ validators })).toEqual({ kind: "unchanged" });
    expect(await get()).toMatchObject({ kind: "document" });
  });

  test("is known by its body where the server has no validators", async () => {
    const validators = validatorsOf(await get());

    expect(await get({ validators })).toEqual({ kind: "unchanged" });
    server.answer((_request, response) => response.end("hello again"));
    expect(await get({ validators })).toMatchObject({ kind: "document" });
  });

  test("304 to who did not ask by validators is an error", async () => {
    server.answer((_request, response) => response.writeHead(304).end());

    await expect(get()).rejects.toThrow("the server answered 304");
    await expect(get({ validators: { bodyHash: "known" } })).rejects.toThrow("the server answered 304");
  });

  test("304 is no redirect, whatever it names", async () => {
    server.answer((_request, response) => response.writeHead(304, { location: "/other" }).end());

    expect(await get({ validators: { etag: '"1"', bodyHash: "" } })).toEqual({ kind: "unchanged" });
    expect(server.requests).toHaveLength(1);
  });
});

test.each([
  ["text/xml; charset=Shift_JIS", "Shift_JIS"],
  ['text/xml;charset="EUC-JP"', "EUC-JP"],
  ["text/xml", undefined],
])("the charset of %s is handed on: %s", async (type, charset) => {
  server.answer((_request, response) => response.writeHead(200, { "content-type": type }).end("x"));

  expect(await get()).toMatchObject({ document: { name: `${server.origin}/feed` } });
  expect(((await get()) as { document: object }).document).toEqual(
    expect.objectContaining(charset === undefined ? {} : { charset }),
  );
});

describe("Retry-After", () => {
  const retryAfter = async (value: string, status = 429) => {
    server.answer((_request, response) => response.writeHead(status, { "retry-after": value }).end());
    return get().then(
      () => undefined,
      (error: { name: string; retryAfterMs?: number }) => [error.name, error.retryAfterMs],
    );
  };

  test.each([429, 503])("in seconds, with %i", async (status) => {
    expect(await retryAfter("120", status)).toEqual(["FetchFailure", 120_000]);
  });

  test("as a date", async () => {
    const [, ms] = (await retryAfter(new Date(Date.now() + 60_000).toUTCString())) ?? [];

    expect(ms).toBeGreaterThan(50_000);
    expect(ms).toBeLessThanOrEqual(60_000);
    expect(await retryAfter("Tue, 24 Nov 1999 00:00:00 GMT")).toEqual(["FetchFailure", 0]);
  });

  test("of more seconds than there are is long, not nothing", async () => {
    const [, ms = 0] = (await retryAfter("9".repeat(400))) ?? [];

    expect(ms).toBeGreaterThan(86_400_000);
    expect(Number.isSafeInteger(ms)).toBe(true);
  });

  test.each(["soon", "-5", "1e3", "2026-11-24"])("%s says nothing", async (value) => {
    expect(await retryAfter(value)).toEqual(["FetchFailure", undefined]);
  });
});

describe("headers of the settings", () => {
  test("go to the feed's own server, beside our name", async () => {
    await get({ headers: { apiKey: "secret", "user-agent": "somebody" } });

    expect(server.requests[0]?.headers).toMatchObject({
      apikey: "secret",
      "user-agent": "Hansho/0 (+admin@example.com)",
    });
  });

  test("do not follow a redirect to another server", async () => {
    const other = await openWebServer();
    server.answer((_request, response) => response.writeHead(302, { location: `${other.origin}/x` }).end());

    await get({ headers: { authorization: "Bearer secret" }, validators: { etag: '"1"', bodyHash: "" } });

    expect(other.requests[0]?.headers).not.toHaveProperty("authorization");
    expect(other.requests[0]?.headers).not.toHaveProperty("if-none-match");
    await other.close();
  });
});

describe("what would harm us", () => {
  const bomb = Buffer.alloc(4 * 1024 * 1024);

  test.each([
    ["gzip", gzipSync(bomb)],
    ["deflate", deflateSync(bomb)],
    ["br", brotliCompressSync(bomb)],
  ])("a %s bomb is refused, small as it is on the wire", async (encoding, body) => {
    server.answer((_request, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(body),
    );

    expect(body.length).toBeLessThan(10_000);
    await expect(get()).rejects.toThrow("larger than 1000000 bytes");
  });

  test.each([
    ["gzip", gzipSync("a list\n".repeat(1_000))],
    ["deflate", deflateSync("a list\n".repeat(1_000))],
    ["br", brotliCompressSync("a list\n".repeat(1_000))],
  ])("%s that ends before its time is no document, though the answer is whole", async (encoding, body) => {
    const send = (bytes: Uint8Array) =>
      server.answer((_request, response) =>
        response.writeHead(200, { "content-encoding": encoding }).end(bytes),
      );
    send(body);
    expect(await get()).toMatchObject({ kind: "document" });

    send(body.subarray(0, -5));

    await expect(get()).rejects.toThrow("unexpected end of file");
  });

  test.each(["gzip, gzip", "zstd", "x".repeat(1_000)])(
    "a body packed as %s is not read",
    async (encoding) => {
      server.answer((_request, response) =>
        response.writeHead(200, { "content-encoding": encoding }).end(gzipSync(gzipSync("x"))),
      );

      await expect(get()).rejects.toThrow("which is not read");
      expect(server.requests[0]?.headers["accept-encoding"]).toBe("gzip, br");
    },
  );

  test("a body that drips slowly is given up in time", async () => {
    server.answer((_request, response) => {
      const drip = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(drip));
    });

    await expect(get({ timeoutMs: 200 })).rejects.toThrow("no answer within 0.2 s");
  });

  test("a stop ends a request that is under way", async () => {
    const stop = new AbortController();
    server.answer(() => stop.abort(new Error("stopped")));

    await expect(get({ signal: stop.signal })).rejects.toThrow("stopped");
  });

  test.each(["https://169.254.169.254/latest/meta-data", "https://10.0.0.1/", "http://example.com/"])(
    "a redirect from this machine to %s is not followed",
    async (location) => {
      server.answer((_request, response) => response.writeHead(302, { location }).end());

      await expect(get()).rejects.toThrow(/not a public address|only https/);
    },
  );

  test.each(INSIDE)("%s is not asked", async (url) => {
    await expect(fetcher(url, { ...LIMITS, allowLocal: false })).rejects.toThrow("is not a public address");
  });

  test("this machine is closed where the settings do not open it", async () => {
    await expect(get({ allowLocal: false })).rejects.toThrow("only https");
    expect(server.requests).toEqual([]);
  });
});

describe("through a proxy", () => {
  async function openProxy() {
    const asked: { target: string | undefined; authorization: string | undefined }[] = [];
    const proxy = createServer();
    proxy.on("connect", (request, socket) => {
      asked.push({ target: request.url, authorization: request.headers["proxy-authorization"] });
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const { port } = proxy.address() as AddressInfo;
    return {
      asked,
      url: `http://user:pass@127.0.0.1:${port}`,
      close: () => new Promise((resolve) => proxy.close(resolve)),
    };
  }

  test("a public name is asked for there, though the proxy itself is inside; its refusal is told", async () => {
    const proxy = await openProxy();
    const through = createFetcher({ userAgent: "x", proxy: { https: proxy.url } });

    const refused = await through("https://feed.invalid/", LIMITS).catch((error: Error) => error.message);

    expect(proxy.asked).toEqual([{ target: "feed.invalid:443", authorization: "Basic dXNlcjpwYXNz" }]);
    expect(refused).toContain("403");
    expect(refused).not.toContain("pass");
    await proxy.close();
  });

  test("an address inside is refused before the proxy hears of it", async () => {
    const proxy = await openProxy();
    const through = createFetcher({ userAgent: "x", proxy: { https: proxy.url } });

    for (const url of INSIDE) {
      await expect(through(url, { ...LIMITS, allowLocal: false })).rejects.toThrow("not a public address");
    }

    expect(proxy.asked).toEqual([]);
    await proxy.close();
  });

  test("this machine, where it is allowed, and the names in NO_PROXY are asked directly", async () => {
    const proxy = await openProxy();
    const through = createFetcher({ userAgent: "x", proxy: { http: proxy.url, no: "feed.invalid" } });

    expect(await through(`${server.origin}/feed`, LIMITS)).toMatchObject({ kind: "document" });
    await expect(through("https://feed.invalid/", LIMITS)).rejects.toThrow("feed.invalid");

    expect(proxy.asked).toEqual([]);
    await proxy.close();
  });
});
