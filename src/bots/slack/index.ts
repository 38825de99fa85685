/** The Slack bot: what `main.ts` puts together. Only this folder knows Slack's SDKs. */
export { createSlackBot } from "./bot.ts";
export { checkSlack } from "./check.ts";
export { createSlackChannel } from "./channel.ts";
export { slackManifest } from "./manifest.ts";
