/** `hansho sources`, and what `hansho doctor` says of them: with a real service that polls a server on loopback. */
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kevCatalog, kevEntry } from "../sources/build.ts";
import { openWebServer, type WebServer } from "../fakes/web-server.ts";
import { openStore } from "../../src/store/index.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { type Cli, createCli, jsonLines } from "./run.ts";

let cli: Cli;
let server: WebServer;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  cli = await createCli();
  server = await openWebServer();
  const file = path.join(cli.folder, "hansho.yaml");
  await writeFile(
    file,
    `sources:
  well: { url: "${server.origin}/kev.json", allowLocal: true, every: 1h, label: よい }
  ill: { url: "${server.origin}/ill.json", allowLocal: true }
polling: { operators: { slack: C01 } }
`,
  );
  env = { HANSHO_CONFIG: file, DATABASE_URL: `sqlite:${path.join(cli.folder, "hansho.db")}` };
});
afterEach(async () => {
  await server.close();
  await cli.clean();
});

/** Two feeds that were polled an hour ago: one went well, one is in trouble. */
async function polled(): Promise<void> {
  const store = await openStore({ url: env.DATABASE_URL ?? "", logger: createQuietLogger() });
  const at = Date.parse("2026-11-24T00:00:00Z");
  const times = { firstAt: at, latestAt: at, latestRetryAt: at };
  const feed = (name: string, url: string) => ({ name, url: server.origin + url, ...times });
  await store.registerFeeds([feed("well", "/kev.json"), feed("ill", "/ill.json")]);
  const claimed = await store.claimFeeds({
    names: ["well", "ill"],
    worker: "w",
    now: at,
    leaseMs: 1,
    limit: 2,
  });
  for (const { leasedUntil: _until, told: _told, ...state } of claimed) {
    const nextAt = at + 3_600_000;
    const well = { ...state, nextAt, polledAt: at, completedAt: at, newsAt: at, entries: 3, refused: 1 };
    const trouble = { kind: "broken" as const, since: at };
    const ill = {
      ...state,
      nextAt,
      polledAt: at,
      failures: 5,
      failingSince: at,
      lastError: "HTTP 500",
      trouble,
    };
    const after = state.name === "well" ? well : ill;
    await store.settleFeed("w", { state: after, validators: new Map(), notices: {} }, at);
  }
  await store.close();
}

describe("hansho sources", () => {
  it("tells of each source: state, last and next poll, entries, refusals, last error", async () => {
    await polled();

    const { code, stdout } = await cli.hansho(["sources"], env);

    expect(code).toBe(0);
    expect(stdout).toContain("情報源 2 件のうち 1 件は正常です。");
    expect(stdout).toMatch(
      /ill\n⚠️ 取得できません（2026\/11\/24 09:00 から） · ill · .*HTTP 500\n[^]*よい\n正常 · .*3 件/,
    );
    expect((await cli.hansho(["sources", "--lang", "en"], env)).stdout).toContain("1 of 2 sources are well.");
  });

  it("as JSON has one object a line, times as ISO 8601", async () => {
    await polled();

    expect(jsonLines((await cli.hansho(["sources", "--json"], env)).stdout)).toEqual([
      {
        name: "well",
        label: { ja: "よい", en: "よい" },
        condition: "ok",
        since: null,
        polledAt: "2026-11-24T00:00:00.000Z",
        nextAt: "2026-11-24T01:00:00.000Z",
        entries: 3,
        refused: 1,
        lastError: null,
      },
      expect.objectContaining({ name: "ill", condition: "broken", lastError: "HTTP 500" }),
    ]);
  });

  it("says how to have some where there is none", async () => {
    const { stdout } = await cli.hansho(["sources"], { DATABASE_URL: env.DATABASE_URL });

    expect(stdout).toContain("定期的に読む情報源はありません。");
    expect(stdout).toContain("sources で決めます");
  });

  it("is told by doctor too, and where operators cannot be told", async () => {
    await polled();

    const { code, stdout } = await cli.hansho(["doctor"], env);

    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^ok {3}source well: last read 2026-11-24T00:00:00.000Z, entries in it: 3, refused: 1/m,
    );
    expect(stdout).toMatch(/^FAIL source ill: broken: HTTP 500;/m);
    expect(stdout).toMatch(/^FAIL operators slack:C01: the bot is not in it/m);
  });

  it.each(["start", "doctor"])("%s names a format there is none of, and those there are", async (command) => {
    await writeFile(
      env.HANSHO_CONFIG ?? "",
      "sources: { mine: { url: 'https://example.com', format: rdf } }",
    );

    const { code, stdout, stderr } = await cli.hansho([command], { ...env, PORT: "0" });

    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(/sources\.mine: there is no format rdf; there are .*cisa-kev.*jvn-rss/);
  });
});

it("a service that starts polls what the settings name, and stops at once while a server hangs", async () => {
  const catalogue = JSON.stringify(kevCatalog([kevEntry(1)]));
  server.answer((request, response) => {
    if (request.url === "/kev.json") response.end(catalogue);
  });
  const args = [path.resolve("src/cli/index.ts"), "start"];
  const service = spawn(process.execPath, args, {
    cwd: cli.folder,
    env: { PATH: process.env.PATH, LOG_LEVEL: "info", PORT: "0", ...env, DATABASE_URL: "" },
  });
  let log = "";
  service.stderr.on("data", (chunk) => (log += String(chunk)));
  const ended = new Promise<number | null>((resolve) => service.on("exit", resolve));
  const came = (what: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = setInterval(() => what() && (clearInterval(look), resolve()), 50);
    });
  await came(() => log.includes('"feed":"well"') && server.requests.some(({ url }) => url === "/ill.json"));

  const before = Date.now();
  service.kill("SIGTERM");

  expect(await ended).toBe(0);
  expect(Date.now() - before).toBeLessThan(8_000);
  expect(log).toMatch(/"feed":"well","entries":1,"refused":0/);
}, 60_000);
