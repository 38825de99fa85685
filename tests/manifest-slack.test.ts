import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { slackManifest } from "../src/bots/slack/manifest.ts";

/** Slack's limits (manifest schema 2.0.0), written here independently of what makes the manifest. */
const Address = z.url({ protocol: /^https?$/ }).max(3_000);
const Scopes = z.array(z.string().max(50)).max(255);
const SlackManifest = z.strictObject({
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
    long_description: z.string().min(175).max(4_000),
    background_color: z.string().regex(/^#[0-9a-f]{3}([0-9a-f]{3})?$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(false),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(24),
          type: z.enum(["message", "global"]),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().min(2).max(32).startsWith("/"),
          url: Address.optional(),
          description: z.string().min(1).max(2_000),
          usage_hint: z.string().min(1).max(1_000),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: Scopes, bot_optional: Scopes }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: Address.optional(),
      bot_events: z.array(z.string().max(50)).max(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: Address.optional() }),
    org_deploy_enabled: z.literal(false),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

const FILE = JSON.parse(readFileSync(new URL("../manifest.json", import.meta.url), "utf8"));

describe("the Slack manifest", () => {
  it("in the repository is the one of Socket Mode, which needs no address", () => {
    expect(FILE).toEqual(slackManifest({ socketMode: true }));
    expect(JSON.stringify(FILE)).not.toContain("url");
  });

  it.each([
    { socketMode: true },
    { socketMode: false, publicUrl: "https://hansho.example.com" },
    { socketMode: false, publicUrl: "https://hansho.example.com/", name: "半鐘" },
  ])("keeps Slack's types and limits: %j", (options) => {
    const read = SlackManifest.safeParse(slackManifest(options));

    expect(read.error?.issues ?? []).toEqual([]);
  });

  it("names one address for commands, events and buttons over HTTP", () => {
    const manifest = SlackManifest.parse(
      slackManifest({ socketMode: false, publicUrl: "https://hansho.example.com/" }),
    );

    const address = "https://hansho.example.com/slack/events";
    expect(manifest.features.slash_commands[0]?.url).toBe(address);
    expect(manifest.settings.event_subscriptions.request_url).toBe(address);
    expect(manifest.settings.interactivity.request_url).toBe(address);
    expect(manifest.settings.socket_mode_enabled).toBe(false);
  });

  it("is refused over HTTP without an address, or with one Slack would not take", () => {
    expect(() => slackManifest({ socketMode: false })).toThrow("PUBLIC_URL");
    expect(() => slackManifest({ socketMode: false, publicUrl: "http://hansho.example.com" })).toThrow(
      "https",
    );
  });

  it("asks for no scope but these, and lets the reading ones be refused", () => {
    const { bot, bot_optional: optional } = SlackManifest.parse(FILE).oauth_config.scopes;

    expect(bot.toSorted()).toEqual(
      [
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "groups:history",
        "groups:read",
        "users:read",
      ].toSorted(),
    );
    expect(optional).toEqual(["channels:history", "groups:history"]);
  });

  it("subscribes to each event once", () => {
    const events = SlackManifest.parse(FILE).settings.event_subscriptions.bot_events;

    expect(new Set(events).size).toBe(events.length);
  });

  it("is explained scope by scope in the docs", () => {
    const docs = readFileSync(new URL("../docs/slack.md", import.meta.url), "utf8");

    for (const scope of SlackManifest.parse(FILE).oauth_config.scopes.bot)
      expect(docs).toContain(`\`${scope}\``);
  });
});
