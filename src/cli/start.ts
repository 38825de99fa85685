import type { Config } from "../config.ts";
import { startService } from "../main.ts";

/** Runs the service until SIGTERM or SIGINT; a second signal ends it at once. */
export async function start(config: Config): Promise<void> {
  const service = await startService(config);
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
