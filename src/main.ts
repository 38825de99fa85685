/** Wiring only: introduces the parts to each other. `core` is what every command needs, `startService` the service. */
import { randomUUID } from "node:crypto";
import path from "node:path";
import type { Application } from "express";
import type { Organization } from "./advisory/schema.ts";
import type { Config } from "./config.ts";
import { createDraftPages, type DraftPages } from "./draft-pages.ts";
import { createFlows } from "./flows/index.ts";
import type { Polling } from "./flows/feed-settings.ts";
import { organizationById, readSettings, type Settings } from "./flows/organizations.ts";
import type { ModelDrafts } from "./flows/model-drafts.ts";
import { createJudging, type Judging } from "./judging.ts";
import { createLogger } from "./log.ts";
import type {
  ChatChannel,
  Clock,
  Drafter,
  Flows,
  IngestedAdvisory,
  Logger,
  Store,
  TeamsSettings,
} from "./ports.ts";
import type { Preview } from "./preview/index.ts";
import { checkFormats, openReading, pollFeeds, type Reading } from "./reading.ts";
import { openStore } from "./store/index.ts";
import { attachHealth } from "./web/health.ts";
import { createApp, createWebServer, mountWhenLoaded } from "./web/server.ts";

/** The database `DATABASE_URL` names; without it that of the preview running in this data folder, else the default. */
export async function databaseInUse(config: Config): Promise<{ url: string; preview?: string }> {
  if (!config.preview || config.databaseNamed) return { url: config.databaseUrl };
  const { runningPreview } = await import("./preview/database.ts");
  const running = await runningPreview(config.dataDir);
  return running === undefined
    ? { url: config.databaseUrl }
    : { url: running.databaseUrl, preview: running.url };
}

/** How long after it listens the service loads botbuilder (half a second of work); health and Slack come first. */
const TEAMS_REST_MS = 200;

const EXAMPLES = path.join(import.meta.dirname, "..", "examples");

const clock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const timer = setTimeout(done, ms);
      signal?.addEventListener("abort", done, { once: true });
      function done(): void {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      }
    }),
};

export { mailFile } from "./draft-pages.ts";
export { checkPlatforms, slackManifestFor, teamsPackageFor } from "./platforms.ts";
export { checkModel } from "./model-check.ts";
export { checkFormats, type Reading } from "./reading.ts";

export interface Core {
  config: Config;
  logger: Logger;
  clock: Clock;
  store: Store;
  organizations: Organization[];
  /** The organization commands speak for. */
  organization: Organization;
  resendUnknown: boolean;
  /** Which feeds are polled, and who is told of them. */
  polling: Polling;
  judging: Judging;
  /** A language model's drafts, where one is configured. */
  modelDrafts: ModelDrafts | undefined;
  /** Loaded when something is first read: answering a request needs none of it. */
  reading(): Promise<Reading>;
  flows(channels: readonly ChatChannel[], draftLink?: DraftPages["link"]): Flows;
}

/**
 * Opens the database and introduces what every command and the service share.
 * @param databaseUrl another database than the settings name (the preview's)
 * @param asks whether a language model may be asked for drafts: not by a command that ends at once
 */
export async function openCore(
  config: Config,
  databaseUrl = config.databaseUrl,
  { asks = true } = {},
): Promise<Core> {
  const logger = createLogger(config.logLevel);
  const { organizations, resendUnknown, polling, drafting } = settingsOf(config);
  const organization = organizationById(organizations)(organizations[0]?.id ?? "");
  const store = await openStore({ url: databaseUrl, logger });
  const judging = createJudging({ store, organizations, clock, logger });
  const { model } = config;
  const modelDrafts =
    model &&
    (await import("./model-drafting.ts")).openModelDrafts({
      config: { ...config, model },
      drafting,
      organizations,
      organization,
      store,
      clock,
      logger,
      template: openDrafter,
      asks,
    });
  const reading = () => openReading({ store, organizations, logger, config, polling, clock, judging });
  return {
    config,
    logger,
    clock,
    store,
    organizations,
    organization,
    resendUnknown,
    polling,
    judging,
    modelDrafts,
    reading,
    flows: (channels, draftLink) =>
      createFlows({
        draftLink,
        modelDrafts,
        store,
        channels,
        drafter: openDrafter,
        polling,
        take: async (document, format) => {
          const advisories: IngestedAdvisory[] = [];
          const { ingest } = await reading();
          const onAdvisory = (advisory: IngestedAdvisory) => advisories.push(advisory);
          const { documents } = await ingest(only(document), { format, onAdvisory });
          return { advisories, reasons: documents.flatMap(({ reasons }) => reasons) };
        },
        reassess: judging.reassess,
        clock,
        logger,
        organization: organizationById(organizations),
      }),
  };
}

async function* only<T>(value: T): AsyncGenerator<T> {
  yield value;
}

async function openDrafter(): Promise<Drafter> {
  const { createTemplateDrafter } = await import("./drafting/template.ts");
  return createTemplateDrafter();
}

