import { writeFile } from "node:fs/promises";
import type { Config } from "../config.ts";
import { slackManifestFor, teamsPackageFor } from "../main.ts";
import { Misuse } from "./misuse.ts";

/** `hansho package slack` prints the manifest; `hansho package teams` writes the app zip and says where. */
export async function packageFor(config: Config, platform: string, options: { out?: string }): Promise<void> {
  switch (platform) {
    case "slack": {
      const manifest = `${JSON.stringify(await slackManifestFor(config), null, 2)}\n`;
      if (options.out === undefined) process.stdout.write(manifest);
      else await writeFile(options.out, manifest);
      return;
    }
    case "teams": {
      const file = options.out ?? "hansho-teams.zip";
      await writeFile(file, await teamsPackageFor(config));
      process.stdout.write(`${file}\n`);
      return;
    }
    default:
      throw new Misuse(`no platform ${platform}; there are slack and teams`);
  }
}
