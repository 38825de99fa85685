import express, { type Application, type NextFunction, type Request, type Response } from "express";
import type { Lang } from "../../advisory/schema.ts";
import type { Clock, Flows, Logger, TeamsSettings } from "../../ports.ts";
import { InboundActivity } from "./activity.ts";
import { activityRefusal } from "./checks.ts";
import type { TeamsConnection } from "./connection.ts";
import { answerInvoke } from "./invokes.ts";
import { handleActivity } from "./turns.ts";

export interface BotDeps {
  connection: TeamsConnection;
  settings: TeamsSettings;
  flows: Flows;
  logger: Logger;
  clock: Clock;
  defaultLang: Lang;
}

/** Far above what Teams sends (a card's submitted drafts, tens of kB), far below what would hurt. */
const BODY_LIMIT = "256kb";
const PATH = "/api/messages";

/** The answer to one request. */
interface Answer {
  status: number;
  body?: unknown;
}

/**
 * The Teams bot. `attach` adds `POST /api/messages`: 401 without a good token, 403 for another tenant or a foreign
 * serviceUrl, 400/413/415 for what is no activity, 503 while Microsoft's keys cannot be had, and only then work.
 */
export function createTeamsBot(deps: BotDeps): { attach(app: Application): void } {
  const { logger } = deps;
  return {
    attach(app) {
      app.post(
        PATH,
        express.json({ limit: BODY_LIMIT, type: "application/json" }),
        async (request, response) => {
          try {
            const answer = await answerRequest(deps, request);
            if (answer.body === undefined) response.status(answer.status).end();
            else response.status(answer.status).json(answer.body);
          } catch (error) {
            logger.error({ error }, "Teams activity failed");
            response.status(500).end();
          }
        },
      );
      app.use(PATH, bodyFailed);
    },
  };
}

async function answerRequest(deps: BotDeps, request: Request): Promise<Answer> {
  const { connection, settings, flows, logger } = deps;
  const body: unknown = request.body;
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return { status: request.is("application/json") ? 400 : 415 };
  }
  if (settings.unauthenticated === true && !isLocal(request)) return refused(logger, 403, "not from here");

  // botbuilder chooses the kind of token by the channel, so a foreign channel never gets that far.
  const claimed = body as Readonly<Record<string, unknown>>;
  if (claimed["channelId"] !== "msteams") return refused(logger, 401, "channelId is not msteams");
  const verdict = await connection.verify(claimed, request.headers.authorization ?? "");
  if (verdict.kind === "unavailable") return refused(logger, 503, verdict.reason);
  if (verdict.kind === "forged") return refused(logger, 401, verdict.reason);
  const refusal = activityRefusal(claimed, settings);
  if (refusal !== undefined) return refused(logger, 403, refusal);
  const parsed = InboundActivity.safeParse(body);
  if (!parsed.success) return refused(logger, 400, "not an activity we can read");

  const activity = parsed.data;
  const key = activity.id ? `teams:${activity.conversation.id}:${activity.id}` : undefined;
  if (key !== undefined && !(await flows.firstSeen(key))) return { status: 200 };
  try {
    if (activity.type === "invoke") return await answerInvoke(deps, activity);
    const replies = await verdict.turn((say) => handleActivity(deps, activity, say));
    return replies === undefined ? { status: 200 } : { status: 200, body: { activities: replies } };
  } catch (error) {
    // Teams sends it again after a 500: then it must be heard, lest an installation is lost.
    if (key !== undefined) await flows.forgetSeen(key);
    throw error;
  }
}

function refused(logger: Logger, status: number, reason: string): Answer {
  logger.warn({ status, reason }, "Teams activity refused");
  return { status };
}

/**
 * Whether a program on this machine asks. Not so: a page in its browser, which sends an Origin, or a name that was
 * pointed here as Host (DNS rebinding); a tunnel, which says for whom it forwards.
 */
function isLocal({ headers, socket }: Request): boolean {
  const fromHere = /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/.test(socket.remoteAddress ?? "");
  const toHere = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|\[::1\])(:\d+)?$/i.test(headers.host ?? "");
  const forwarded = headers["x-forwarded-for"] ?? headers.forwarded;
  return fromHere && toHere && headers.origin === undefined && forwarded === undefined;
}

/** Body-parser's own errors: too large, not JSON, an unknown charset. The body is never echoed. */
function bodyFailed(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status !== "number" || status < 400 || status > 499) next(error);
  else response.status(status).end();
}
