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
    if (settings.appToken !== undefined) await checkAppToken(settings.appToken, deps);
    const blind = SCOPES.optional.filter((scope) => granted.length > 0 && !granted.includes(scope));
    const hint =
      blind.length === 0 ? "" : `; without ${blind.join(", ")} a post whose answer was lost may come twice`;
    const mode = settings.appToken === undefined ? "HTTP" : "Socket Mode";
    return { ok: true, note: `${team ?? "?"} as ${user ?? "?"}, ${mode}${hint}` };
  } catch (error) {
    const failed = sendFailure(error);
    return { ok: false, note: "detail" in failed ? failed.detail : failed.kind };
  }
}

async function checkAppToken(appToken: string, deps: Parameters<typeof clientOptions>[0]): Promise<void> {
  await new WebClient(appToken, clientOptions(deps)).apps.connections.open();
}

const SILENT: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => SILENT,
};
