import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CommandReply } from "../../../src/ports.ts";
import { lineCard, sampleDraft } from "../../fakes/flows.ts";
import { type Bench, createBench, TOKEN } from "./harness.ts";

describe("/advisory", () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench();
  });
  afterEach(() => bench.close());

  it("is acknowledged while the flow is still at work, and answered when it is done", async () => {
    const { promise, resolve } = Promise.withResolvers<CommandReply>();
    bench.flows.reply(() => promise);

    const response = await bench.command("latest B");

    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
    expect(bench.api.of("response")).toEqual([]);
    resolve({ card: lineCard("3 件") });
    const { args } = await bench.api.called("response");
    expect(args).toMatchObject({ response_type: "ephemeral", replace_original: false, text: "3 件" });
    expect(args).toHaveProperty("blocks.0.type", "rich_text");
  });

  it("tells the flow who asks, where, and in which language", async () => {
    await bench.command(" search 漏洩 &lt;VPN&gt; &amp; more ");
    await bench.settled();

    expect(bench.flows.commands).toEqual([
      {
        words: " search 漏洩 <VPN> & more ",
        asker: {
          organizationId: "default",
          destination: { platform: "slack", workspace: "T0000TEST", channel: "C0000TEST", name: "security" },
          user: { id: "U0000ONE", name: "試験 花子" },
          lang: "ja",
        },
      },
    ]);
  });

  it.each(["directmessage", "privategroup"])("has no channel name where Slack says %s", async (name) => {
    await bench.command("status", { channel_name: name });
    await bench.settled();

    expect(bench.flows.commands[0]?.asker.destination).not.toHaveProperty("name");
  });

  it.each([
    ["en-US", "en"],
    ["de-DE", "en"],
    ["ja-JP", "ja"],
  ])("for a person whose Slack is in %s is asked in %s", async (locale, lang) => {
    bench.api.answer("users.info", { ok: true, user: { id: "U0000ONE", locale } });

    await bench.command("help");
    await bench.settled();

    expect(bench.flows.commands[0]?.asker.lang).toBe(lang);
    expect(bench.api.of("users.info")[0]?.args).toMatchObject({ user: "U0000ONE", include_locale: "true" });
  });

  it("asks Slack for a person's language once, and who we are once", async () => {
    await bench.command("help");
    await bench.settled();
    await bench.command("help");
    await bench.settled();

    expect(bench.api.of("users.info")).toHaveLength(1);
    expect(bench.api.of("auth.test")).toHaveLength(1);
  });

  it("is answered in the default language when Slack does not tell the person's", async () => {
    bench.api.answer("users.info", { ok: false, error: "missing_scope", needed: "users:read" });

    await bench.command("help");
    await bench.settled();

    expect(bench.flows.commands[0]?.asker).toMatchObject({ lang: "ja", user: { name: "japanese" } });
  });

  it("opens a draft in a modal, without a message beside it", async () => {
    bench.flows.reply({ card: lineCard("下書き"), draft: sampleDraft("ja") });

    await bench.command("draft adv-1", { trigger_id: "1.2.abc" });
    await bench.settled();

    const [open] = bench.api.of("views.open");
    expect(open?.args).toMatchObject({
      trigger_id: "1.2.abc",
      view: { type: "modal", callback_id: "draft" },
    });
    expect(bench.api.of("response")).toEqual([]);
  });

  it("answers with the draft's card when the modal cannot be opened", async () => {
    bench.flows.reply({ card: lineCard("下書き"), draft: sampleDraft("ja") });
    bench.api.answer("views.open", { ok: false, error: "expired_trigger_id" });

    await bench.command("draft adv-1");
    await bench.settled();

    expect(bench.api.of("response")[0]?.args).toMatchObject({ text: "下書き" });
  });

  it.each([
    ["ja-JP", "うまくいきませんでした"],
    ["en-US", "That did not work"],
  ])("apologises in the person's language (%s) when something of ours fails", async (locale, words) => {
    bench.api.answer("users.info", { ok: true, user: { id: "U0000ONE", locale } });
    bench.flows.reply(() => Promise.reject(new Error("secret words 漏洩")));

    const response = await bench.command("search 秘密の言葉");
    await bench.settled();

    expect(response.status).toBe(200);
    expect(bench.api.of("response")[0]?.args).toMatchObject({ text: expect.stringContaining(words) });
    const log = JSON.stringify(bench.logger.lines);
    expect(log).toContain("Slack request failed");
    expect(log).not.toContain("秘密");
    expect(log).not.toContain("secret words");
    expect(log).not.toContain(TOKEN);
  });

  it("apologises when Slack does not say who we are, and works again when it does", async () => {
    bench.api.answer("auth.test", { status: 503 });
    await bench.command("help");
    await bench.settled();
    expect(bench.flows.commands).toEqual([]);
    expect(bench.api.of("response")).toHaveLength(1);
    bench.api.answer("auth.test", { ok: true, team_id: "T0000TEST", user_id: "U0000BOT" });

    await bench.command("help");
    await bench.settled();

    expect(bench.flows.commands).toHaveLength(1);
  });

  it("is not tried again when the answer cannot be delivered", async () => {
    bench.api.answer("response", { status: 500 });

    await bench.command("help");
    await bench.settled();

    // The answer, then the apology; each once.
    expect(bench.api.of("response")).toHaveLength(2);
    expect(bench.flows.commands).toHaveLength(1);
  });
});
