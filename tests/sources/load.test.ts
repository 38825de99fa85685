import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFetcher } from "../../src/sources/http.ts";
import { loadDocuments, type LoadedDocument, type LoadOptions } from "../../src/sources/load.ts";

async function load(target: string, options: LoadOptions = {}): Promise<LoadedDocument[]> {
  const documents: LoadedDocument[] = [];
  for await (const document of loadDocuments(target, options)) documents.push(document);
  return documents;
}

function textOf(document: LoadedDocument | undefined): string {
  return document !== undefined && "bytes" in document ? new TextDecoder().decode(document.bytes) : "";
}

function errorOf(document: LoadedDocument | undefined): string {
  return document !== undefined && "error" in document ? document.error : "";
}

describe("files and folders", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "hansho-load-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("a folder gives its files, sorted, with those of subfolders and without hidden ones", async () => {
    await mkdir(join(folder, "b", ".git"), { recursive: true });
    for (const name of ["c.json", "a.json", "b/2.rdf", "b/1.rdf", ".hidden", "b/.git/config"]) {
      await writeFile(join(folder, name), name);
    }

    expect((await load(folder)).map(textOf)).toEqual(["a.json", "b/1.rdf", "b/2.rdf", "c.json"]);
  });

  test("links that form a circle end", async () => {
    await writeFile(join(folder, "a.json"), "a");
    await symlink(folder, join(folder, "again"));

    expect((await load(folder)).map(textOf)).toEqual(["a"]);
  });

  test("a broken link in a folder is an error with its name, the rest is loaded", async () => {
    await symlink(join(folder, "nothing"), join(folder, "a.json"));
    await writeFile(join(folder, "b.json"), "b");

    const documents = await load(folder);

    expect(documents[0]).toEqual({
      name: join(folder, "a.json"),
      error: "cannot be read: there is no such file or folder",
    });
    expect(textOf(documents[1])).toBe("b");
  });

  test("a missing file is an error", async () => {
    expect(errorOf((await load(join(folder, "x.json")))[0])).toContain("no such file");
  });

  test("a file too large is an error that says how large", async () => {
    await writeFile(join(folder, "a.json"), "12345678901");

    expect(errorOf((await load(folder, { maxBytes: 10 }))[0])).toBe("is larger than 10 bytes (11)");
  });

  test("a device is no document", async () => {
    expect(errorOf((await load("/dev/null"))[0])).toBe("is neither a file nor a folder");
  });
});

describe("web addresses", () => {
  let server: Server;
  let origin = "";
  let answer: RequestListener = (_request, response) => response.end("hello");

  beforeEach(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const local = { allowLoopback: true };

  test("the body of an answer, asked for by name", async () => {
    let agent: string | undefined;
    answer = (request, response) => {
      agent = request.headers["user-agent"];
      response.end("hello");
    };

    const fetcher = createFetcher({ userAgent: "Hansho test" });
    expect(textOf((await load(`${origin}/feed`, { ...local, fetcher }))[0])).toBe("hello");
    expect(agent).toBe("Hansho test");
  });

  test("this machine is asked where the address itself names it, and by no other name", async () => {
    const named = { allowLoopback: "named" } as const;

    expect(textOf((await load(origin, named))[0])).toBe("hello");
    expect(errorOf((await load(origin))[0])).toContain("only https");
    for (const other of [
      "http://127.0.0.1.example.com/",
      "http://localhost.example.com/",
      "http://10.0.0.1/",
    ]) {
      expect(errorOf((await load(other, named))[0])).toContain("only https");
    }
    expect(errorOf((await load("http://", named))[0])).toContain("cannot be fetched");
  });

  test("redirects are followed, five of them", async () => {
    answer = (request, response) => {
      const hops = Number(request.url?.slice(1));
      if (hops === 0) response.end("there");
      else response.writeHead(302, { location: `/${hops - 1}` }).end();
    };

    expect(textOf((await load(`${origin}/5`, local))[0])).toBe("there");
    expect(errorOf((await load(`${origin}/6`, local))[0])).toContain("more than 5 times");
  });

  test.each([
    ["file:///etc/passwd", "file://"],
    ["http://example.com/", "only https"],
    ["https://10.0.0.1/", "not a public address"],
    ["https://169.254.169.254/latest/meta-data", "not a public address"],
  ])("a redirect to %s is not followed", async (location, reason) => {
    answer = (_request, response) => response.writeHead(302, { location }).end();

    expect(errorOf((await load(origin, local))[0])).toContain(reason);
  });

  test("what is too large after inflating is refused, small as it was on the wire", async () => {
    const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024));
    answer = (_request, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);

    expect(bomb.length).toBeLessThan(10_000);
    expect(errorOf((await load(origin, { ...local, maxBytes: 1_000_000 }))[0])).toContain(
      "larger than 1000000 bytes",
    );
  });

  test.each([404, 500, 304, 204])("status %i is an error that says so", async (status) => {
    answer = (_request, response) => response.writeHead(status).end();

    expect(errorOf((await load(origin, local))[0])).toContain(String(status));
  });

  test("an answer that never ends is given up", async () => {
    answer = (_request, response) => void response.write("and");

    expect(errorOf((await load(origin, { ...local, timeoutMs: 100 }))[0])).toContain(
      "no answer within 0.1 s",
    );
  });

  test("a connection that breaks off is an error, not half a document", async () => {
    answer = (_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => response.destroy());
    };

    expect(errorOf((await load(origin, local))[0])).toMatch(/cannot be fetched: ./);
  });

  test("loopback is refused unless it is allowed, by number and by name", async () => {
    const { port } = new URL(origin);
    for (const host of ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"]) {
      expect(errorOf((await load(`https://${host}:${port}/`))[0])).toContain("not a public address");
    }
    expect(errorOf((await load(origin))[0])).toContain("only https");
  });

  test("an address that is none is an error", async () => {
    expect(errorOf((await load("https://"))[0])).toContain("cannot be fetched");
  });
});
