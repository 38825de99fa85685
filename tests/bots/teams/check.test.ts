import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkTeams } from "../../../src/bots/teams/index.ts";
import { APP_ID, TENANT } from "./harness.ts";

let server: Server;
let login = "";
let answer = { status: 200, body: "{}" };
const asked: { url: string | undefined; form: URLSearchParams }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => {
      text += String(chunk);
    });
    request.on("end", () => {
      asked.push({ url: request.url, form: new URLSearchParams(text) });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  login = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

const settings = { appId: APP_ID, appPassword: "s3cret-value", tenantId: TENANT };

describe("checking the bot's credentials", () => {
  it("asks for the token a send would need", async () => {
    answer = { status: 200, body: '{"access_token":"t"}' };

    expect(await checkTeams(settings, login)).toMatchObject({ ok: true });
    expect(asked.at(-1)?.url).toBe(`/${TENANT}/oauth2/v2.0/token`);
    expect(Object.fromEntries(asked.at(-1)!.form)).toEqual({
      grant_type: "client_credentials",
      client_id: APP_ID,
      client_secret: "s3cret-value",
      scope: "https://api.botframework.com/.default",
    });
  });

  it("names the setting that is wrong and never the secret", async () => {
    for (const [code, name] of [
      ["AADSTS7000215", "MicrosoftAppPassword"],
      ["AADSTS700016", "MicrosoftAppId"],
      ["AADSTS90002", "MicrosoftAppTenantId"],
      ["AADSTS50034", "HTTP 401"],
    ] as const) {
      const body = {
        error: "invalid_client",
        error_description: `${code}: the secret s3cret-value is wrong`,
      };
      answer = { status: 401, body: JSON.stringify(body) };

      const { ok, note } = await checkTeams(settings, login);

      expect([ok, note]).toEqual([false, expect.stringContaining(name)]);
      expect(note).not.toContain("s3cret");
    }
  });

  it("says so when nobody answers, or no sense comes back", async () => {
    answer = { status: 502, body: "<html>" };
    expect(await checkTeams(settings, login)).toMatchObject({
      ok: false,
      note: expect.stringContaining("502"),
    });
    expect(await checkTeams(settings, "http://127.0.0.1:1")).toMatchObject({
      ok: false,
      note: expect.stringContaining("could not be reached"),
    });
  });
});
