/** A real browser for tests and screenshots, with nothing to install: Chromium out of an npm package, driven by Playwright. */
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { type Browser, chromium } from "playwright-core";

const packages = createRequire(import.meta.url);

/** Without these Chromium looks for Google's hosts at every start; as root it needs `--no-sandbox`. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/**
 * Starts Chromium without a window: the one `CHROME_PATH` names, else the packaged one (Linux), unpacked once into
 * the temporary folder.
 * @throws Error when there is neither
 */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromePath() ?? (await unpacked()), args, headless: true });
}

function chromePath(): string | undefined {
  // oxlint-disable-next-line node/no-process-env -- where a browser lies is no setting of the service
  return process.env["CHROME_PATH"];
}

/** Written beside and renamed, so that a killed or a second test run never leaves half a browser. */
async function unpacked(): Promise<string> {
  if (process.platform !== "linux") {
    throw new Error("No packaged browser for this system: set CHROME_PATH to a Chromium or Chrome");
  }
  const entry = packages.resolve("@sparticuz/chromium");
  const root = entry.slice(0, entry.lastIndexOf(`${path.sep}build${path.sep}`));
  const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as {
    version: string;
  };
  const folder = path.join(os.tmpdir(), `hansho-chromium-${version}`);
  const file = path.join(folder, "chromium");
  if (existsSync(file)) return file;
  await mkdir(folder, { recursive: true });
  const whole = await promisify(brotliDecompress)(await readFile(path.join(root, "bin", "chromium.br")));
  const part = path.join(folder, `part-${process.pid}`);
  await writeFile(part, whole);
  await chmod(part, 0o755);
  await rename(part, file);
  return file;
}
