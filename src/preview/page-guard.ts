/** Keeps the preview's page to this machine and to itself: no other website may read it or press its buttons. */
import type { NextFunction, Request, Response } from "express";

const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Own files only: no inline script, no frames, nothing from elsewhere. Styles too: `adaptivecards` sets its own
 * through the element's style object, which this policy lets pass.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** 403 unless the Host is loopback (DNS rebinding) and, for POST, the request comes from the page itself. */
export function guardPage(request: Request, response: Response, next: NextFunction): void {
  const host = request.headers.host ?? "";
  if (!loopbackHost.test(host)) {
    response.status(403).type("text/plain").send("The preview answers on loopback only\n");
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD" && !fromPage(request, host)) {
    response.status(403).type("text/plain").send("Only the preview's own page may do this\n");
    return;
  }
  response.setHeader("Content-Security-Policy", contentSecurityPolicy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  next();
}

/** Browsers send Origin with every POST; JSON as content type keeps plain forms out besides. */
function fromPage(request: Request, host: string): boolean {
  const site = request.headers["sec-fetch-site"];
  return (
    request.headers.origin === `http://${host}` &&
    (site === undefined || site === "same-origin") &&
    request.is("application/json") === "application/json"
  );
}
