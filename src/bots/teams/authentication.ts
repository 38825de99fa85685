import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from "botbuilder";
import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  type ServiceClientCredentialsFactory,
} from "botframework-connector";
import type { TeamsSettings } from "../../ports.ts";

type StandIn = NonNullable<TeamsSettings["standIn"]>;
type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory["createCredentials"]>>;

/** Who must have signed inbound tokens: the Bot Connector, or the preview's stand-in for it. */
export function tokenIssuer(settings: TeamsSettings): string {
  return settings.standIn?.issuer ?? AuthenticationConstants.ToBotFromChannelTokenIssuer;
}

/**
 * Tokens in and out. An empty app id switches botbuilder's checks off altogether (platform page 15), so it throws
 * unless the unauthenticated mode was asked for by name. The app type is set explicitly: botbuilder's own default
 * is MultiTenant.
 */
export function createAuthentication(settings: TeamsSettings): BotFrameworkAuthentication {
  if (settings.unauthenticated === true) {
    return new ConfigurationBotFrameworkAuthentication({}, withoutTokens());
  }
  if (settings.appId.trim() === "") {
    throw new Error("MicrosoftAppId: is empty; a Teams bot without one would accept anybody's activities");
  }
  if (settings.tenantId.trim() === "") {
    throw new Error("MicrosoftAppTenantId: is empty; without it every tenant would be refused");
  }
  if (settings.standIn !== undefined) return standInAuthentication(settings.appId, settings.standIn);
  return new ConfigurationBotFrameworkAuthentication(
    {},
    new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: settings.appId,
      MicrosoftAppPassword: settings.appPassword ?? "",
      MicrosoftAppType: "SingleTenant",
      MicrosoftAppTenantId: settings.tenantId,
    }),
  );
}

/** Setting one of these drops all of botbuilder's defaults, so every one that is read is set. */
function standInAuthentication(appId: string, standIn: StandIn): BotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication(
    {
      ToBotFromChannelTokenIssuer: standIn.issuer,
      ToBotFromChannelOpenIdMetadataUrl: standIn.openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: standIn.openIdMetadataUrl,
      ToChannelFromBotLoginUrl: standIn.issuer,
      ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
      OAuthUrl: standIn.issuer,
      CallerId: "",
      ValidateAuthority: false,
    },
    credentialsFactory(
      async (candidate) => candidate === appId,
      false,
      async (request) => {
        request.headers.set("authorization", `Bearer ${await standIn.token()}`);
        return request;
      },
    ),
  );
}

function withoutTokens(): ServiceClientCredentialsFactory {
  return credentialsFactory(
    async () => true,
    true,
    async (request) => request,
  );
}

function credentialsFactory(
  isValidAppId: (appId: string) => Promise<boolean>,
  disabled: boolean,
  signRequest: Credentials["signRequest"],
): ServiceClientCredentialsFactory {
  return {
    isValidAppId,
    isAuthenticationDisabled: async () => disabled,
    createCredentials: async () => ({ signRequest }),
  };
}
