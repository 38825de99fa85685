/** `GET /drafts/<link>`: one draft in both languages, to copy, download or open in a mail program (design 4.4). */
import path from "node:path";
import express, { type Application, type NextFunction, type Request, type Response } from "express";
import { z } from "zod";
import { Lang } from "../../advisory/schema.ts";
import type { DraftView } from "../../cards/model.ts";
import type { Clock } from "../../ports.ts";
import { messagePageHtml, otherThan } from "./document.ts";
import { draftFile, FILE_KINDS } from "./files.ts";
import { fingerprint } from "./fingerprint.ts";
import { draftPageHtml, refusedPageHtml } from "./html.ts";
import type { DraftClaims, DraftLinks, OpenedLink } from "./link.ts";
import { pageLinks } from "./page-links.ts";
import { createRecorder, type RecorderDeps } from "./recorder.ts";
import { drawsPreview, isLookedAt, isNavigation, isSameOrigin } from "./visitor.ts";

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

/** What `POST …/copied` is told, all of it in the address; a body is not read. */
const Copied = z.object({
  lang: Lang,
  part: z.enum(["both", "subject", "body"]),
  /** The fingerprint of what was copied. */
  shown: z.string().max(64).optional(),
});

export interface DraftPageDeps extends RecorderDeps {
  links: Pick<DraftLinks, "read" | "pathFrom">;
  /** The draft in a language; undefined where there is no such advisory. Leaves no trace. */
  draft(claims: DraftClaims, lang: Lang): Promise<DraftView | undefined>;
  /** Where people reach us, once that is known. */
  baseUrl(): string | undefined;
  clock: Pick<Clock, "now">;
}

/**
 * Attaches the page, its files and its downloads. A link that is over answers 410 and one that is not ours 404, both
 * with a page that says what to do; files of a draft that may not be answer 409. Nothing of it may be cached, framed,
 * indexed or named in a Referer.
 */
export function attachDraftPage(app: Application, deps: DraftPageDeps): void {
  const record = createRecorder(deps);
  const router = express.Router();
  router.use("/assets", express.static(ASSETS, { index: false, maxAge: "1h" }));
  router.use(guarded);

  router.get("/:token", async (request, response) => {
    const link = await linkOf(deps, request, response);
    if (link === undefined) return;
    const lang = Lang.safeParse(request.query["lang"]).data ?? link.claims.lang;
    const views = await viewsOf(deps, link, [lang, otherThan(lang)], response);
    if (views === undefined) return;
    const [view, other] = views;
    const drafts = lang === "ja" ? { ja: view, en: other } : { ja: other, en: view };
    if (isRefused(views)) {
      response.type("html").send(await refusedPageHtml({ lang, drafts }));
      return;
    }
    const page = await draftPageHtml({
      lang,
      drafts,
      path: `/drafts/${request.params.token}`,
      links: await pageLinks(deps.links, link, view),
      minutesLeft: Math.max(1, Math.floor((link.expiresAt - deps.clock.now()) / 60_000)),
    });
    response.type("html").send(page);
    if (isNavigation(request)) await record({ link, view, action: "opened" });
  });

  router.get("/:token/draft.:kind", async (request, response, next) => {
    const kind = FILE_KINDS.find((each) => each === request.params.kind);
    if (kind === undefined) return next();
    const link = await linkOf(deps, request, response);
    if (link === undefined) return;
    const views = await viewsOf(deps, link, languagesOf(request, link), response);
    if (views === undefined) return;
    if (isRefused(views)) {
      const [{ lang }] = views;
      response
        .status(409)
        .type("html")
        .send(await messagePageHtml("gone", lang));
      return;
    }
    const file = await draftFile(kind, views, new Date(deps.clock.now()));
    response.attachment(file.name).type(file.type).send(file.bytes);
    if (!isLookedAt(request)) return;
    for (const view of views) await record({ link, view, action: "downloaded", part: kind });
  });

  router.post("/:token/copied", async (request, response) => {
    if (!isSameOrigin(request, deps.baseUrl())) return refuse(response, 403);
    if (hasBody(request)) return refuse(response.set("Connection", "close"), 413);
    const link = await deps.links.read(request.params.token);
    if (typeof link === "string") return refuse(response, link === "expired" ? 410 : 404);
    const copied = Copied.safeParse(request.query).data;
    if (copied === undefined) return refuse(response, 400);
    const view = await deps.draft(link.claims, copied.lang);
    if (view === undefined || view.refused !== undefined) return refuse(response, 409);
    // Its page may have been open for a while: what it shows may not be what is right now.
    const changed = copied.shown !== undefined && copied.shown !== fingerprint(view);
    response.status(200).json({ changed });
    await record({ link, view, action: "copied", part: copied.part });
  });
  app.use("/drafts", router);
}

function guarded(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader("Content-Security-Policy", POLICY);
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("X-Robots-Tag", "noindex");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  next();
}

function refuse(response: Response, status: number): void {
  response.status(status).end();
}

/** The link, or an answer that says why there is nothing behind it. */
async function linkOf(
  { links }: Pick<DraftPageDeps, "links">,
  request: Request<{ token: string }>,
  response: Response,
): Promise<OpenedLink | undefined> {
  const link = await links.read(request.params.token);
  const lang = Lang.safeParse(request.query["lang"]).data ?? acceptedLang(request);
  if (typeof link === "string") {
    const [what, status] = link === "expired" ? (["expired", 410] as const) : (["gone", 404] as const);
    response
      .status(status)
      .type("html")
      .send(await messagePageHtml(what, lang));
    return undefined;
  }
  if (drawsPreview(request)) {
    // What a preview shows, everybody in the channel reads.
    response.type("html").send(await messagePageHtml("preview", link.claims.lang));
    return undefined;
  }
  return link;
}

type Views<L> = { [K in keyof L]: DraftView };

async function viewsOf<L extends readonly [Lang, ...Lang[]]>(
  { draft }: Pick<DraftPageDeps, "draft">,
  { claims }: OpenedLink,
  languages: L,
  response: Response,
): Promise<Views<L> | undefined> {
  const views = await Promise.all(languages.map((lang) => draft(claims, lang)));
  if (areThere<L>(views)) return views;
  response
    .status(404)
    .type("html")
    .send(await messagePageHtml("gone", claims.lang));
  return undefined;
}

function areThere<L>(views: readonly (DraftView | undefined)[]): views is Views<L> & DraftView[] {
  return views.every((view) => view !== undefined);
}

function isRefused(views: readonly DraftView[]): boolean {
  return views.some(({ refused }) => refused !== undefined);
}

/** Of a file; `first` says which comes first where both are in it. */
function languagesOf({ query }: Request, { claims }: OpenedLink): readonly [Lang, ...Lang[]] {
  if (query["lang"] !== "both") return [Lang.safeParse(query["lang"]).data ?? claims.lang];
  const first = Lang.safeParse(query["first"]).data ?? claims.lang;
  return [first, otherThan(first)];
}

function acceptedLang(request: Request): Lang {
  return request.acceptsLanguages("ja", "en") === "en" ? "en" : "ja";
}

function hasBody(request: Request): boolean {
  return request.get("transfer-encoding") !== undefined || Number(request.get("content-length") ?? 0) > 0;
}
