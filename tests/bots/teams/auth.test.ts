import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createTeamsConnection } from "../../../src/bots/teams/index.ts";
import { createQuietLogger } from "../../fakes/logger.ts";
import { APP_ID, activityOf, createHarness, type Harness, TENANT } from "./harness.ts";

let bot: Harness;

beforeAll(async () => {
  bot = await createHarness();
  // botbuilder writes rejected tokens to the console.
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterAll(() => bot.close());
beforeEach(() => {
  Object.assign(bot.flows, { commands: [], drafts: [], installs: [], removals: [] });
  bot.flows.seen.clear();
  bot.connector.requests.length = 0;
});

function expectNoWork(): void {
  expect(bot.flows.commands).toEqual([]);
  expect(bot.flows.drafts).toEqual([]);
  expect(bot.flows.installs).toEqual([]);
  expect(bot.flows.removals).toEqual([]);
  expect(bot.flows.seen.size).toBe(0);
  expect(bot.connector.requests).toEqual([]);
}

const KINDS = {
  message: {},
  installation: { type: "installationUpdate", action: "add" },
  invoke: {
    type: "invoke",
    name: "task/fetch",
    value: { data: { hansho: { action: "draft", a: "adv-1", r: 1 } } },
  },
};

describe("tokens", () => {
  it("answers a message with a good token", async () => {
    const response = await bot.post(activityOf(bot.connector.serviceUrl));

    expect(response.status).toBe(200);
    expect(bot.flows.commands).toHaveLength(1);
    expect(bot.connector.requests).toHaveLength(1);
    expect(bot.connector.requests[0]?.authorization).toBe("Bearer outbound-token");
  });

  const hour = 3_600;
  const now = Math.floor(Date.now() / 1_000);
  const bad: Record<string, (serviceurl: string) => Promise<string | null>> = {
    "no token": async () => null,
    "an empty header": async () => "",
    "another scheme": async () => "Basic abc",
    "no token at all behind Bearer": async () => "Bearer x",
    "an unsigned token": async (serviceurl) => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
      const claims = { iss: bot.issuer.issuer, aud: APP_ID, serviceurl, exp: now + hour };
      return `Bearer ${part({ alg: "none", kid: "k1" })}.${part(claims)}.`;
    },
    "another key": async (serviceurl) =>
      `Bearer ${await bot.issuer.forgedToken({ aud: APP_ID, serviceurl })}`,
    "another audience": async (serviceurl) =>
      `Bearer ${await bot.issuer.token({ aud: "00000000-0000-4000-8000-000000000000", serviceurl })}`,
    "another issuer": async (serviceurl) =>
      `Bearer ${await bot.issuer.token({ aud: APP_ID, serviceurl, iss: "https://example.com" })}`,
    "the issuer of Entra's own tokens": async (serviceurl) =>
      `Bearer ${await bot.issuer.token({
        appid: APP_ID,
        ver: "1.0",
        serviceurl,
        iss: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
      })}`,
    "an expired token": async (serviceurl) =>
      `Bearer ${await bot.issuer.token({ aud: APP_ID, serviceurl, exp: now - hour })}`,
    "a token not valid yet": async (serviceurl) =>
      `Bearer ${await bot.issuer.token({ aud: APP_ID, serviceurl, nbf: now + hour })}`,
    "a token that never expires": async (serviceurl) =>
      `Bearer ${await bot.issuer.token({ aud: APP_ID, serviceurl, exp: null })}`,
    "a token for another serviceUrl": async () =>
      `Bearer ${await bot.issuer.token({ aud: APP_ID, serviceurl: "https://smba.trafficmanager.net/jp/" })}`,
    "a token for no serviceUrl": async () => `Bearer ${await bot.issuer.token({ aud: APP_ID })}`,
  };

  for (const [name, make] of Object.entries(bad)) {
    for (const [kind, parts] of Object.entries(KINDS)) {
      it(`refuses ${name} on ${kind} with 401 and does nothing`, async () => {
        const { serviceUrl } = bot.connector;

        const response = await bot.post(activityOf(serviceUrl, parts), await make(serviceUrl));

        expect(response.status).toBe(401);
        expect(await response.text()).toBe("");
        expectNoWork();
      });
    }
  }

  it("refuses a skill's or another channel's activity with 401", async () => {
    for (const channelId of ["AseChannel", "emulator", "webchat", undefined, 1]) {
      const response = await bot.post(activityOf(bot.connector.serviceUrl, { channelId }));
      expect(response.status).toBe(401);
    }
    expectNoWork();
  });
});

describe("tenant and serviceUrl, with a good token", () => {
  const other = "00000000-0000-4000-8000-0000000000cc";
  const cases: Record<string, object> = {
    "another tenant": {
      conversation: { id: "a:1", conversationType: "personal", tenantId: other },
      channelData: { tenant: { id: other } },
    },
    "another tenant in channelData": { channelData: { tenant: { id: other } } },
    "another tenant in conversation": {
      conversation: { id: "a:1", conversationType: "personal", tenantId: other },
    },
    "no tenant": { conversation: { id: "a:1", conversationType: "personal" }, channelData: {} },
    "an empty tenant": {
      conversation: { id: "a:1", conversationType: "personal", tenantId: "" },
      channelData: {},
    },
    "a tenant that is no text": {
      conversation: { id: "a:1", conversationType: "personal", tenantId: [TENANT] },
      channelData: {},
    },
    "no serviceUrl": { serviceUrl: undefined },
    "an empty serviceUrl": { serviceUrl: "" },
    "a foreign host": { serviceUrl: "https://example.com/teams/" },
    "a host that only looks right": { serviceUrl: "https://smba.trafficmanager.net.example.com/" },
    "another port of the same host": { serviceUrl: "http://127.0.0.1:1/teams/" },
    "plain http": { serviceUrl: "http://smba.trafficmanager.net/jp/" },
  };

  for (const [name, parts] of Object.entries(cases)) {
    for (const [kind, more] of Object.entries(KINDS)) {
      it(`refuses ${name} on ${kind} and does nothing`, async () => {
        const response = await bot.post(activityOf(bot.connector.serviceUrl, { ...parts, ...more }));

        expect([401, 403]).toContain(response.status);
        expectNoWork();
      });
    }
  }

  it("takes one tenant id where the other place has none", async () => {
    const activity = activityOf(bot.connector.serviceUrl, {
      conversation: { id: "a:1", conversationType: "personal" },
      channelData: { tenant: { id: TENANT.toUpperCase() } },
    });

    expect((await bot.post(activity)).status).toBe(200);
    expect(bot.flows.commands[0]?.asker.destination.workspace).toBe(TENANT);
  });
});

describe("starting", () => {
  const settings = { appId: "", tenantId: TENANT, organizationId: "org" };

  it("does not start without an app id, because botbuilder would check nothing", () => {
    expect(() => createTeamsConnection({ settings, logger: createQuietLogger() })).toThrow("MicrosoftAppId");
  });

  it("does not start without a secret or a tenant", () => {
    const start = (parts: object) => () =>
      createTeamsConnection({
        settings: { ...settings, appId: APP_ID, ...parts },
        logger: createQuietLogger(),
      });

    expect(start({})).toThrow("MicrosoftAppPassword");
    expect(start({ tenantId: "", appPassword: "x" })).toThrow("MicrosoftAppTenantId");
  });
});
