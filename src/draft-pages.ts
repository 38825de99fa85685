/** Wiring of the draft page: links for those who open drafts, and what stands behind them. Loaded when first needed. */
import { randomBytes } from "node:crypto";
import type { Application } from "express";
import type { Config } from "./config.ts";
import type { OpenDraftDeps } from "./flows/request-draft.ts";
import type { Clock, Flows, Logger, Store } from "./ports.ts";
import type { DraftLinks } from "./web/draft/link.ts";
import { createApp } from "./web/server.ts";

export interface DraftPages {
  /** A link for one person; undefined while people have no address to reach us at. */
  link: NonNullable<OpenDraftDeps["draftLink"]>;
  attach(
    app: Application,
    deps: {
      flows: Pick<Flows, "draft" | "draftUsed">;
      store: Pick<Store, "firstSeen">;
      logger: Pick<Logger, "error">;
    },
  ): void;
  /** The preview's own address, where no `PUBLIC_URL` is set. */
  reachedAt(url: string): void;
}

export function createDraftPages({
  config,
  clock,
}: {
  config: Pick<Config, "secret" | "publicUrl">;
  clock: Pick<Clock, "now">;
}): DraftPages {
  // The preview has no secret: its links are good as long as it runs.
  const secret = config.secret ?? randomBytes(32).toString("hex");
  let base = config.publicUrl;
  let links: Promise<DraftLinks> | undefined;
  const opened = () => {
    links ??= import("./web/draft/link.ts").then(({ createDraftLinks }) =>
      createDraftLinks({ secret, baseUrl: () => base ?? "", clock }),
    );
    return links;
  };
  return {
    async link({ person: { platform, workspace, id }, ...draft }) {
      // A name has no place in an address.
      const person = { platform, workspace, id };
      return base === undefined ? undefined : (await opened()).linkFor({ ...draft, person });
    },
    reachedAt(url) {
      base ??= url;
    },
    attach(app, { flows, store, logger }) {
      let page: Promise<Application> | undefined;
      async function load(): Promise<Application> {
        const { attachDraftPage } = await import("./web/draft/index.ts");
        const loaded = createApp();
        attachDraftPage(loaded, {
          links: await opened(),
          draft: ({ organizationId, advisoryId, revision, audience, followUp }, lang) =>
            flows.draft({ organizationId, idOrAlias: advisoryId, lang, revision, audience, followUp }),
          onUse: (use) => flows.draftUsed(use),
          firstSeen: (key, ttlMs) => store.firstSeen(key, clock.now(), ttlMs),
          baseUrl: () => base,
          logger,
          clock,
        });
        return loaded;
      }
      app.use((request, response, next) => {
        if (!request.path.startsWith("/drafts/")) return next();
        page ??= load();
        page.then((loaded) => loaded(request, response, next), next);
      });
    },
  };
}

/** A draft as a mail file, `.eml`, that a mail program opens for editing. */
export async function mailFile(draft: { subject: string; body: string }, date: Date): Promise<Buffer> {
  const { emlOf } = await import("./web/draft/eml.ts");
  return emlOf(draft, date);
}
