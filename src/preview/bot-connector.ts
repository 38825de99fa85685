/**
 * A stand-in for Microsoft's Bot Connector and login over real HTTP on loopback (platform facts 11, 12, 15): the
 * calls Hansho makes, answered and refused as Microsoft does, from a tenant kept in memory.
 */
import express from "express";
import type { Clock, Logger } from "../ports.ts";
import { createFaults, type Faults, listenOnLoopback } from "./loopback.ts";
import { teamsRefusal } from "./teams-limits.ts";
import { createTeamsLogin, type TeamsLogin } from "./teams-login.ts";
import {
  botAccount,
  createTeamsWorld,
  findActivity,
  placeOf,
  teamsAppId,
  type TeamsPost,
  type TeamsWorld,
} from "./teams-world.ts";

export interface TeamsStandIn {
  /** Ends in `/teams/`; what activities carry as serviceUrl. */
  serviceUrl: string;
  /** `127.0.0.1:<port>` */
  host: string;
  issuer: string;
  openIdMetadataUrl: string;
  world: TeamsWorld;
  login: TeamsLogin;
  faults: Faults;
  close(): Promise<void>;
}

type Body = Readonly<Record<string, unknown>>;
interface Answer {
  status: number;
  body: object;
}

/** Starts it. `changed` is called whenever there is something new to draw. */
export async function startTeamsStandIn(deps: {
  logger: Logger;
  clock: Clock;
  changed: () => void;
}): Promise<TeamsStandIn> {
  const { logger, clock, changed } = deps;
  const world = createTeamsWorld({ clock, changed });
  const faults = createFaults();
  const app = express();
  app.disable("x-powered-by");
  const loopback = await listenOnLoopback(app);
  const issuer = loopback.url;
  const serviceUrl = `${loopback.url}/teams/`;
  const login = await createTeamsLogin({ issuer, appId: teamsAppId, serviceUrl });

  app.get("/.well-known/openidconfiguration", (_request, response) => {
    response.json({
      issuer,
      jwks_uri: `${issuer}/keys`,
      authorization_endpoint: `${issuer}/authorize`,
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["private_key_jwt"],
    });
  });
  app.get("/keys", (_request, response) => void response.json(login.jwks));

  app.use("/teams/v3", faults.middleware, express.json({ limit: "2mb" }));
  app.use("/teams/v3", async (request, response, next) => {
    if (await login.allows(request.headers.authorization)) return next();
    response.status(401).json(failure(401, "Unauthorized", "Authorization has been denied").body);
  });
  function route(
    method: "post" | "put" | "delete",
    path: string,
    handle: (world: TeamsWorld, ids: { id: string; activity: string }, body: Body) => Answer,
  ): void {
    app[method](`/teams/v3${path}`, (request, response) => {
      const { id = "", activity = "" } = request.params as Record<string, string>;
      const answer = handle(world, { id, activity }, (request.body ?? {}) as Body);
      if (answer.status >= 400) logger.warn(answer, "Teams refuses");
      response.status(answer.status).json(answer.body);
    });
  }
  route("post", "/conversations", startConversation);
  route("post", "/conversations/:id/activities", (kept, { id }, body) => post(kept, id, body));
  route("post", "/conversations/:id/activities/:activity", (kept, { id }, body) => post(kept, id, body));
  route("put", "/conversations/:id/activities/:activity", replace);
  route("delete", "/conversations/:id/activities/:activity", remove);

  return {
    serviceUrl,
    host: loopback.host,
    issuer,
    openIdMetadataUrl: `${issuer}/.well-known/openidconfiguration`,
    world,
    login,
    faults,
    close: () => loopback.close(),
  };
}

function failure(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

/** A new thread in a channel with its first post, or a person's chat with the bot. */
function startConversation(world: TeamsWorld, _ids: unknown, body: Body): Answer {
  const { channelData, activity, members } = body as {
    channelData?: { channel?: { id?: unknown } };
    activity?: Body;
    members?: { id?: unknown }[];
  };
  const channel = channelData?.channel?.id;
  if (channel === undefined) {
    const chat = world.conversations.find(
      ({ person }) => person !== undefined && person === members?.[0]?.id,
    );
    if (chat === undefined) return failure(404, "NotFound", "no such member");
    // Who is in a team that has the app can be written to as well; everybody here is in the one team.
    chat.installed ||= world.conversations.some(({ kind, installed }) => kind === "channel" && installed);
    return chat.installed ? { status: 201, body: { id: chat.id } } : notInstalled();
  }
  if (typeof channel !== "string" || activity === undefined) {
    return failure(400, "BadSyntax", "a channel id and an activity are needed");
  }
  const { status, body: made } = post(world, channel, activity);
  if (status >= 400) return { status, body: made };
  const { id } = made as { id: string };
  return { status: 201, body: { id: `${channel};messageid=${id}`, activityId: id } };
}

function post(world: TeamsWorld, id: string, activity: Body): Answer {
  const { conversation, thread } = placeOf(id);
  const no = placeRefusal(world, conversation) ?? contentRefusal(activity);
  if (no !== undefined) return no;
  if (thread !== undefined && findActivity(world, conversation, thread) === undefined) {
    return failure(404, "NotFound", "the thread does not exist");
  }
  const made = world.nextId();
  if (activity["type"] === "message") {
    world.posts.push({
      id: made,
      conversation,
      thread,
      from: botAccount.id,
      at: world.clock.now(),
      edited: false,
      ...contentOf(activity),
    });
    world.changed();
  }
  return { status: 201, body: { id: made } };
}

function replace(world: TeamsWorld, ids: { id: string; activity: string }, activity: Body): Answer {
  const { conversation } = placeOf(ids.id);
  const no = placeRefusal(world, conversation);
  if (no !== undefined) return no;
  const found = findActivity(world, conversation, ids.activity);
  if (found === undefined) return failure(404, "ActivityNotFoundInConversation", "Activity does not exist");
  if (found.from !== botAccount.id) return failure(403, "Forbidden", "not a post of this bot");
  const refused = contentRefusal(activity);
  if (refused !== undefined) return refused;
  Object.assign(found, contentOf(activity), { edited: true });
  world.changed();
  return { status: 200, body: { id: found.id } };
}

function remove(world: TeamsWorld, ids: { id: string; activity: string }): Answer {
  const found = findActivity(world, placeOf(ids.id).conversation, ids.activity);
  if (found === undefined) return failure(404, "ActivityNotFoundInConversation", "Activity does not exist");
  if (found.from !== botAccount.id) return failure(403, "Forbidden", "not a post of this bot");
  world.posts.splice(world.posts.indexOf(found), 1);
  world.changed();
  return { status: 200, body: {} };
}

function placeRefusal(world: TeamsWorld, conversation: string): Answer | undefined {
  const found = world.conversations.find(({ id }) => id === conversation);
  if (found === undefined) return failure(404, "NotFound", "no such conversation");
  return found.installed ? undefined : notInstalled();
}

function notInstalled(): Answer {
  return failure(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
}

function contentRefusal(activity: Body): Answer | undefined {
  const refused = teamsRefusal(activity);
  return refused && failure(refused.status, refused.code, refused.message);
}

function contentOf(activity: Body): Pick<TeamsPost, "text" | "cards"> {
  const attachments = (activity["attachments"] ?? []) as { contentType: string; content: unknown }[];
  return {
    text: typeof activity["text"] === "string" ? activity["text"] : "",
    cards: attachments
      .filter(({ contentType }) => contentType === "application/vnd.microsoft.card.adaptive")
      .map(({ content }) => content),
  };
}
