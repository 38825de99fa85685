import { App, type Receiver } from "@slack/bolt";
import type express from "express";
import type { Lang } from "../../advisory/schema.ts";
import type { Clock, Flows, Logger, SlackSettings } from "../../ports.ts";
import { clientOptions, createClient } from "./client.ts";
import { createEdits } from "./edits.ts";
import { httpReceiver } from "./http.ts";
import { createIdentity } from "./identity.ts";
import { register } from "./listeners.ts";
import { boltLogger, failure } from "./logger.ts";
import { createPeople } from "./people.ts";
import { createSocket } from "./socket.ts";
import type { Tools } from "./tools.ts";

export interface SlackBotDeps {
  settings: SlackSettings;
  flows: Flows;
  logger: Logger;
  clock: Clock;
  /** For people whose language Slack does not tell. */
  defaultLang: Lang;
}

export interface SlackBot {
  /** HTTP mode: serves `POST /slack/events`. Before any body parser, since the signature is over the raw body. */
  attach(app: express.Application): void;
  /** Socket Mode: connects. Rejects when Slack refuses the app token; while Slack is away it keeps trying. */
  start(): Promise<void>;
  /** Lets go of the socket and waits for what is being answered, ten seconds at most. */
  stop(): Promise<void>;
}

/** While Slack hangs, a request may take several time-outs of 15 s; who stops us gives about 30 s in all. */
const STOP_MS = 10_000;

/**
 * What people do on Slack, brought to the flows: `/advisory`, buttons, the draft's modal, and where the bot is.
 * Socket Mode when there is an app token, HTTP otherwise. No request is made before it is needed.
 */
export function createSlackBot(deps: SlackBotDeps): SlackBot {
  const logger = deps.logger.child({ part: "slack-bot" });
  const { settings, clock } = deps;
  const client = createClient({ settings, logger });
  const tools: Tools = {
    ...deps,
    logger,
    client,
    identity: createIdentity(client),
    people: createPeople({ client, defaultLang: deps.defaultLang, logger, clock }),
    edits: createEdits(clock),
  };
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>): Promise<void> => {
    const done = work.finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  };

  function listen(receiver: Receiver): void {
    const app = new App({
      receiver,
      // The workspace is checked after the acknowledgement, in `serve`: this must not wait for Slack.
      authorize: async () => ({ botToken: settings.botToken }),
      clientOptions: clientOptions({ settings, logger }),
      logger: boltLogger(logger),
      ignoreSelf: false,
      convoStore: false,
    });
    app.error(async (error) => logger.error(failure(error), "Slack request failed in Bolt"));
    register(app, tools, track);
  }

  const socket =
    settings.appToken === undefined ? undefined : createSocket(settings.appToken, { ...deps, logger });
  if (socket !== undefined) listen(socket.receiver);

  return {
    attach(app) {
      if (socket === undefined) listen(httpReceiver(app, { ...deps, logger }));
    },
    start: async () => socket?.start(),
    async stop() {
      await socket?.stop();
      const ended = new AbortController();
      const all = Promise.allSettled(underWay).finally(() => ended.abort());
      await Promise.race([all, clock.sleep(STOP_MS, ended.signal)]);
      if (underWay.size > 0) logger.warn({ requests: underWay.size }, "stopped with requests under way");
    },
  };
}
