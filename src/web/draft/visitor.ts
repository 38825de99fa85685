/** Who asks for a draft's page: a person, or a program that looks at links before anybody does. */
import type { Request } from "express";

/**
 * Programs that draw a preview of a link somebody pasted, as they name themselves: Slack, Teams and Skype, Office,
 * Bing, Google, Facebook, X, LinkedIn, Discord, Telegram, WhatsApp, LINE.
 */
const PREVIEWERS =
  /Slackbot|Slack-ImgProxy|SkypeUriPreview|MicrosoftPreview|BingPreview|bingbot|Googlebot|Google-PageRenderer|facebookexternalhit|Twitterbot|LinkedInBot|Discordbot|TelegramBot|WhatsApp\/|facebookcatalog|line-poker/i;

/** A program that would show what it reads to others, as the preview of a link. */
export function drawsPreview(request: Request): boolean {
  return PREVIEWERS.test(request.get("user-agent") ?? "");
}

/**
 * Whether somebody is looking at the answer: not for HEAD, and not for what a browser loads ahead (`Sec-Purpose`, in
 * older ones `Purpose` and `X-Moz`, in Safari `X-Purpose`).
 */
export function isLookedAt(request: Request): boolean {
  if (request.method !== "GET" || drawsPreview(request)) return false;
  return !["sec-purpose", "purpose", "x-moz", "x-purpose"].some((name) =>
    /prefetch|prerender|preview/i.test(request.get(name) ?? ""),
  );
}

/** Whether it is opened as a page of its own; browsers before 2023 do not say, nor does any over plain HTTP. */
export function isNavigation(request: Request): boolean {
  const destination = request.get("sec-fetch-dest");
  return isLookedAt(request) && (destination === undefined || destination === "document");
}

/**
 * Whether the page's own script sent it, as its browser vouches for: `Sec-Fetch-Site` (Fetch Metadata), else `Origin`.
 * What says neither comes from no page.
 * @param baseUrl where people reach us: behind a proxy, `Host` may be another
 */
export function isSameOrigin(request: Request, baseUrl: string | undefined): boolean {
  const site = request.get("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = request.get("origin");
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === request.get("host") || (baseUrl !== undefined && origin === new URL(baseUrl).origin);
}
