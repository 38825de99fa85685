/** The real service as `npm start` runs it, in a process and a folder of its own, with no account. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { Webhook } from "standardwebhooks";

const PUSH_SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

const root = path.join(import.meta.dirname, "..", "..");

export interface RunningService {
  url: string;
  /** Hands it an advisory, signed, as a publisher does. */
  push(advisory: object): Promise<void>;
  /** Ends it with SIGTERM and gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts it and waits for its `listening` line. @throws Error with the log when it ends before that */
export async function startPreviewService(): Promise<RunningService> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "hansho-browser-"));
  const child = spawn(process.execPath, [path.join(root, "src", "cli", "index.ts"), "start"], {
    cwd: folder,
    env: {
      PATH: "/usr/bin:/bin",
      PORT: "0",
      HANSHO_DATA_DIR: folder,
      HANSHO_PUSH_SECRET: PUSH_SECRET,
      TZ: "Asia/Tokyo",
      LOG_LEVEL: "info",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const log: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      log.push(line);
      const found = /"url":"([^"]+)".*"msg":"listening"/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => reject(new Error(`the service ended with ${code}:\n${log.join("\n")}`)));
  });
  return {
    url,
    async push(advisory) {
      const body = JSON.stringify(advisory);
      const id = `msg_${crypto.randomUUID()}`;
      const at = new Date();
      const headers = {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
        "webhook-signature": new Webhook(PUSH_SECRET).sign(id, at, body),
      };
      const response = await fetch(`${url}/api/advisories`, { method: "POST", headers, body });
      if (!response.ok) throw new Error(`push: HTTP ${response.status} ${await response.text()}`);
    },
    async stop() {
      child.kill("SIGTERM");
      const code = await ended;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
