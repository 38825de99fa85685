/** Wiring of a language model that writes drafts: loaded where one is configured, its SDK with the first question. */
import { randomUUID } from "node:crypto";
import { localDate } from "./advisory/calendar.ts";
import type { Organization } from "./advisory/schema.ts";
import type { Config, ModelConfig } from "./config.ts";
import { organizationById, type Settings } from "./flows/organizations.ts";
import { modelSettings } from "./flows/draft-settings.ts";
import { createModelDrafts, type ModelDrafts } from "./flows/model-drafts.ts";
import { createModelQueue } from "./flows/model-queue.ts";
import { createTranslations } from "./flows/translations.ts";
import type { Clock, Drafter, Logger, ModelDrafter, Store } from "./ports.ts";

interface Deps {
  config: Config & { model: ModelConfig };
  drafting: Settings["drafting"];
  organizations: readonly Organization[];
  organization: Organization;
  template: () => Promise<Drafter>;
  store: Store;
  clock: Clock;
  logger: Logger;
  asks: boolean;
}

/** Introduces store, model and grounding check to each other. */
export function openModelDrafts({
  config,
  drafting,
  organizations,
  organization,
  ...deps
}: Deps): ModelDrafts {
  const { store, clock, logger, template, asks } = deps;
  const settings = modelSettings(config.model, drafting);
  let opened: Promise<ModelDrafter> | undefined;

  async function open(): Promise<ModelDrafter> {
    const [{ createModelDrafter }, { checkGrounding }, drafter] = await Promise.all([
      import("./drafting/model/index.ts"),
      import("./drafting/grounding/index.ts"),
      template(),
    ]);
    return createModelDrafter({
      settings,
      open: async () => (await import("./drafting/model/ai-sdk.ts")).openAiSdk(settings, config.proxy),
      template: drafter,
      check: checkGrounding,
      clock,
      logger,
      spend: (spending) => store.spend(localDate(clock.now(), organization.timeZone), spending),
    });
  }

  const queue = createModelQueue(settings.concurrency, logger);
  const model = () => (opened ??= open());
  const shared = { store, model, settings, queue, clock, logger, worker: randomUUID() };
  const drafts = createModelDrafts({
    ...shared,
    template,
    organization: organizationById(organizations),
    asks,
  });
  const translations = createTranslations(shared);
  const seen: ModelDrafts["seen"] = (organizationId, record, lang) => {
    if (asks) translations.want(organizationId, record, lang);
  };
  return {
    ...drafts,
    seen,
    probe: async () => (await model()).probe(),
    shown(request) {
      seen(request.organization.id, request.record, request.lang);
      return drafts.shown(request);
    },
    posted(delivery) {
      translations.posted(delivery);
      drafts.posted(delivery);
    },
  };
}
