import { fork, type ChildProcess } from "node:child_process";
import type { FileResult } from "./result.ts";

const WORKER = new URL("worker.ts", import.meta.url);
/** Longest a file may take. */
const LIMIT_MS = 10_000;
/** Longest the worker may take to start. */
const START_MS = 30_000;

type Message = { ready: true } | { path: string; result: FileResult } | { path: string; crash: string };
type Reading = { result: FileResult } | { crash: string };

export interface Reader {
  /** Reads one file; `crash` says why there is no result. */
  read(path: string): Promise<Reading>;
  close(): void;
}

/** One process that reads one file after another; a new one when it died or had to be killed. */
export function createReader(): Reader {
  let worker: ChildProcess | undefined;

  /** The next message, or why none comes. */
  function next(child: ChildProcess, limitMs: number): Promise<Message | { crash: string }> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle({ crash: `HANG: more than ${limitMs / 1000} s` }), limitMs);
      const onExit = (code: number | null, signal: string | null) => {
        settle({ crash: `CRASH: the process ended (${signal ?? code})` });
      };
      function settle(message: Message | { crash: string }): void {
        clearTimeout(timer);
        child.off("message", settle);
        child.off("exit", onExit);
        resolve(message);
      }
      child.on("message", settle);
      child.on("exit", onExit);
    });
  }

  async function start(): Promise<ChildProcess> {
    const child = fork(WORKER, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const message = await next(child, START_MS);
    if (!("ready" in message)) throw new Error("the worker did not start");
    return child;
  }

  async function read(path: string): Promise<Reading> {
    worker ??= await start();
    worker.send(path);
    const message = await next(worker, LIMIT_MS);
    if ("result" in message) return { result: message.result };
    worker.kill("SIGKILL");
    worker = undefined;
    const detail = "crash" in message ? message.crash : "an unknown message";
    return { crash: "path" in message ? `CRASH: ${detail}` : detail };
  }

  return { read, close: () => void worker?.kill() };
}
