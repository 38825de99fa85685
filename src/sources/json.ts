/** JSON documents: parsed once, however many sources look at them; and zod's findings in readable words. */
import { hash } from "node:crypto";
import type { z } from "zod";
import type { SourceDocument } from "../ports.ts";
import { decodeText, shorten } from "./text.ts";

export interface JsonDocument {
  value: unknown;
  /** Some bytes were no characters (see decodeText). */
  damaged: boolean;
  /** The end is missing: `value` holds the elements that were whole. */
  cut: boolean;
}

const parsed = new WeakMap<SourceDocument, JsonDocument | { error: string }>();

/** The document as JSON, or why it is none. Kept as long as the document is. */
export function parseJson(document: SourceDocument): JsonDocument | { error: string } {
  const known = parsed.get(document);
  if (known !== undefined) return known;
  const result = parse(document.bytes);
  parsed.set(document, result);
  return result;
}

function parse(bytes: Uint8Array): JsonDocument | { error: string } {
  try {
    const { text, damaged } = decodeText(bytes);
    return { ...parseText(text), damaged };
  } catch (error) {
    return { error: error instanceof Error ? shorten(error.message, 300) : String(error) };
  }
}

function parseText(text: string): { value: unknown; cut: boolean } {
  try {
    return { value: JSON.parse(text), cut: false };
  } catch (error) {
    const whole = wholeElements(text);
    if (whole === undefined) throw error;
    try {
      return { value: JSON.parse(whole), cut: true };
    } catch {
      throw error;
    }
  }
}

/** JSON that was cut off, ended after the last whole element of its outermost array; undefined when none is. */
function wholeElements(text: string): string | undefined {
  const open: string[] = [];
  let list = -1;
  let end = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]+|\\.)*"?|[[\]{}]/gs)) {
    if (token === "[" || token === "{") {
      if (token === "[" && list < 0) list = open.length;
      open.push(token === "[" ? "]" : "}");
    } else if (token === "]" || token === "}") {
      if (open.pop() !== token) return undefined;
      if (open.length <= list) return undefined;
      if (open.length === list + 1) end = index + 1;
    }
  }
  // What stands open around the list has stayed the same since the list was opened.
  const closing = open.slice(0, list + 1).toReversed();
  return end === 0 ? undefined : text.slice(0, end) + closing.join("");
}

/** More than any format has; far less than what ends a function that calls itself for each level. */
const MOST_LEVELS = 100;

/** Why an element is refused before anything walks through it; undefined for one of reasonable depth. */
export function depthRefusal(value: unknown): string | undefined {
  return deeperThan(value, MOST_LEVELS) ? `is nested more than ${MOST_LEVELS} levels deep` : undefined;
}

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  const values: unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const inner of values) {
    if (typeof inner === "object" && deeperThan(inner, levels - 1)) return true;
  }
  return false;
}

/** Whether a document that cannot be parsed says `pattern` near its beginning. */
export function headMatches({ bytes }: SourceDocument, pattern: RegExp): boolean {
  return pattern.test(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096)).toString("utf8"),
  );
}

/** Whether the document looks like JSON at all: told by its first sign, before anything is parsed. */
export function looksLikeJson({ bytes }: SourceDocument): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256)).toString("latin1");
  // oxlint-disable-next-line no-control-regex -- UTF-16 has a NUL beside each sign
  return /^[\u0000\s\u00ef\u00bb\u00bf\u00ff\u00fe]*[[{]/.test(head);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** SHA-256 of a value's own JSON text, in hexadecimal. */
export function hashOf(value: unknown): string {
  return hash("sha256", JSON.stringify(value) ?? "");
}

/** What zod found, as `path: message; path: message`, the first five. */
export function reasonOf(error: z.ZodError): string {
  const lines = error.issues.slice(0, 5).map(({ path, message }) => {
    const at = path.map(String).join(".");
    return at === "" ? message : `${at}: ${message}`;
  });
  if (error.issues.length > lines.length) lines.push(`and ${error.issues.length - lines.length} more`);
  return lines.join("; ");
}
