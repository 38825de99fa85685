import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

export interface Forked {
  child: ChildProcess;
  /** Its exit code, or the signal it died of. */
  exited: Promise<number | string>;
  /** What it wrote to stderr so far. */
  errors(): string;
  /** Its next message; rejects when it ends without one. */
  message(): Promise<unknown>;
}

/** Some forty children load the same files: with this the later ones start in two thirds of the time. */
const CACHE = path.join(import.meta.dirname, "..", "..", "node_modules", ".cache", "crash-children");

/** Starts `child.ts` in a process of its own, with this Node. */
export function forkChild(args: {
  databaseUrl: string;
  serverUrl: string;
  stopAt?: string;
  count?: number;
}): Forked {
  const { databaseUrl, serverUrl, stopAt = "", count = 1 } = args;
  const child = fork(
    path.join(import.meta.dirname, "child.ts"),
    [databaseUrl, serverUrl, stopAt, String(count)],
    {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      execArgv: [],
      env: { ...process.env, NODE_COMPILE_CACHE: CACHE },
    },
  );
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const exited = once(child, "exit").then(([code, signal]) => (signal ?? code) as number | string);
  return {
    child,
    exited,
    errors: () => errors,
    message: async () => {
      const ended = exited.then((how) => Promise.reject(new Error(`the child ended (${how})\n${errors}`)));
      const said = once(child, "message").then(([message]) => message as unknown);
      return Promise.race([said, ended]);
    },
  };
}
