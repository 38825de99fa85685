import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { syntheticKev } from "./kev.ts";
import { figure, median } from "./report.ts";
import { connectedSettings } from "./start/settings.ts";

const ROUNDS = 7;
const CLI = path.resolve("src/cli/index.ts");
const BARE = path.resolve("bench/start/bare.ts");

/**
 * Time to `/readyz` 200 with an existing database and no preview, against a bare script that only imports Bolt and
 * botbuilder, alternating; then resident memory after a minute idle and after the KEV catalogue.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "hansho-bench-"));
  const env = connectedSettings(folder, await freePort());
  execFileSync(process.execPath, [CLI, "deliveries"], { env, cwd: folder, stdio: "ignore" });

  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await timeBare(env));
    ours.push(await timeReady(env, folder));
  }
  const ratio = median(ours) / median(bare);
  console.log(
    `bare import ${median(bare).toFixed(0)} ms, ready ${median(ours).toFixed(0)} ms (medians of ${ROUNDS})`,
  );
  figure(
    "time to /readyz against importing the two SDKs",
    `${ratio.toFixed(2)}×`,
    ratio <= 1.5,
    "at most 1.5×",
  );
  await memory(env, folder);
  rmSync(folder, { recursive: true, force: true });
}

async function timeBare(env: NodeJS.ProcessEnv): Promise<number> {
  const from = performance.now();
  const child = spawn(process.execPath, [BARE], { env, stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const took = performance.now() - from;
  if (child.exitCode === null) await once(child, "exit");
  return took;
}

async function timeReady(env: NodeJS.ProcessEnv, folder: string): Promise<number> {
  const from = performance.now();
  const service = startService(env, folder);
  await ready(env);
  const took = performance.now() - from;
  await stop(service);
  return took;
}

async function memory(env: NodeJS.ProcessEnv, folder: string): Promise<void> {
  const service = startService(env, folder);
  await ready(env);
  await wait(60_000);
  const idle = residentMb(service.pid);
  figure("resident memory after 60 s idle", `${idle.toFixed(0)} MB`, idle <= 250, "at most 250 MB");
  const catalogue = path.join(folder, "kev.json");
  writeFileSync(catalogue, syntheticKev(0));
  execFileSync(process.execPath, [CLI, "ingest", catalogue], { env, cwd: folder, stdio: "ignore" });
  await wait(5_000);
  const after = residentMb(service.pid);
  figure("resident memory after the KEV catalogue", `${after.toFixed(0)} MB`, after <= 300, "at most 300 MB");
  await stop(service);
}

function startService(env: NodeJS.ProcessEnv, folder: string) {
  return spawn(process.execPath, [CLI, "start"], {
    env,
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function stop(service: ReturnType<typeof startService>): Promise<void> {
  service.kill("SIGTERM");
  if (service.exitCode === null) await once(service, "exit");
}

async function ready(env: NodeJS.ProcessEnv): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${env.PORT}/readyz`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await wait(2);
  }
}

function residentMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
