import { z } from "zod";
import type { TeamsSettings } from "../../ports.ts";

const LOGIN = "https://login.microsoftonline.com";
const SCOPE = "https://api.botframework.com/.default";

const Refusal = z.object({ error: z.string(), error_description: z.string().catch("") });

/**
 * Asks Entra for a token with our credentials, as a send would, and says what came of it. Nothing is posted.
 * OAuth 2.0 client credentials grant (RFC 6749, 4.4) at Entra's v2.0 endpoint. Never rejects.
 * @param login another token service, for tests
 */
export async function checkTeams(
  settings: Pick<TeamsSettings, "appId" | "appPassword" | "tenantId">,
  login: string = LOGIN,
): Promise<{ ok: boolean; note: string }> {
  try {
    const response = await fetch(`${login}/${encodeURIComponent(settings.tenantId)}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: settings.appId,
        client_secret: settings.appPassword ?? "",
        scope: SCOPE,
      }),
      redirect: "error",
      signal: AbortSignal.timeout(10_000),
    });
    if (response.ok) return { ok: true, note: "Entra takes the bot's id, secret and tenant" };
    const refusal = Refusal.safeParse(await response.json().catch(() => undefined));
    return { ok: false, note: whatToDo(response.status, refusal.data) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : "no answer";
    return { ok: false, note: `Entra could not be reached (${reason}); check the way out to ${login}` };
  }
}

/** Entra's own numbers (Microsoft's page on AADSTS error codes) say which of the three settings is wrong. */
function whatToDo(status: number, refusal: z.infer<typeof Refusal> | undefined): string {
  const code = /AADSTS\d+/.exec(refusal?.error_description ?? "")?.[0] ?? "";
  switch (code) {
    case "AADSTS7000215":
    case "AADSTS7000222":
      return `MicrosoftAppPassword: Entra refuses it (${code}); make a new client secret and use its value, not its id`;
    case "AADSTS700016":
      return `MicrosoftAppId: not known in this tenant (${code}); check it and MicrosoftAppTenantId`;
    case "AADSTS90002":
    case "AADSTS900023":
      return `MicrosoftAppTenantId: Entra does not know it (${code})`;
    default:
      return `Entra refuses the credentials (HTTP ${status}${code === "" ? "" : `, ${code}`})`;
  }
}
