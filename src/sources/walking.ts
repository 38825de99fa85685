/** What walks through many documents have in common: which failures are a document's own, and which its server's. */
import type { FetchFailure, SourceDocument } from "../ports.ts";
import { parseJson } from "./json.ts";

/** Failures in a row, of documents that are not simply gone: then it is the server that fails. */
const FAILURES = 5;
/** Not Found, Gone (RFC 9110): said of one document, however many of them there are. */
const GONE = [404, 410];

export interface Patience {
  /** A document came. */
  came(): void;
  /**
   * One did not. Returns the error to end the walk with, when it is the server that fails or it asks to be left
   * alone; undefined when the walk can go on.
   */
  lost(error: unknown): Error | undefined;
  /** Whether the last ones failed, but not yet so many that it is the server. */
  tried(): boolean;
}

export function createPatience(): Patience {
  let failures = 0;
  return {
    came() {
      failures = 0;
    },
    lost(error) {
      if (!isFetchFailure(error)) failures += 1;
      else if (error.retryAfterMs !== undefined) return error;
      else failures += isGone(error) ? 0 : 1;
      if (failures < FAILURES) return undefined;
      return new Error(`${FAILURES} records in a row could not be had; the last: ${reasonFrom(error)}`, {
        cause: error,
      });
    },
    tried: () => failures > 0,
  };
}

/** Whether the server says that there is no such document. */
export function isGone(error: unknown): boolean {
  return isFetchFailure(error) && GONE.includes(error.status);
}

function isFetchFailure(error: unknown): error is FetchFailure {
  return error instanceof Error && error.name === "FetchFailure";
}

export function reasonFrom(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A document that came whole. @throws Error for one that was cut off or is something else: it can be tried again */
export function wholeJson(document: SourceDocument): SourceDocument {
  const json = parseJson(document);
  if ("error" in json) throw new Error(`is not JSON that can be read: ${json.error}`);
  if (json.cut) throw new Error("was cut off before its end");
  return document;
}
