import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EVENTS } from "../../../src/bots/slack/events.ts";
import { BOT, TEAM } from "../../fakes/slack-api.ts";
import { type Bench, createBench } from "./harness.ts";

describe("an event of Slack", () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench();
  });
  afterEach(() => bench.close());

  it("tells the flows that the bot was added to a channel", async () => {
    const response = await bench.event({ type: "member_joined_channel", user: BOT, channel: "C0000TEST" });
    await bench.settled();

    expect(response.status).toBe(200);
    expect(bench.flows.arrivals).toEqual([{ platform: "slack", workspace: TEAM, channel: "C0000TEST" }]);
  });

  it("about another member is nothing to us", async () => {
    await bench.event({ type: "member_joined_channel", user: "U0000ONE", channel: "C0000TEST" });
    await bench.settled();

    expect(bench.flows.arrivals).toEqual([]);
  });

  it.each([
    "channel_archive",
    "channel_deleted",
    "channel_left",
    "group_archive",
    "group_deleted",
    "group_left",
  ])("%s tells the flows that the channel is gone", async (type) => {
    await bench.event({ type, channel: "C0000TEST", user: "U0000ONE" });
    await bench.settled();

    expect(bench.flows.departures).toEqual([
      { destination: { platform: "slack", workspace: TEAM, channel: "C0000TEST" }, reason: type },
    ]);
  });

  it("app_uninstalled is heard although our token is dead", async () => {
    bench.api.answer("auth.test", { ok: false, error: "account_inactive" });

    await bench.event({ type: "app_uninstalled" });
    await bench.settled();

    expect(bench.flows.uninstalls).toEqual([
      { platform: "slack", workspace: TEAM, reason: "app_uninstalled" },
    ]);
  });

  it("sent again by Slack does its work once", async () => {
    const event = { type: "channel_archive", channel: "C0000TEST" };

    await bench.event(event, { event_id: "Ev0000ONE" });
    await bench.event(event, { event_id: "Ev0000ONE", event_time: 2 });
    await bench.settled();

    expect(bench.flows.departures).toHaveLength(1);
  });

  it("of another workspace is dropped", async () => {
    const elsewhere = { team_id: "T0000ELSE", authorizations: [{ team_id: "T0000ELSE" }] };

    await bench.event({ type: "channel_archive", channel: "C0000TEST" }, elsewhere);
    await bench.settled();

    expect(bench.flows.departures).toEqual([]);
  });

  it("is one of those the manifest subscribes to", () => {
    const manifest = JSON.parse(readFileSync(new URL("../../../manifest.json", import.meta.url), "utf8"));

    expect(manifest.settings.event_subscriptions.bot_events).toEqual([...EVENTS]);
  });
});
