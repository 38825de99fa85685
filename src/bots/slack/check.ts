import { WebClient } from "@slack/web-api";
import type { Logger, SlackSettings } from "../../ports.ts";
import { clientOptions, createClient } from "./client.ts";
import { sendFailure } from "./errors.ts";
import { SCOPES } from "./manifest.ts";

/**
 * Asks Slack whether it takes our tokens and what they may do, for `hansho doctor`. Never rejects; `note` says
 * what was found and what to do, without secrets.
 */
export async function checkSlack(
  settings: Omit<SlackSettings, "organizationId">,
): Promise<{ ok: boolean; note: string }> {
  const deps = { settings, logger: SILENT };
  try {
    const { team, user, response_metadata } = await createClient(deps).auth.test();
    const granted = response_metadata?.scopes ?? [];
    const missing = SCOPES.needed.filter((scope) => granted.length > 0 && !granted.includes(scope));
    if (missing.length > 0) {
      return {
        ok: false,
        note: `scopes missing: ${missing.join(", ")}; install the app again from manifest.json`,
      };
    }
    const refused = settings.appToken && (await checkAppToken(settings.appToken, deps));
    if (refused) return { ok: false, note: refused };
    const blind = SCOPES.optional.filter((scope) => granted.length > 0 && !granted.includes(scope));
    const hint =
      blind.length === 0 ? "" : `; without ${blind.join(", ")} a post whose answer was lost may come twice`;
    const mode = settings.appToken === undefined ? "HTTP" : "Socket Mode";
    return { ok: true, note: `${team ?? "?"} as ${user ?? "?"}, ${mode}${hint}` };
  } catch (error) {
    const remedy = "install the app again and copy its new Bot User OAuth Token";
    return { ok: false, note: whatToDo(error, "SLACK_BOT_TOKEN", remedy) };
  }
}

/** What is wrong with the app token; undefined when Slack takes it. */
async function checkAppToken(
  appToken: string,
  deps: Parameters<typeof clientOptions>[0],
): Promise<string | undefined> {
  try {
    await new WebClient(appToken, clientOptions(deps)).apps.connections.open();
    return undefined;
  } catch (error) {
    const remedy = "make a new one with connections:write (Basic Information, App-Level Tokens)";
    return whatToDo(error, "SLACK_APP_TOKEN", remedy);
  }
}

/** A refusal of the token has its remedy; anything else says nothing about the token. */
function whatToDo(error: unknown, setting: string, remedy: string): string {
  const failed = sendFailure(error);
  const detail = "detail" in failed ? failed.detail : failed.kind;
  if (detail.startsWith("Slack refused")) return `${setting}: ${detail}; ${remedy}`;
  return `Slack could not be asked: ${detail}; check the way out to https://slack.com, or SLACK_API_URL`;
}

const SILENT: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => SILENT,
};
