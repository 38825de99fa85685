/** What is asked of a language model and what comes back, whoever serves it. */
import type { z } from "zod";

export interface Message {
  role: "user" | "assistant";
  content: string;
}

export interface Question {
  /** Ours alone: nothing from outside stands in it. */
  system: string;
  messages: readonly Message[];
  /** The shape of the answer, sent along where the server can hold a model to it. */
  schema: z.ZodType;
  maxTokens: number;
  signal: AbortSignal;
}

export interface Answer {
  /** As the model wrote it: meant to be JSON, and not checked yet. */
  text: string;
  /** How it ended: by itself, at the limit of tokens, by a refusal or a content filter. */
  end: "whole" | "cut-off" | "refused";
  /** Of question and answer, as the server counted them; absent where it does not count. */
  tokens?: number | undefined;
  /** Those of them that the model wrote, its thinking too. */
  written?: number | undefined;
}

/** Asks once. @throws AskFailure when no answer came; the signal's reason when it was aborted */
export type AskModel = (question: Question) => Promise<Answer>;

type FailureKind =
  | "unreachable"
  | "busy"
  | "failing"
  | "denied"
  | "unknown-model"
  | "rejected"
  | "unreadable";

/** Why no answer came. It quotes nothing the server said: a server may repeat the key or the question. */
export class AskFailure extends Error {
  override name = "AskFailure";
  readonly kind: FailureKind;
  /** How long the server asked us to wait, milliseconds. */
  readonly retryAfterMs: number | undefined;

  /** @param detail for the log, in our own words: `HTTP 503`, `ECONNREFUSED` */
  constructor(kind: FailureKind, detail: string, retryAfterMs?: number) {
    super(detail);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}
