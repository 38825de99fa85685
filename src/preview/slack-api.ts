/**
 * A stand-in for Slack's Web API over real HTTP on loopback: the methods Hansho calls, answered and refused as
 * Slack does (platform facts 1, 2, 3, 7, 8), from a workspace kept in memory.
 */
import express from "express";
import type { Clock, Logger } from "../ports.ts";
import { createFaults, type Faults, listenOnLoopback } from "./loopback.ts";
import { type Answer, type Args, chatMethods, refused, respond } from "./slack-chat.ts";
import { viewMethods } from "./slack-views.ts";
import { appId, botId, botUserId, createSlackWorld, type SlackWorld, teamId } from "./slack-world.ts";

export interface SlackStandIn {
  /** Ends in `/api/`, as `SLACK_API_URL` wants it. */
  apiUrl: string;
  botToken: string;
  world: SlackWorld;
  faults: Faults;
  /** Where an answer to this ticket goes. */
  responseUrl(ticket: string): string;
  close(): Promise<void>;
}

const scopes = "commands,chat:write,users:read,channels:history,groups:history";

const methods: Record<string, (world: SlackWorld, args: Args) => Answer> = {
  ...chatMethods,
  ...viewMethods,
  "auth.test": () => ({
    ok: true,
    url: "https://preview.example.com/",
    team: "Hansho preview",
    team_id: teamId,
    user: "hansho",
    user_id: botUserId,
    bot_id: botId,
    app_id: appId,
    is_enterprise_install: false,
  }),
  "users.info": (world, args) => {
    const person = world.people.find(({ id }) => id === args["user"]);
    if (person === undefined) return refused("user_not_found");
    const { id, name, locale } = person;
    const asked = args["include_locale"] === true || args["include_locale"] === "true";
    return {
      ok: true,
      user: {
        id,
        team_id: teamId,
        name: id.toLowerCase(),
        real_name: name,
        is_bot: false,
        tz: "Asia/Tokyo",
        profile: { display_name: name, real_name: name },
        ...(asked && { locale }),
      },
    };
  },
};

/** Starts it. `changed` is called whenever there is something new to draw. */
export async function startSlackStandIn(deps: {
  logger: Logger;
  clock: Clock;
  botToken: string;
  changed: () => void;
}): Promise<SlackStandIn> {
  const { logger, clock, botToken, changed } = deps;
  const world = createSlackWorld({ clock, changed });
  const faults = createFaults();
  const app = express();
  app.disable("x-powered-by");
  app.use(faults.middleware);
  app.use(express.urlencoded({ extended: false, limit: "2mb" }), express.json({ limit: "2mb" }));

  app.post("/api/:method", (request, response) => {
    const { method } = request.params;
    const args = decoded((request.body ?? {}) as Record<string, unknown>);
    const bearer = request.headers.authorization?.replace(/^Bearer /, "") ?? args["token"];
    const handle = Object.hasOwn(methods, method) ? methods[method] : undefined;
    const answer =
      bearer === undefined
        ? refused("not_authed")
        : bearer !== botToken
          ? refused("invalid_auth")
          : (handle?.(world, args) ?? refused("unknown_method"));
    if (!answer.ok) logger.warn({ method, error: answer.error, detail: answer["errors"] }, "Slack refuses");
    response.setHeader("X-OAuth-Scopes", scopes);
    response.json(answer);
  });
  app.post("/response/:ticket", (request, response) => {
    const { status, answer } = respond(world, request.params.ticket, request.body);
    if (status !== 200) logger.warn({ status, error: answer.error }, "Slack refuses an answer");
    response.status(status).json(answer);
  });

  const loopback = await listenOnLoopback(app);
  return {
    apiUrl: `${loopback.url}/api/`,
    botToken,
    world,
    faults,
    responseUrl: (ticket) => `${loopback.url}/response/${ticket}`,
    close: () => loopback.close(),
  };
}

/** The SDK sends objects and lists as JSON text in form fields. */
function decoded(body: Record<string, unknown>): Args {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (!["blocks", "view", "metadata", "attachments"].includes(name) || typeof value !== "string") {
        return [name, value];
      }
      try {
        return [name, JSON.parse(value)];
      } catch {
        return [name, value];
      }
    }),
  );
}
