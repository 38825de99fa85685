/**
 * `POST /api/advisories`: hansho-json handed to us by a publisher who holds the secret (docs/push.md). Signed as
 * Standard Webhooks 1.0 says: HMAC-SHA256 over id, timestamp and body, five minutes, each id once.
 */
import { isUtf8 } from "node:buffer";
import express, { type Application, type Request, type Response } from "express";
import { Webhook, WebhookVerificationError } from "standardwebhooks";
import type { IngestRefusal, IngestSummary } from "../flows/ingest.ts";
import type { IngestedAdvisory, Logger, SourceDocument } from "../ports.ts";

/** Far more than people write by hand; a signature over it is checked in a few milliseconds. */
export const MOST_PUSHED_BYTES = 1024 * 1024;
const ID = /^[\w.-]{1,200}$/;

export interface PushDeps {
  /** `whsec_` and base64; more than one while they are being changed. */
  secrets: readonly string[];
  /** False for an id that came before (the platforms' inbound events use the same memory). */
  firstSeen(key: string): Promise<boolean>;
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
 * 409 for an id that was taken already, 413 for more than a MiB, 415 for what is not UTF-8.
 */
export function attachPush(app: Application, deps: PushDeps): void {
  const webhooks = deps.secrets.map((secret) => new Webhook(secret));
  const body = express.raw({ type: () => true, limit: MOST_PUSHED_BYTES, inflate: false });
  app.post("/api/advisories", body, async (request: Request, response: Response) => {
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes) || bytes.length === 0) {
      response.status(400).json({ error: "the body is empty" });
    } else if (!isUtf8(bytes)) {
      // A signature over text says nothing of bytes that are no text.
      response.status(415).json({ error: "the body is not UTF-8" });
    } else {
      const refusal = whyRefused(webhooks, request, bytes);
      if (refusal === undefined) await take(deps, request, response, bytes);
      else {
        deps.logger.warn({ reason: refusal }, "a pushed document was refused");
        response.status(401).json({ error: "the signature is missing, wrong or older than five minutes" });
      }
    }
  });
}

function whyRefused(webhooks: readonly Webhook[], { headers }: Request, bytes: Buffer): string | undefined {
  const id = headers["webhook-id"];
  if (typeof id !== "string" || !ID.test(id)) return "webhook-id is missing or strange";
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

async function take(deps: PushDeps, request: Request, response: Response, bytes: Buffer): Promise<void> {
  const key = `push:${String(request.headers["webhook-id"])}`;
  if (!(await deps.firstSeen(key))) {
    response.status(409).json({ error: "this webhook-id was received already" });
    return;
  }
  const advisories: IngestedAdvisory[] = [];
  const refused: Omit<IngestRefusal, "input">[] = [];
  try {
    const { documents: _d, ...summary } = await deps.ingest(
      { name: "push", bytes },
      {
        onAdvisory: (advisory) => advisories.push(advisory),
        onRefusal: ({ input: _i, ...refusal }) => refused.push(refusal),
      },
    );
    deps.wake();
    const isLost = summary.entries === 0 && summary.refused > 0;
    response.status(isLost ? 422 : 200).json({ advisories, refused, summary });
  } catch (error) {
    // The sender may send the same again.
    await deps.forgetSeen(key);
    throw error;
  }
}
