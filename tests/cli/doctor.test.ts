/** What `hansho doctor` says of the outbox, what is amiss now and not what once was; and of priorities. */
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/index.ts";
import { fail, openLlmServer, say } from "../fakes/llm-server.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { item, subscribed } from "../fakes/outbox.ts";
import { type Cli, createCli } from "./run.ts";

const DAY = 86_400_000;
let cli: Cli;
let url: string;

beforeEach(async () => {
  cli = await createCli();
  url = `sqlite:${path.join(cli.folder, "hansho.db")}`;
});
afterEach(() => cli.clean());

/** A delivery that ended so, that many days ago. */
async function ended(kind: "failed" | "unknown", daysAgo: number): Promise<void> {
  const store = await openStore({ url, logger: createQuietLogger() });
  const now = Date.now() - daysAgo * DAY;
  const lease = { worker: "w", now, leaseMs: 60_000 };
  try {
    await subscribed(store, "C1", now);
    await store.commitIngest([item("a", { at: now })], now);
    const [delivery] = await store.claimDeliveries({ ...lease, platforms: ["slack"], limit: 1 });
    const id = delivery?.id ?? "";
    await store.beginDelivery(id, "w", now, lease.leaseMs);
    await store.settleDelivery(id, "w", { kind, error: "is_archived" }, now);
  } finally {
    await store.close();
  }
}

/** A private notice that failed, to somebody who is out of reach (`gone`) or not. */
async function told({ state }: { state: "ok" | "gone" }): Promise<void> {
  const store = await openStore({ url, logger: createQuietLogger() });
  const now = Date.now() - DAY;
  const id = `told-${state}`;
  const person = { platform: "slack", workspace: "T1", id: `U-${state}`, name: "Alice" } as const;
  const use = {
    organizationId: "default",
    audience: "admins",
    lang: "en",
    action: "opened",
    at: now,
  } as const;
  try {
    await store.commitIngest([item(id, { at: now })], now);
    await store.recordUse({ ...use, advisoryId: id, revision: 1, person });
    await store.commitIngest([item(id, { at: now, number: 2 })], now);
    const lease = { platforms: ["slack"], worker: "w", now, leaseMs: 60_000, limit: 1 } as const;
    const [delivery] = await store.claimDeliveries(lease);
    await store.beginDelivery(delivery?.id ?? "", "w", now, lease.leaseMs);
    const failed = { kind: "failed", error: "messages_tab_disabled" } as const;
    await store.settleDelivery(delivery?.id ?? "", "w", failed, now);
    if (state === "gone") await store.markGone(delivery?.destination.id ?? 0, "user_disabled", now);
  } finally {
    await store.close();
  }
}

const doctor = () => cli.hansho(["doctor"], { DATABASE_URL: url });

describe("hansho doctor on deliveries", () => {
  it("says why the last one failed and what to do", async () => {
    await ended("failed", 1);
    const { code, stdout } = await doctor();

    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^FAIL deliveries: 1 failed in the last 7 days, the last to slack:C1: is_archived;/m,
    );
  });

  it("says to look into the channel where it is not known whether a post stands there", async () => {
    await ended("unknown", 1);
    const { code, stdout } = await doctor();

    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAIL deliveries: 1 unknown in the last 7 days.*docs\/delivery\.md/m);
  });

  it("calls nobody because somebody cannot be told privately, and says which setting keeps all from it", async () => {
    await told({ state: "gone" });
    const { code, stdout } = await doctor();
    expect(stdout).toMatch(/^ok {3}deliveries: 0 pending, 0 unknown, 1 failed/m);
    expect(code).toBe(0);

    await told({ state: "ok" });
    expect((await doctor()).stdout).toMatch(
      /^FAIL private notices: 1 failed in the last 7 days, the last to slack:Alice: messages_tab_disabled;/m,
    );
    expect((await cli.hansho(["deliveries"], { DATABASE_URL: url })).stdout).toMatch(
      /failed +notice slack:@Alice told-ok r2 {2}messages_tab_disabled/,
    );
  });

  it("does not call for help for ever about what nobody can mend any more", async () => {
    await ended("failed", 8);
    const { code, stdout } = await doctor();

    expect(stdout).toMatch(/^ok {3}deliveries: 0 pending, 0 unknown, 1 failed/m);
    expect(code).toBe(0);
  });
});

describe("hansho doctor on priorities", () => {
  it("tells that settings were changed since, until everything was judged again", async () => {
    const store = await openStore({ url, logger: createQuietLogger() });
    await store.settingsApplied("default", "others");
    await store.close();
    const before = await doctor();

    expect(before.code).toBe(1);
    expect(before.stdout).toMatch(/^FAIL priorities: .*other settings.*hansho reassess/m);

    expect((await cli.hansho(["reassess"], { DATABASE_URL: url })).code).toBe(0);
    expect((await doctor()).stdout).not.toContain("priorities");
  });
});

describe("hansho doctor on a language model", () => {
  const env = (baseUrl: string) => ({
    DATABASE_URL: url,
    HANSHO_LLM_BASE_URL: baseUrl,
    HANSHO_LLM_MODEL: "fake-model",
    HANSHO_LLM_API_KEY: "sk-test-0123456789",
  });

  it("says that none is configured", async () => {
    expect((await doctor()).stdout).toMatch(/^ok {3}language model: none is configured/m);
  });

  it("asks one tiny question, says what it cost, and that the model answers", async () => {
    const server = await openLlmServer();
    server.replies(say('{"ok": true}'));
    const { code, stdout } = await cli.hansho(["doctor"], env(server.baseUrl));
    await server.close();

    expect(stdout).toMatch(
      /^ok {3}language model: fake-model at 127\.0\.0\.1:\d+ answers \(one question asked now, 1000 tokens; today 1000 of 500000 tokens\)$/m,
    );
    expect(code).toBe(0);
    expect(server.asked).toHaveLength(1);
    expect(JSON.stringify(server.asked[0]?.body).length).toBeLessThan(1_000);
  });

  it("says what to do where it does not", async () => {
    const server = await openLlmServer();
    server.replies(fail(401));
    const { code, stdout } = await cli.hansho(["doctor"], env(server.baseUrl));
    await server.close();

    expect(stdout).toMatch(/^FAIL language model: fake-model at .*check HANSHO_LLM_API_KEY/m);
    expect(stdout).not.toContain("sk-test");
    expect(code).toBe(1);
  });
});
