/** Settings that connect both platforms with made-up credentials: nothing leaves the machine at start. */
import path from "node:path";
export function connectedSettings(
  folder: string,
  port: number,
  slackApiUrl = "http://127.0.0.1:9/api/",
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    PORT: String(port),
    HOST: "127.0.0.1",
    HANSHO_DATA_DIR: folder,
    HANSHO_SECRET: "bench".repeat(8),
    // The bench asks nobody outside this machine.
    HANSHO_CONFIG: path.join(import.meta.dirname, "no-feeds.json"),
    SLACK_BOT_TOKEN: "xoxb-bench",
    SLACK_SIGNING_SECRET: "bench-signing-secret",
    SLACK_API_URL: slackApiUrl,
    MicrosoftAppId: "00000000-0000-4000-8000-000000000001",
    MicrosoftAppPassword: "bench",
    MicrosoftAppTenantId: "00000000-0000-4000-8000-000000000002",
    LOG_LEVEL: "warn",
  };
}
