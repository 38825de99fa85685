/** Serves the preview's page: its files, what it draws, what people do on it, and word of every change. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import express from "express";
import type { Logger } from "../ports.ts";
import { BotFailure, NotThere } from "./bot-door.ts";
import { RUN_PATH } from "./database.ts";
import { act, readAction } from "./page-actions.ts";
import { guardPage } from "./page-guard.ts";
import { pageState, type StandIns } from "./page-state.ts";
import type { SlackPeople } from "./slack-people.ts";
import type { TeamsPeople } from "./teams-people.ts";

const packages = createRequire(import.meta.url);
const pageFolder = path.join(import.meta.dirname, "page");
/** Not the emoji font in slices (`400.css`): their glyphs come out blank in Chromium. */
const fonts = ["noto-sans-jp/400.css", "noto-sans-jp/700.css", "noto-color-emoji/emoji-400.css"];
const heartbeatMs = 15_000;

export interface PageServer {
  attach(app: express.Application): void;
  /** Tells every open page that there is something new. */
  changed(): void;
  /** Ends the streams of open pages, so that the web server can close. */
  release(): void;
}

export function createPageServer(deps: {
  logger: Logger;
  /** The name of this run. */
  run: string;
  standIns: StandIns;
  slack: SlackPeople;
  teams: TeamsPeople;
}): PageServer {
  const { logger, standIns } = deps;
  let version = 1;
  const streams = new Set<express.Response>();

  function attach(app: express.Application): void {
    const router = express.Router();
    router.use(guardPage);
    router.get("/", (_request, response) => response.sendFile(path.join(pageFolder, "index.html")));
    router.use("/preview/page", express.static(pageFolder, { index: false }));
    router.get("/preview/adaptivecards.js", (_request, response) =>
      response.sendFile(packages.resolve("adaptivecards/dist/adaptivecards.min.js")),
    );
    router.get("/preview/fonts.css", (_request, response) => {
      const rules = fonts.filter(hasFont).map((file) => `@import url("/preview/fonts/${file}");\n`);
      const whole = fonts.every(hasFont) ? `@import url("/preview/page/glyphs.css");\n` : "";
      response.type("text/css").send(rules.join("") + whole);
    });
    for (const family of ["noto-sans-jp", "noto-color-emoji"]) {
      const folder = fontFolder(family);
      if (folder !== undefined) {
        router.use(`/preview/fonts/${family}`, express.static(folder, { maxAge: "1d", index: false }));
      }
    }

    router.get(RUN_PATH, (_request, response) => response.type("text/plain").send(deps.run));
    router.get("/preview/api/state", (request, response) => {
      response.setHeader("Cache-Control", "no-store");
      response.json(pageState(standIns, request.query["lang"] === "en" ? "en" : "ja", version));
    });
    router.get("/preview/api/changes", (request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(`data: ${version}\n\n`);
      const beat = setInterval(() => response.write(": still here\n\n"), heartbeatMs);
      streams.add(response);
      request.on("close", () => {
        clearInterval(beat);
        streams.delete(response);
      });
    });
    router.post("/preview/api/act", express.json({ limit: "1mb" }), async (request, response) => {
      const action = readAction(request.body);
      if (action === undefined) {
        response.status(400).json({ error: "bad_action" });
        return;
      }
      try {
        response.json(await act({ ...deps, standIns }, action));
      } catch (error) {
        const code = codeOf(error);
        logger.warn({ error, do: action.do, code }, "the preview's page could not do this");
        response.status(code === "not_there" ? 404 : 502).json({ error: code });
      }
    });
    app.use((request, response, next) => {
      const ours = request.path === "/" || request.path.startsWith("/preview/");
      if (ours) router(request, response, next);
      else next();
    });
  }

  return {
    attach,
    changed() {
      version += 1;
      for (const stream of streams) stream.write(`data: ${version}\n\n`);
    },
    release() {
      for (const stream of streams) stream.end();
    },
  };
}

function codeOf(error: unknown): string {
  if (error instanceof BotFailure) return error.code;
  return error instanceof NotThere ? "not_there" : "failed";
}

/** Fonts are development dependencies: without them the machine's own are used. */
function fontFolder(family: string): string | undefined {
  try {
    return path.dirname(packages.resolve(`@fontsource/${family}/package.json`));
  } catch {
    return undefined;
  }
}

function hasFont(file: string): boolean {
  const folder = fontFolder(path.dirname(file));
  return folder !== undefined && existsSync(path.join(folder, path.basename(file)));
}
