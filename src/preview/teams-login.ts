/** Who signs for the stand-in for Microsoft: one RSA key made at start, for tokens in both directions. */
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from "jose";

/** What Microsoft's Bot Connector wants as the audience of a bot's own token. */
const connectorAudience = "https://api.botframework.com";
const lifeSeconds = 300;

export interface TeamsLogin {
  /** The key set, with the endorsement botbuilder looks for. */
  jwks: { keys: object[] };
  /** A token as the Bot Connector sends it with an activity; `claims` replace the usual ones. */
  inboundToken(claims?: Record<string, unknown>): Promise<string>;
  /** A token the bot may send to the connector. */
  outboundToken(): Promise<string>;
  /** Whether an `Authorization` header carries a good token of the bot. */
  allows(authorization: string | undefined): Promise<boolean>;
}

/**
 * Makes the key. Tokens go by the real clock, because botbuilder judges them by it.
 * @param names issuer, the bot's app id, and the service URL that inbound tokens are for
 */
export async function createTeamsLogin(names: {
  issuer: string;
  appId: string;
  serviceUrl: string;
}): Promise<TeamsLogin> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = {
    ...(await exportJWK(publicKey)),
    kid: "preview",
    use: "sig",
    alg: "RS256",
    endorsements: ["msteams"],
  };

  function sign(claims: Record<string, unknown>): Promise<string> {
    return new SignJWT({ iss: names.issuer, ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "preview", typ: "JWT" })
      .setIssuedAt()
      .setNotBefore("-10s")
      .setExpirationTime(`${lifeSeconds}s`)
      .sign(privateKey);
  }

  return {
    jwks: { keys: [jwk] },
    inboundToken: (claims) => sign({ aud: names.appId, serviceurl: names.serviceUrl, ...claims }),
    outboundToken: () => sign({ aud: connectorAudience, appid: names.appId }),
    async allows(authorization) {
      const token = /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
      if (token === undefined) return false;
      try {
        await jwtVerify(token, publicKey, { issuer: names.issuer, audience: connectorAudience });
        return true;
      } catch {
        return false;
      }
    },
  };
}
