import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** Signs tokens as the Bot Connector does, and serves the keys to check them with. Always a fresh port. */
export interface TeamsIssuer {
  issuer: string;
  openIdMetadataUrl: string;
  /** A good token for five minutes; `claims` replace the usual ones, null takes one out. */
  token(claims: Record<string, unknown>): Promise<string>;
  /** The same claims signed by a key nobody published. */
  forgedToken(claims: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

export async function createTeamsIssuer(): Promise<TeamsIssuer> {
  const real = await generateKeyPair("RS256", { extractable: true });
  const other = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(real.publicKey)), kid: "k1", use: "sig", endorsements: ["msteams"] };
  const server = createServer((request, response) => {
    if (request.url === "/.well-known/openidconfiguration") {
      json(response, {
        issuer,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ["RS256"],
      });
    } else if (request.url === "/keys") json(response, { keys: [jwk] });
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function sign(
    key: Awaited<ReturnType<typeof generateKeyPair>>["privateKey"],
    claims: Record<string, unknown>,
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const all = Object.entries({ iss: issuer, iat: now, nbf: now - 10, exp: now + 300, ...claims });
    const kept = Object.fromEntries(all.filter(([, value]) => value !== null));
    return new SignJWT(kept).setProtectedHeader({ alg: "RS256", kid: "k1", typ: "JWT" }).sign(key);
  }

  return {
    issuer,
    openIdMetadataUrl: `${issuer}/.well-known/openidconfiguration`,
    token: (claims) => sign(real.privateKey, claims),
    forgedToken: (claims) => sign(other.privateKey, claims),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function json(response: ServerResponse, value: object): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
}
