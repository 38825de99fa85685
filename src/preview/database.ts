/** The preview's own database, emptied at each start (design 5), and the note that tells where a preview runs. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const ANSWER_MS = 1_000;

interface RunNote {
  url: string;
  databaseUrl: string;
}

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
export function notePreview(dataDir: string, url: string): void {
  const note: RunNote = { url, databaseUrl: `sqlite:${databaseFile(dataDir)}` };
  writeFileSync(notePath(dataDir), JSON.stringify(note));
}

/** The preview that runs in this folder now, if one answers; a note left by a crash is no sign of life. */
export async function runningPreview(dataDir: string): Promise<RunNote | undefined> {
  if (!existsSync(notePath(dataDir))) return undefined;
  try {
    const note = JSON.parse(readFileSync(notePath(dataDir), "utf8")) as RunNote;
    const answer = await fetch(new URL("/healthz", note.url), { signal: AbortSignal.timeout(ANSWER_MS) });
    return answer.ok ? note : undefined;
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
