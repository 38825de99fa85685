import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../../../src/bots/slack/client.ts";
import { createPeople, langOf } from "../../../src/bots/slack/people.ts";
import { createManualClock, type ManualClock } from "../../fakes/clock.ts";
import { createQuietLogger } from "../../fakes/logger.ts";
import { createFakeSlackApi, type FakeSlackApi } from "../../fakes/slack-api.ts";

describe("a person's language", () => {
  let api: FakeSlackApi;
  let clock: ManualClock;

  beforeEach(async () => {
    api = await createFakeSlackApi();
    clock = createManualClock();
  });
  afterEach(() => api.close());

  function people() {
    const logger = createQuietLogger();
    const client = createClient({ settings: { botToken: "xoxb-1900", apiUrl: api.url }, logger });
    return createPeople({ client, defaultLang: "en", logger, clock });
  }

  it("is the default when Slack takes longer than a second, and Slack's word the next time", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    api.answer("users.info", async () => {
      await promise;
      return { ok: true, user: { locale: "ja-JP" } };
    });
    const ask = people();

    const asked = ask("U0000ONE");
    await clock.asleep();
    await clock.advance(1_000);
    const early = await asked;
    const later = ask("U0000ONE");
    resolve();

    expect(early).toEqual({ lang: "en" });
    expect((await later).lang).toBe("ja");
    expect(api.of("users.info")).toHaveLength(1);
  });

  it("is asked for again after twelve hours", async () => {
    const ask = people();

    await ask("U0000ONE");
    await clock.advance(12 * 60 * 60_000 - 1);
    await ask("U0000ONE");
    expect(api.of("users.info")).toHaveLength(1);
    await clock.advance(1);
    await ask("U0000ONE");

    expect(api.of("users.info")).toHaveLength(2);
  });

  it.each([
    ["ja-JP", "ja"],
    ["ja", "ja"],
    ["JA-jp", "ja"],
    ["jav-ID", "en"],
    ["en-US", "en"],
    ["zh-CN", "en"],
    ["", "ja"],
    [undefined, "ja"],
  ] as const)("of %s is %s", (locale, lang) => {
    expect(langOf(locale, "ja")).toBe(lang);
  });
});
