/** The one HTTP server: bots, page and health attach to it, and it stops without cutting an answer off. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Application, type NextFunction, type Request, type Response } from "express";
import type { Logger } from "../ports.ts";

export interface WebServer {
  app: Application;
  /** Starts to listen; port 0 takes a free one. Returns the address people on this machine use. */
  listen(port: number, host: string): Promise<{ url: string; port: number }>;
  /** Takes no new requests, lets running ones end for up to `graceMs`, then closes. */
  close(graceMs?: number): Promise<void>;
}

/** Makes the server; nothing listens yet. */
export function createWebServer(logger: Logger): WebServer {
  const app = express();
  app.disable("x-powered-by");
  app.use((_request, response, next) => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    next();
  });
  const server = createServer(app);
  return {
    app,
    async listen(port, host) {
      app.use((_request, response) => {
        response.status(404).type("text/plain").send("Not found\n");
      });
      app.use(answerFault(logger));
      await started(server, port, host);
      const { port: taken } = server.address() as AddressInfo;
      const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
      return { url: `http://${name}:${taken}`, port: taken };
    },
    async close(graceMs = 5_000) {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

/**
 * Answers `path` by an app that is still being loaded: requests wait for it, nothing is loaded by them twice.
 * @param loading rejects when it cannot be loaded; such requests then fail with 500
 */
export function mountWhenLoaded(app: Application, path: string, loading: Promise<Application>): void {
  app.use((request, response, next) => {
    if (request.path !== path) return next();
    loading.then((loaded) => loaded(request, response, next), next);
  });
}

/** An empty app, to be filled by what is loaded later. */
export function createApp(): Application {
  return express().disable("x-powered-by");
}

/** Bad bodies are the sender's fault (4xx); everything else is ours, logged, and says nothing of the inside. */
function answerFault(logger: Logger) {
  return (error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = (error as { status?: unknown }).status;
    const code = typeof status === "number" && status >= 400 && status < 500 ? status : 500;
    // A link to a draft is as good as the draft: it stays out of the log.
    const path = request.path.replace(/^\/drafts\/[^/]+/, "/drafts/…");
    if (code === 500) logger.error({ error, method: request.method, path }, "request failed");
    response
      .status(code)
      .type("text/plain")
      .send(code === 500 ? "Internal error\n" : "Bad request\n");
  };
}

function started(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Error(whyNot(error, port, host), { cause: error })));
    server.listen(port, host, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}

/** Which setting to change, in words; `listen(2)` alone says a code. */
function whyNot(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case undefined:
      return error.message;
    case "EADDRINUSE":
      return `PORT: ${port} is in use by another program; set another one (PORT=${port === 65_535 ? 3000 : port + 1}) / ポート ${port} はほかのプログラムに使われています。PORT に別の番号を設定してください`;
    case "EACCES":
      return `PORT: listening on ${port} is not permitted; set one from 1024 up / ポート ${port} を開く権限がありません。PORT に 1024 以上を設定してください`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST: ${host} is no address of this machine / HOST の ${host} はこのコンピュータのアドレスではありません`;
    default:
      return `cannot listen on ${host}:${port}: ${error.message}`;
  }
}
