import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTeamsBot, createTeamsChannel, createTeamsConnection } from "../../../src/bots/teams/index.ts";
import type { ChatChannel } from "../../../src/ports.ts";
import { createPreview, type Preview } from "../../../src/preview/index.ts";
import { createManualClock } from "../../fakes/clock.ts";
import { createQuietLogger } from "../../fakes/logger.ts";
import { cardOf, createRecordedFlows } from "./harness.ts";

/** Against the preview's stand-in, which was written from Microsoft's documentation by somebody else. */
let preview: Preview;
let channel: ChatChannel;
let stop: () => Promise<void>;
const flows = createRecordedFlows();
const clock = createManualClock();

beforeAll(async () => {
  const logger = createQuietLogger();
  preview = await createPreview({ logger, clock });
  const settings = { ...preview.teams, organizationId: "org" };
  const connection = createTeamsConnection({ settings, logger });
  channel = createTeamsChannel({ connection, settings, logger, clock });
  const app = express();
  createTeamsBot({ connection, settings, flows, logger, clock, defaultLang: "ja" }).attach(app);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
    await preview.close();
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  preview.slackPeople.invite = async () => {};
  await preview.open(url);
});
afterAll(() => stop());

describe("with the preview's stand-in for Teams", () => {
  it("posts, replies and edits where it was installed", async () => {
    const installed = flows.installs.at(-1)!;
    const known = preview.teamsStandIn.world.conversations.map(({ id }) => id);
    expect(known).toContain(installed.channel);
    const place = { ...installed, id: 1, organizationId: "org", state: "ok" as const };
    const meta = { deliveryId: "d1" };

    const post = await channel.send(place, cardOf("post"), meta);
    const ref = post.kind === "sent" ? post.ref : "";
    const reply = await channel.send(place, cardOf("reply"), meta, ref);
    const edit = await channel.update(place, ref, cardOf("edited"), meta);

    expect([post.kind, reply.kind, edit.kind]).toEqual(["sent", "sent", "sent"]);
    const { posts } = preview.teamsStandIn.world;
    expect(posts.filter(({ conversation }) => conversation === place.channel)).toHaveLength(2);
    expect(posts.some(({ edited, cards }) => edited && JSON.stringify(cards).includes("edited"))).toBe(true);
  });

  it("answers commands in the channel and in a personal chat", async () => {
    const { world } = preview.teamsStandIn;
    const person = world.people[0]!;
    for (const { id } of world.conversations) {
      await preview.teamsPeople.say(person.id, id, "latest A");
    }

    expect(flows.commands.map(({ words }) => words)).toEqual(world.conversations.map(() => "latest A"));
    expect(JSON.stringify(world.posts)).toContain("answer to latest A");
  });
});
