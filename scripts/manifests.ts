/** Writes the checked-in manifests anew from the code that makes them: `node scripts/manifests.ts`. */
import { writeFileSync } from "node:fs";
import { slackManifest } from "../src/bots/slack/manifest.ts";
import { teamsLocalization, teamsManifest } from "../src/bots/teams/manifest.ts";

/** No bot yet: `hansho package teams` puts the real id in. */
const NO_BOT = { appId: "00000000-0000-0000-0000-000000000000" };

const files = {
  "manifest.json": slackManifest({ socketMode: true }),
  "teams/manifest.json": teamsManifest(NO_BOT),
  "teams/en.json": teamsLocalization(NO_BOT),
};
for (const [file, manifest] of Object.entries(files)) {
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(file);
}
