/**
 * `POST /api/advisories`: hansho-json handed to us by a publisher who holds the secret (docs/push.md). Signed as
 * Standard Webhooks 1.0 says: HMAC-SHA256 over id, timestamp and body, five minutes, each id once.
 */
import { isUtf8 } from "node:buffer";
import express, { type Application, type NextFunction, type Request, type Response } from "express";
import { Webhook, WebhookVerificationError } from "standardwebhooks";
import type { IngestRefusal, IngestSummary } from "../flows/ingest.ts";
import type { IngestedAdvisory, Logger, SourceDocument } from "../ports.ts";

/** Far more than people write by hand; a signature over it is checked in a few milliseconds. */
export const MOST_PUSHED_BYTES = 1024 * 1024;
const ID = /^[\w.-]{1,200}$/;

/** How far a sender's clock may be from ours, in seconds (Standard Webhooks 1.0). */
const TOLERANCE_S = 5 * 60;
/** How long an id is remembered: a signature over it is good for ten minutes at most. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;
/** How long one document may take: an id whose reading ended with the process is taken again after that. */
const READ_WITHIN_MS = 2 * 60 * 1000;

export interface PushDeps {
  /** `whsec_` and base64; more than one while they are being changed. */
  secrets: readonly string[];
  /** False for a key that came within its time before (the platforms' inbound events use the same memory). */
  firstSeen(key: string, ttlMs: number): Promise<boolean>;
  forgetSeen(key: string): Promise<void>;
  ingest(
    document: SourceDocument,
    on: {
      onAdvisory: (advisory: IngestedAdvisory) => void;
      onRefusal: (refusal: IngestRefusal) => void;
    },
  ): Promise<IngestSummary>;
  /** Deliveries are waiting. */
  wake(): void;
  logger: Logger;
}

/**
 * Answers 200 with what became of each advisory (`{advisories, refused, summary}`, as `hansho ingest --json`), 422
 * with the same when nothing could be read, 401 for a wrong or late signature (which of the two is only logged),
 * 409 for an id that was taken already, 413 for more than a MiB, 415 for what is compressed or not UTF-8, 503 for an
 * id that another process is reading, or was reading when it ended. Documents are read one after the other: two that
 * speak of one advisory would be in each other's way.
 */
export function attachPush(app: Application, deps: PushDeps): void {
  const webhooks = deps.secrets.map((secret) => new Webhook(secret));
  const inTurn = createTurns();

  function refuse(response: Response, reason: string): void {
    deps.logger.warn({ reason }, "a pushed document was refused");
    response.status(401).json({ error: "the signature is missing, wrong or older than five minutes" });
  }

  /** A stranger is sent away before the body is waited for. */
  function meet(request: Request, response: Response, next: NextFunction): void {
    const reason = whyStrange(request);
    if (reason === undefined) next();
    else refuse(response, reason);
  }

  const body = express.raw({ type: () => true, limit: MOST_PUSHED_BYTES, inflate: false });
  app.post("/api/advisories", meet, body, async (request: Request, response: Response) => {
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes) || bytes.length === 0) {
      response.status(400).json({ error: "the body is empty" });
    } else if (!isUtf8(bytes)) {
      // A signature over text says nothing of bytes that are no text.
      response.status(415).json({ error: "the body is not UTF-8" });
    } else {
      const reason = whyForged(webhooks, request, bytes);
      if (reason === undefined) await inTurn(() => take(deps, request, response, bytes));
      else refuse(response, reason);
    }
  });
  app.use("/api/advisories", bodyFailed);
}

/** Body-parser's own errors, in words; the body is never echoed. */
function bodyFailed(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413) response.status(413).json({ error: "the body is larger than 1 MiB" });
  else if (status === 415) response.status(415).json({ error: "the body is compressed" });
  else next(error);
}

/** Runs one piece of work after the other; a failed one does not hinder the next. */
function createTurns(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}

/** What is wrong with the headers alone. */
function whyStrange({ headers }: Request): string | undefined {
  const { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signature } = headers;
  if (typeof id !== "string" || !ID.test(id)) return "webhook-id is missing or strange";
  if (typeof signature !== "string" || signature === "") return "webhook-signature is missing";
  if (typeof time !== "string" || !/^\d{1,12}$/.test(time)) return "webhook-timestamp is missing or strange";
  const late = Math.abs(Date.now() / 1000 - Number(time)) > TOLERANCE_S;
  return late ? "webhook-timestamp is too far from our clock" : undefined;
}

function whyForged(webhooks: readonly Webhook[], { headers }: Request, bytes: Buffer): string | undefined {
  const given = Object.fromEntries(
    Object.entries(headers).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
  let reason = "no secret";
  for (const webhook of webhooks) {
    try {
      webhook.verify(bytes, given, { jsonParse: false });
      return undefined;
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
      reason = error.message;
    }
  }
  return reason;
}

/**
 * Once for each id. That it is being read and that it was read are kept apart: the first is forgotten when reading
 * failed, or ended with the process, so that the sender may send the same again.
 */
async function take(deps: PushDeps, request: Request, response: Response, bytes: Buffer): Promise<void> {
  const id = String(request.headers["webhook-id"]);
  const [reading, read] = [`push-reading:${id}`, `push:${id}`];
  if (!(await deps.firstSeen(reading, READ_WITHIN_MS))) {
    response.setHeader("Retry-After", READ_WITHIN_MS / 1000);
    response.status(503).json({ error: "this webhook-id is being read; send it again later" });
    return;
  }
  try {
    // A key that is kept for no time is only asked for.
    if (!(await deps.firstSeen(read, 0))) {
      response.status(409).json({ error: "this webhook-id was received already" });
      return;
    }
    const advisories: IngestedAdvisory[] = [];
    const refused: Omit<IngestRefusal, "input">[] = [];
    const { documents: _d, ...summary } = await deps.ingest(
      { name: "push", bytes },
      {
        onAdvisory: (advisory) => advisories.push(advisory),
        onRefusal: ({ input: _i, ...refusal }) => refused.push(refusal),
      },
    );
    await deps.firstSeen(read, REMEMBERED_MS);
    deps.wake();
    const isLost = summary.entries === 0 && summary.refused > 0;
    response.status(isLost ? 422 : 200).json({ advisories, refused, summary });
  } finally {
    await deps.forgetSeen(reading);
  }
}
