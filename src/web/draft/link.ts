/** Links to one draft's page: signed, for one draft and organization, good for an hour (design 4.4). */
import { hkdfSync, randomUUID } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { Audience, Lang } from "../../advisory/schema.ts";
import type { Clock, Instant } from "../../ports.ts";

const LIFE_MS = 60 * 60_000;
const PURPOSE = "hansho draft page";

const Claims = z.object({
  organizationId: z.string().min(1).max(200),
  advisoryId: z.string().min(1).max(200),
  revision: z.int().min(1),
  audience: Audience,
  /** The page's own language: that of the person who opened the draft. */
  lang: Lang,
  /** The 【続報】 to an earlier mail. */
  followUp: z.literal(true).optional(),
  /** Who opened it: what is copied is recorded under them. */
  person: z.object({
    platform: z.enum(["slack", "teams", "web"]),
    workspace: z.string().max(200),
    id: z.string().max(300),
  }),
});
export type DraftClaims = z.infer<typeof Claims>;

/** What a link that is good stands for. */
export interface OpenedLink {
  claims: DraftClaims;
  /** Of the link a modal or dialog made; links from page to page keep it. */
  id: string;
  expiresAt: Instant;
}

export interface DraftLinks {
  /** The address to open; made when a modal or dialog opens and never put into a post. */
  linkFor(claims: DraftClaims): Promise<string>;
  /** The path of another draft's page for the person who holds `link`: it ends when theirs does (ADR 0120). */
  pathFrom(link: OpenedLink, to: Partial<Omit<DraftClaims, "organizationId" | "person">>): Promise<string>;
  /** What a link stands for; `expired` for one that was good, `forged` for anything else. */
  read(token: string): Promise<OpenedLink | "expired" | "forged">;
}

/**
 * @param secret 32 bytes or more; the key is derived from it for this purpose alone
 * @param baseUrl where people reach us, `https://hansho.example.com`
 */
export function createDraftLinks(deps: {
  secret: string;
  baseUrl: () => string;
  clock: Pick<Clock, "now">;
}): DraftLinks {
  const key = new Uint8Array(hkdfSync("sha256", deps.secret, "", PURPOSE, 32));
  const pathFor = async ({ claims, id, expiresAt }: OpenedLink) => {
    const token = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: "HS256" })
      .setAudience(PURPOSE)
      .setJti(id)
      .setIssuedAt(Math.floor(deps.clock.now() / 1000))
      .setExpirationTime(Math.floor(expiresAt / 1000))
      .sign(key);
    return `/drafts/${token}`;
  };
  return {
    async linkFor(claims) {
      const link = { claims, id: randomUUID(), expiresAt: deps.clock.now() + LIFE_MS };
      return new URL(await pathFor(link), deps.baseUrl()).href;
    },
    pathFrom: (link, to) => pathFor({ ...link, claims: { ...link.claims, ...to } }),
    async read(token) {
      try {
        const options = {
          audience: PURPOSE,
          algorithms: ["HS256"],
          requiredClaims: ["exp", "jti"],
          currentDate: new Date(deps.clock.now()),
        };
        const { payload } = await jwtVerify(token, key, options);
        const claims = Claims.safeParse(payload).data;
        const { jti, exp } = payload;
        if (claims === undefined || jti === undefined || exp === undefined) return "forged";
        return { claims, id: jti, expiresAt: exp * 1000 };
      } catch (error) {
        return error instanceof errors.JWTExpired ? "expired" : "forged";
      }
    },
  };
}
