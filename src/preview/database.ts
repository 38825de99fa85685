/** The preview's own database, emptied at each start (design 5), and the note that tells where a preview runs. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const ANSWER_MS = 1_000;

/** Where this run says its own name; nothing else at that address does. */
export const RUN_PATH = "/preview/api/run";

const RunNote = z.object({
  url: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+$/),
  run: z.string().min(1),
});
type RunNote = z.infer<typeof RunNote>;

/**
 * Empties the preview's database and says where it is, as a `sqlite:` URL.
 * @throws Error when another preview is using the same folder
 */
export async function freshDatabase(dataDir: string): Promise<string> {
  const running = await runningPreview(dataDir);
  if (running !== undefined) {
    throw new Error(
      `A preview already runs at ${running.url}. Stop it, or set HANSHO_DATA_DIR to another folder.`,
    );
  }
  try {
    mkdirSync(dataDir, { recursive: true });
    for (const suffix of ["", "-wal", "-shm"]) rmSync(databaseFile(dataDir) + suffix, { force: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `HANSHO_DATA_DIR: the preview cannot write in ${dataDir}: ${reason} / ${dataDir} に書き込めません。HANSHO_DATA_DIR に別のフォルダを設定してください`,
      { cause: error },
    );
  }
  return `sqlite:${databaseFile(dataDir)}`;
}

/** Notes where the preview answers, so that `hansho ingest` beside it reaches its database. */
export function notePreview(dataDir: string, note: RunNote): void {
  writeFileSync(notePath(dataDir), JSON.stringify(note));
}

/**
 * The preview that runs in this folder now, if it answers by its name: a note left by a crash is no sign of life,
 * even where something else has taken the port. The database is the folder's own, whatever a note says.
 */
export async function runningPreview(
  dataDir: string,
): Promise<{ url: string; databaseUrl: string } | undefined> {
  if (!existsSync(notePath(dataDir))) return undefined;
  try {
    const { url, run } = RunNote.parse(JSON.parse(readFileSync(notePath(dataDir), "utf8")));
    const signal = AbortSignal.timeout(ANSWER_MS);
    const answer = await fetch(`${url}${RUN_PATH}`, { signal, redirect: "error" });
    const databaseUrl = `sqlite:${databaseFile(dataDir)}`;
    return answer.ok && (await answer.text()) === run ? { url, databaseUrl } : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the note away when the preview ends. */
export function forgetPreview(dataDir: string): void {
  rmSync(notePath(dataDir), { force: true });
}

function notePath(dataDir: string): string {
  return path.join(dataDir, "preview.json");
}

function databaseFile(dataDir: string): string {
  return path.join(dataDir, "preview.db");
}
