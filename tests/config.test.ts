import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const SLACK = { SLACK_BOT_TOKEN: "xoxb-test", SLACK_SIGNING_SECRET: "shh", HANSHO_SECRET: SECRET };
const TEAMS = {
  MicrosoftAppId: "00000000-0000-4000-8000-000000000001",
  MicrosoftAppPassword: "shh",
  MicrosoftAppTenantId: "00000000-0000-4000-8000-000000000002",
  HANSHO_SECRET: SECRET,
};

let empty: string;

beforeAll(async () => {
  empty = await mkdtemp(path.join(tmpdir(), "hansho-config-"));
});
afterAll(() => rm(empty, { recursive: true, force: true }));

function problemsOf(env: NodeJS.Dict<string>): string {
  try {
    readConfig(env, empty);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.join("\n");
    throw error;
  }
  return "";
}

describe("settings", () => {
  it("are complete with none at all: the preview, on loopback", () => {
    const config = readConfig({ HOST: "0.0.0.0" }, empty);

    expect(config.preview).toBe(true);
    expect(config.host).toBe("127.0.0.1");
    expect(config.databaseUrl).toBe("sqlite:data/hansho.db");
  });

  it("connect Slack and Teams, and then listen where HOST says", () => {
    const config = readConfig({ ...SLACK, ...TEAMS, HOST: "0.0.0.0", PORT: "8080" }, empty);

    expect(config).toMatchObject({ preview: false, host: "0.0.0.0", port: 8080 });
    expect(config.slack?.botToken).toBe("xoxb-test");
    expect(config.teams?.unauthenticated).toBe(false);
  });

  it("count empty values as not set, in the environment and in .env", async () => {
    await writeFile(path.join(empty, ".env"), "SLACK_BOT_TOKEN=\nPORT=4000\n");
    const config = readConfig({ SLACK_SIGNING_SECRET: "", PORT: "" }, empty);
    await rm(path.join(empty, ".env"));

    expect(config.preview).toBe(true);
    expect(config.port).toBe(4000);
  });

  it.each([
    ["a bot token alone", { SLACK_BOT_TOKEN: "xoxb-test", HANSHO_SECRET: SECRET }, "SLACK_SIGNING_SECRET"],
    ["a signing secret alone", { SLACK_SIGNING_SECRET: "shh" }, "SLACK_BOT_TOKEN"],
    ["an app token alone", { SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN"],
    ["a user token for a bot's", { ...SLACK, SLACK_BOT_TOKEN: "xoxp-1" }, "SLACK_BOT_TOKEN"],
    ["no secret", { ...SLACK, HANSHO_SECRET: undefined }, "HANSHO_SECRET"],
    ["a short secret", { ...SLACK, HANSHO_SECRET: "short" }, "HANSHO_SECRET"],
    ["no Teams password", { ...TEAMS, MicrosoftAppPassword: undefined }, "MicrosoftAppPassword"],
    ["no tenant", { ...TEAMS, MicrosoftAppTenantId: undefined }, "MicrosoftAppTenantId"],
    ["a Teams type alone", { MicrosoftAppType: "SingleTenant" }, "MicrosoftAppId"],
    ["a multi-tenant bot", { ...TEAMS, MicrosoftAppType: "MultiTenant" }, "MicrosoftAppType"],
    [
      "the development flag beside credentials",
      { ...TEAMS, HANSHO_DEV_UNAUTHENTICATED_TEAMS: "1" },
      "HANSHO_DEV_UNAUTHENTICATED_TEAMS",
    ],
    [
      "the development flag beside Slack",
      { ...SLACK, HANSHO_DEV_UNAUTHENTICATED_TEAMS: "1" },
      "HANSHO_DEV_UNAUTHENTICATED_TEAMS",
    ],
    ["many workspaces", { SLACK_CLIENT_ID: "1", SLACK_CLIENT_SECRET: "2" }, "SLACK_CLIENT_ID"],
    ["a port that is none", { PORT: "http" }, "PORT"],
    ["a database of another kind", { DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
    ["a config file that is not there", { HANSHO_CONFIG: "nowhere.yaml" }, "HANSHO_CONFIG"],
  ])("stop the start with %s", (_case, env, name) => {
    expect(problemsOf(env)).toContain(name);
  });

  it("name every problem at once", () => {
    expect(problemsOf({ SLACK_SIGNING_SECRET: "shh", MicrosoftAppType: "SingleTenant" })).toMatch(
      /SLACK_BOT_TOKEN[^]*MicrosoftAppId/,
    );
  });

  it("bind to loopback under the development flag, whatever HOST says", () => {
    const config = readConfig({ HANSHO_DEV_UNAUTHENTICATED_TEAMS: "1", HOST: "0.0.0.0" }, empty);

    expect(config).toMatchObject({ host: "127.0.0.1", preview: false });
    expect(config.teams?.unauthenticated).toBe(true);
  });

  it("tell of a variable that looks like one of ours and that nothing reads", () => {
    const env = {
      HANSHO_SECRETT: "x",
      SLACK_TOKEN: "x",
      MICROSOFT_APP_ID: "x",
      MicrosoftAppID: "x",
      PATH: "/",
    };

    expect(readConfig(env, empty).ignored).toEqual(Object.keys(env).slice(0, 4));
  });

  it("keep the preview's log to warnings, so that its address stays in sight, unless LOG_LEVEL says more", () => {
    expect(readConfig({}, empty).logLevel).toBe("warn");
    expect(readConfig({ LOG_LEVEL: "info" }, empty).logLevel).toBe("info");
    expect(readConfig(SLACK, empty).logLevel).toBe("info");
  });

  it("say which log levels there are", () => {
    expect(problemsOf({ LOG_LEVEL: "loud" })).toBe(
      "LOG_LEVEL: must be fatal, error, warn, info, debug, trace or silent",
    );
  });
});
