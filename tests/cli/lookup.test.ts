import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slackRefusal } from "../../src/preview/slack-limits.ts";
import { type Cli, createCli, jsonLines } from "./run.ts";

const SEED = "nara-wu-smtp-relay";
let cli: Cli;

beforeAll(async () => {
  cli = await createCli();
  await cli.hansho(["ingest", path.resolve("examples")]);
});
afterAll(() => cli.clean());

function seed(file: string): string[] {
  const text = readFileSync(path.resolve("tests/fixtures/seed", file), "utf8");
  return text.split("\n").filter((line) => line !== "");
}

async function lines(args: string[]): Promise<string[]> {
  const { stdout } = await cli.hansho(args);
  return stdout.split("\n").filter((line) => line !== "");
}

describe("hansho draft", () => {
  it.each(["ja", "en"])("gives the customer's example word for word in %s", async (lang) => {
    for (const part of ["subject", "body"]) {
      expect(await lines(["draft", SEED, "--lang", lang, "--part", part])).toEqual(
        seed(`draft.${lang}.${part}.txt`),
      );
    }
  });

  it("writes for the readers asked for", async () => {
    const { stdout, stderr } = await cli.hansho([
      "draft",
      SEED,
      "--audience",
      "executives",
      "--part",
      "subject",
    ]);

    expect(stdout).toMatch(/^【重要】ご報告: /);
    expect(stderr).toContain("定型文から");
  });

  it("prints subject and body, and the disclaimer beside the draft, not in it", async () => {
    const { stdout, stderr } = await cli.hansho(["draft", SEED]);

    expect(stdout).toMatch(/^件名: 【共有】[^\n]+\n\nお疲れさまです。/);
    expect(stdout).not.toContain("参考例です");
    expect(stderr).toContain("これは AI が生成した参考例です");
    expect(stderr).toContain("作成方法: アドバイザリに添えられた文面");
  });

  it("makes a mail file", async () => {
    const { stdout } = await cli.hansho(["draft", SEED, "--eml"]);
    const [head = "", ...rest] = stdout.split("\r\n\r\n");
    expect(head).toMatch(/^X-Unsent: 1$/m);
    const body = Buffer.from(rest.join(""), "base64").toString();
    expect(body.split(/\r?\n/).filter((line) => line !== "")).toEqual(seed("draft.ja.body.txt"));
  });

  it("marks a drill so that nobody takes it for real", async () => {
    const { stdout } = await cli.hansho(["draft", "yamabuki-transfer-rce", "--drill"]);
    expect(stdout).toMatch(/^件名: 【訓練】/);
  });

  it("has no follow-up where nobody opened an earlier draft", async () => {
    const { code, stdout, stderr } = await cli.hansho(["draft", SEED, "--follow-up"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("nobody opened an earlier draft");
  });
});

describe("hansho search, show, explain, card, deliveries", () => {
  it("search finds as the slash command does, as lines and as JSON", async () => {
    expect((await cli.hansho(["search", "踏み台"])).stdout).toContain("奈良女子大学");
    const { stdout, code } = await cli.hansho(["search", "踏み台", "--json"]);

    expect(code).toBe(0);
    expect(jsonLines(stdout)[0]).toMatchObject({
      priority: "B",
      deadline: { kind: "this-week" },
      revision: 1,
    });
  });

  it("show says what the card says; an unknown id is told, exit 1", async () => {
    expect((await cli.hansho(["show", SEED])).stdout).toContain("B｜今週中");
    const missing = await cli.hansho(["show", "CVE-1900-9999"]);

    expect(missing).toMatchObject({ code: 1, stdout: "" });
    expect(missing.stderr).toContain("CVE-1900-9999");
  });

  it("show --history says which source said what, when", async () => {
    const { stdout } = await cli.hansho(["show", SEED, "--history"]);
    const [version] = jsonLines((await cli.hansho(["show", SEED, "--history", "--json"])).stdout);

    expect(stdout).toMatch(/^第1版 {2}\d{4}\/\d\d\/\d\d \d\d:\d\d {2}新規 {2}hansho-json {2}\S+\n$/);
    expect(version).toMatchObject({
      revision: 1,
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      change: "new",
      source: "hansho-json",
      key: SEED,
      content: { kind: "incident" },
    });
  });

  it("show --history says what people did, and why", async () => {
    await cli.hansho(["override", SEED, "A", "--reason", "自社でも利用"]);
    await cli.hansho(["override", SEED, "--off"]);
    const text = await lines(["show", SEED, "--history", "--lang", "en"]);
    const done = jsonLines((await cli.hansho(["show", SEED, "--history", "--json"])).stdout).slice(1);

    expect(text[1]).toMatch(/^\S.* {2}priority set by {2}\S.* {2}A: 自社でも利用$/);
    expect(text[2]).toContain("priority reset by");
    expect(done).toMatchObject([
      { action: "override", by: expect.stringMatching(/^cli/), detail: "A: 自社でも利用" },
      { action: "override-off" },
    ]);
  });

  it("explain says why, in both languages", async () => {
    expect((await cli.hansho(["explain", SEED])).stdout).toContain("理由");
    expect((await cli.hansho(["explain", SEED, "--lang", "en"])).stdout).not.toContain("理由");
  });

  it("card prints a message each platform would take", async () => {
    const slack = JSON.parse((await cli.hansho(["card", SEED, "--platform", "slack"])).stdout);
    const teams = JSON.parse((await cli.hansho(["card", SEED, "--platform", "teams"])).stdout);

    expect(slackRefusal(slack)).toBeUndefined();
    expect(teams).toMatchObject({ type: "AdaptiveCard", version: "1.5" });
  });

  it("deliveries of a fresh database are none", async () => {
    expect(await cli.hansho(["deliveries", "--json"])).toMatchObject({ code: 0, stdout: "" });
  });
});

describe("hansho, misused", () => {
  it.each([
    [["nonsense"]],
    [["draft", SEED, "--lang", "fr"]],
    [["draft", SEED, "--audience", "boss"]],
    [["card", SEED]],
    [["search", "x", "--limit", "none"]],
    [["ingest", "x", "--format", "csv"]],
    [["package", "discord"]],
  ])("%j exits 2 and says what is wrong", async (args) => {
    const { code, stderr } = await cli.hansho(args);

    expect(code).toBe(2);
    expect(stderr).not.toBe("");
  });

  it("a setting that is wrong exits 2 and is named", async () => {
    const { code, stderr } = await cli.hansho(["start"], { SLACK_BOT_TOKEN: "xoxb-1" });

    expect(code).toBe(2);
    expect(stderr).toMatch(/SLACK_SIGNING_SECRET[^]*HANSHO_SECRET/);
  });
});

describe("hansho doctor and package", () => {
  it("doctor tells that no platform is connected, and is content", async () => {
    const { code, stdout } = await cli.hansho(["doctor"]);

    expect(stdout).toMatch(/ok +settings: no platform[^]*ok +database/);
    expect(code).toBe(0);
  });

  it("doctor names what is missing, exit 1", async () => {
    const { code, stdout } = await cli.hansho(["doctor"], { SLACK_BOT_TOKEN: "xoxb-1" });

    expect(code).toBe(1);
    expect(stdout).toContain("FAIL settings: SLACK_SIGNING_SECRET");
  });

  it("package slack prints the manifest for this address, or for Socket Mode", async () => {
    const socket = JSON.parse((await cli.hansho(["package", "slack"])).stdout);
    const http = JSON.parse(
      (await cli.hansho(["package", "slack"], { PUBLIC_URL: "https://hansho.example.com" })).stdout,
    );

    expect(socket).toEqual(JSON.parse(readFileSync("manifest.json", "utf8")));
    expect(JSON.stringify(http)).toContain("https://hansho.example.com/slack/events");
  });

  it("package teams writes a zip for this bot's id, and says what it lacks without one", async () => {
    const made = await cli.hansho(["package", "teams"], {
      MicrosoftAppId: "00000000-0000-4000-8000-000000000001",
      MicrosoftAppPassword: "test",
      MicrosoftAppTenantId: "00000000-0000-4000-8000-000000000002",
      HANSHO_SECRET: "x".repeat(32),
    });
    const lacking = await cli.hansho(["package", "teams"]);

    expect(made).toMatchObject({ code: 0, stdout: "hansho-teams.zip\n" });
    expect(readFileSync(path.join(cli.folder, "hansho-teams.zip")).subarray(0, 2).toString()).toBe("PK");
    expect(lacking.code).toBe(1);
    expect(lacking.stderr).toContain("MicrosoftAppId");
  });
});