/** What the settings file says in these surroundings. @throws Error naming each key that is wrong */
export function settingsOf(config: Config): Settings {
  const connected = config.slack !== undefined || config.teams?.unauthenticated === false;
  return readSettings(config.file, { variable: config.variable, connected });
}

export interface Service {
  url: string;
  core: Core;
  /** The stand-ins and the people in front of them, when no platform is connected. */
  preview: Preview | undefined;
  /** Finishes what is under way, then closes everything. */
  stop(): Promise<void>;
}

/** Starts the service: a real workspace or tenant where one is configured, else the preview (design 5). */
export async function startService(config: Config): Promise<Service> {
  const database = config.preview ? await import("./preview/database.ts") : undefined;
  const core = await openCore(config, await database?.freshDatabase(config.dataDir));
  const { logger, store, organization } = core;
  await checkFormats(core.polling);
  if (config.ignored.length > 0) logger.warn({ settings: config.ignored }, "settings that do nothing");
  const web = createWebServer(logger);
  attachHealth(web.app, core);
  const preview = config.preview
    ? await (await import("./preview/index.ts")).createPreview({ logger, clock })
    : undefined;

  const organizationId = organization.id;
  const slack = preview?.slack ?? config.slack;
  const teams = preview?.teams ?? config.teams;
  const common = { logger, clock, defaultLang: organization.language };
  const channels: ChatChannel[] = [];
  const pages = createDraftPages({ config, clock });
  const flows = core.flows(channels, pages.link);
  const stops: (() => Promise<void>)[] = [];
  if (slack !== undefined) {
    const { createSlackChannel, createSlackBot } = await import("./bots/slack/index.ts");
    const settings = { ...slack, organizationId };
    channels.push(createSlackChannel({ settings, ...common }));
    const bot = createSlackBot({ settings, flows, ...common });
    bot.attach(web.app);
    await bot.start();
    stops.push(() => bot.stop());
  }
  const listening = Promise.withResolvers<unknown>();
  const teamsApp = teams && listening.promise.then(rest).then(() => openTeams({ ...teams, organizationId }));
  if (teamsApp !== undefined) mountWhenLoaded(web.app, "/api/messages", teamsApp);
  preview?.attach(web.app);
  pages.attach(web.app, { flows, store, logger });
  let wake = (): void => {};
  if (config.pushSecrets.length > 0) {
    const { attachPush } = await import("./web/push.ts");
    attachPush(web.app, {
      secrets: config.pushSecrets,
      firstSeen: (key, ttlMs) => store.firstSeen(key, clock.now(), ttlMs),
      forgetSeen: (key) => store.forgetSeen(key),
      ingest: async (document, on) =>
        (await core.reading()).ingest(only(document), { format: "hansho-json", ...on }),
      wake: () => wake(),
      logger,
    });
  }
  const { url } = await web.listen(config.port, config.host);
  if (config.preview) pages.reachedAt(url);
  listening.resolve(url);

  /** Lets what came in meanwhile be answered first: loading botbuilder keeps the process busy for a while. */
  function rest(): Promise<void> {
    return clock.sleep(TEAMS_REST_MS);
  }

  async function openTeams(settings: TeamsSettings): Promise<Application> {
    const { createTeamsConnection, createTeamsChannel, createTeamsBot } = await import(
      "./bots/teams/index.ts"
    );
    const connection = createTeamsConnection({ settings, logger });
    channels.push(createTeamsChannel({ connection, settings, ...common }));
    const app = createApp();
    createTeamsBot({ connection, settings, flows, ...common }).attach(app);
    return app;
  }
  await teamsApp;

  const { createDeliverer } = await import("./flows/deliver.ts");
  const ending = new AbortController();
  const deliverer = createDeliverer({
    store,
    channels,
    organizations: core.organizations,
    resendUnknown: core.resendUnknown,
    clock,
    logger,
    worker: randomUUID(),
    onSent: (delivery) => core.modelDrafts?.posted(delivery),
  });
  const delivering = deliverer.run(ending.signal);
  wake = () => deliverer.wake();
  if (preview !== undefined) {
    await preview.open(url);
    await preview.subscribe();
    database?.notePreview(config.dataDir, { url, run: preview.run });
    const { exampleDocuments, untilSubscribed } = await import("./flows/examples.ts");
    await untilSubscribed(core, organizationId, channels.length);
    const { ingest, load } = await core.reading();
    await ingest(exampleDocuments(load(EXAMPLES), clock.now()), {});
    deliverer.wake();
  }
  const settling = core.judging.settle(ending.signal);
  const polling = pollFeeds(core, { signal: ending.signal, wake });
  logger.info(
    { url, preview: config.preview, platforms: channels.map(({ platform }) => platform) },
    "listening",
  );

  return {
    url,
    core,
    preview,
    async stop() {
      ending.abort();
      await Promise.all(stops.map((stop) => stop()));
      preview?.release();
      await web.close();
      await Promise.all([delivering, polling, settling]);
      await preview?.close();
      database?.forgetPreview(config.dataDir);
      await core.modelDrafts?.stop();
      await store.close();
    },
  };
}
