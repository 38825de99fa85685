import type { Application } from "express";
import type { Logger, Store } from "../ports.ts";

/**
 * `GET /healthz`: the process answers. `GET /readyz`: the database answers and its migrations are in (design 8);
 * 503 otherwise, with the reason in the log only.
 */
export function attachHealth(app: Application, deps: { store: Store; logger: Logger }): void {
  app.get("/healthz", (_request, response) => {
    response.type("text/plain").send("ok\n");
  });
  app.get("/readyz", async (_request, response) => {
    try {
      await deps.store.ready();
      response.type("text/plain").send("ready\n");
    } catch (error) {
      deps.logger.error({ error }, "not ready");
      response.status(503).type("text/plain").send("not ready\n");
    }
  });
}
