/** Documents out of files, folders and web addresses. */
import { open, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Fetcher, SourceDocument } from "../ports.ts";
import { namesThisMachine } from "./dispatchers.ts";
import { createFetcher } from "./http.ts";

export type LoadedDocument = SourceDocument | { name: string; error: string };

export interface LoadOptions {
  /** Largest document in bytes. Default: 64 MiB. */
  maxBytes?: number | undefined;
  /** For one web address. Default: 30 s. */
  timeoutMs?: number | undefined;
  /** Who asks. Default: one without a proxy, whose User-Agent has no contact. */
  fetcher?: Fetcher | undefined;
  /**
   * Also fetch from this machine, over http: always, or where `target` itself names it, which a redirect from
   * elsewhere cannot do. Default: no.
   */
  allowLoopback?: boolean | "named" | undefined;
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Every document `target` names: a file, each file of a folder and its subfolders (sorted by name, hidden ones and
 * folders met before left out), or what an http(s) address answers. What cannot be read comes as an error with its
 * name; nothing throws.
 */
export async function* loadDocuments(
  target: string,
  options: LoadOptions = {},
): AsyncIterable<LoadedDocument> {
  const maxBytes = options.maxBytes ?? MOST_BYTES;
  if (/^https?:\/\//i.test(target)) {
    yield await loadUrl(target, maxBytes, options);
    return;
  }
  for await (const found of filesOf(target, new Set())) {
    yield "error" in found ? found : await loadFile(found.name, maxBytes);
  }
}

async function loadUrl(url: string, maxBytes: number, options: LoadOptions): Promise<LoadedDocument> {
  try {
    const fetcher = options.fetcher ?? createFetcher({ userAgent: "Hansho (security advisory bot)" });
    const fetched = await fetcher(url, {
      maxBytes,
      timeoutMs: options.timeoutMs ?? 30_000,
      allowLocal:
        options.allowLoopback === "named" ? namesThisMachine(new URL(url)) : (options.allowLoopback ?? false),
    });
    if (fetched.kind === "unchanged") throw new Error("the server says it is unchanged, unasked");
    return fetched.document;
  } catch (error) {
    return { name: url, error: `cannot be fetched: ${reasonFor(error)}` };
  }
}

type Found = { name: string } | { name: string; error: string };

/** `seen` holds the real paths of folders, so that links that form a circle end. */
async function* filesOf(path: string, seen: Set<string>): AsyncIterable<Found> {
  let names: string[];
  try {
    const status = await stat(path);
    if (!status.isDirectory()) {
      yield status.isFile() ? { name: path } : { name: path, error: "is neither a file nor a folder" };
      return;
    }
    const real = await realpath(path);
    if (seen.has(real)) return;
    seen.add(real);
    names = await readdir(path);
  } catch (error) {
    yield { name: path, error: `cannot be read: ${reasonFor(error)}` };
    return;
  }
  for (const name of names.toSorted()) {
    if (!name.startsWith(".")) yield* filesOf(join(path, name), seen);
  }
}

async function loadFile(path: string, maxBytes: number): Promise<LoadedDocument> {
  try {
    await using file = await open(path, "r");
    const { size } = await file.stat();
    if (size > maxBytes) return { name: path, error: `is larger than ${maxBytes} bytes (${size})` };
    return { name: path, bytes: await file.readFile() };
  } catch (error) {
    return { name: path, error: `cannot be read: ${reasonFor(error)}` };
  }
}

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission denied",
  ELOOP: "its links form a circle",
};

function reasonFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return REASONS[code] ?? error.message;
}
