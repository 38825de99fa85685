import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const CLI = path.resolve("src/cli/index.ts");

export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

export interface Cli {
  folder: string;
  /** Runs `hansho …` in a folder of its own, with no settings but these. */
  hansho(args: string[], env?: NodeJS.ProcessEnv): Promise<Run>;
  clean(): Promise<void>;
}

/** A place with a database of its own for the command to run in. */
export async function createCli(): Promise<Cli> {
  const folder = await mkdtemp(path.join(tmpdir(), "hansho-cli-"));
  return {
    folder,
    clean: () => rm(folder, { recursive: true, force: true }),
    hansho: (args, env = {}) =>
      new Promise((resolve) => {
        execFile(
          process.execPath,
          [CLI, ...args],
          {
            cwd: folder,
            env: { PATH: process.env.PATH, LOG_LEVEL: "silent", ...env },
            maxBuffer: 64 * 1024 * 1024,
          },
          (error, stdout, stderr) =>
            resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
        );
      }),
  };
}

/** One JSON object a line. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
