/** `GET /drafts/<link>`: one draft in both languages, to copy, download or open in a mail program (design 4.4). */
import path from "node:path";
import express, { type Application, type Request, type Response } from "express";
import { Lang } from "../../advisory/schema.ts";
import type { DraftView } from "../../cards/model.ts";
import type { Clock } from "../../ports.ts";
import { emlOf } from "./eml.ts";
import { draftPageHtml, messagePageHtml } from "./html.ts";
import type { DraftClaims, DraftLinks } from "./link.ts";

const ASSETS = path.join(import.meta.dirname, "assets");

/** Own files only, no inline script or style, in no frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export interface DraftPageDeps {
  links: Pick<DraftLinks, "read">;
  /** The draft in a language, and the number of the newest revision; undefined where there is none. */
  draft(claims: DraftClaims, lang: Lang): Promise<{ view: DraftView; latest: number } | undefined>;
  /** Somebody copied or downloaded it: who and which, never what. */
  onUse(claims: DraftClaims, lang: Lang, action: "copied" | "downloaded"): Promise<void>;
  clock: Pick<Clock, "now">;
}

/**
 * Attaches the page, its files and its downloads. A link that is over answers 410 and one that is not ours 404, both
 * with a page that says what to do. Nothing of it may be cached, framed, indexed or named in a Referer.
 */
export function attachDraftPage(app: Application, deps: DraftPageDeps): void {
  const router = express.Router();
  router.use("/assets", express.static(ASSETS, { index: false, maxAge: "1h" }));
  router.use((_request, response, next) => {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    next();
  });
  router.get("/:token", async (request, response) => {
    const opened = await open(deps, request, response);
    if (opened === undefined) return;
    const { claims, drafts, latest } = opened;
    const page = await draftPageHtml({
      lang: langOf(request, claims.lang),
      audience: claims.audience,
      drafts,
      outdated: latest > claims.revision,
      path: `/drafts/${request.params.token}`,
    });
    response.type("html").send(page);
  });
  router.get("/:token/draft.:kind", async (request, response, next) => {
    const { kind } = request.params;
    if (kind !== "eml" && kind !== "txt") return next();
    const opened = await open(deps, request, response);
    if (opened === undefined) return;
    const { claims, drafts } = opened;
    const both = request.query["lang"] === "both";
    const lang = langOf(request, claims.lang);
    const other: Lang = lang === "ja" ? "en" : "ja";
    const text = both ? joined(drafts[lang], drafts[other]) : drafts[lang];
    const file =
      kind === "eml"
        ? await emlOf(text, new Date(deps.clock.now()))
        : Buffer.from(`\ufeff${text.subject}\r\n\r\n${text.body.replaceAll("\n", "\r\n")}\r\n`);
    await deps.onUse(claims, lang, "downloaded");
    response.attachment(`draft-${claims.advisoryId}-${both ? "ja-en" : lang}.${kind}`);
    response.type(kind === "eml" ? "message/rfc822" : "text/plain; charset=utf-8").send(file);
  });
  router.post("/:token/copied", async (request, response) => {
    const claims = await deps.links.read(request.params.token);
    if (typeof claims === "string") return response.status(404).end();
    await deps.onUse(claims, langOf(request, claims.lang), "copied");
    return response.status(204).end();
  });
  app.use("/drafts", router);
}

interface Opened {
  claims: DraftClaims;
  drafts: Record<Lang, DraftView>;
  latest: number;
}

async function open(
  deps: DraftPageDeps,
  request: Request<{ token: string }>,
  response: Response,
): Promise<Opened | undefined> {
  const claims = await deps.links.read(request.params.token);
  if (typeof claims === "string") {
    const lang = langOf(request, request.acceptsLanguages("ja", "en") === "en" ? "en" : "ja");
    const page = await messagePageHtml(claims === "expired" ? "expired" : "gone", lang);
    response
      .status(claims === "expired" ? 410 : 404)
      .type("html")
      .send(page);
    return undefined;
  }
  const [ja, en] = await Promise.all([deps.draft(claims, "ja"), deps.draft(claims, "en")]);
  if (ja === undefined || en === undefined) {
    response
      .status(404)
      .type("html")
      .send(await messagePageHtml("gone", claims.lang));
    return undefined;
  }
  return { claims, drafts: { ja: ja.view, en: en.view }, latest: ja.latest };
}

/** One mail in both languages: the reader's first, a line between them. */
function joined(first: DraftView, second: DraftView): { subject: string; body: string } {
  return {
    subject: `${first.subject} / ${second.subject}`,
    body: `${first.body}\n\n----------------------------------------\n\n${second.subject}\n\n${second.body}`,
  };
}

function langOf(request: Request, otherwise: Lang): Lang {
  return Lang.safeParse(request.query["lang"]).data ?? otherwise;
}
