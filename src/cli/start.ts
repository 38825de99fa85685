import type { Config } from "../config.ts";
import { startService } from "../main.ts";

/** Runs the service until SIGTERM or SIGINT; a second signal ends it at once. */
export async function start(config: Config): Promise<void> {
  if (config.preview) process.stdout.write("\n  半鐘 Hansho を起動しています… / starting…\n");
  const service = await startService(config).catch(endAtOnce);
  if (config.preview) {
    process.stdout.write(
      `\n  半鐘 Hansho のプレビュー / preview:  ${service.url}/\n  止めるには / to stop:  Ctrl+C\n\n`,
    );
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      service.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`hansho: could not stop cleanly: ${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

/** What was opened before the fault (servers, connections) would keep a process alive that serves nobody. */
function endAtOnce(error: unknown): never {
  process.stderr.write(`hansho: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
