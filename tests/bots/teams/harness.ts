/** A Teams bot on a real port, a signing issuer and a recording connector; flows are recorded, not our own. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { createTeamsBot, createTeamsChannel, createTeamsConnection } from "../../../src/bots/teams/index.ts";
import type { AdvisoryForm, Card, DraftView } from "../../../src/cards/model.ts";
import type {
  Asker,
  ChatChannel,
  Destination,
  DestinationRef,
  DraftAsk,
  DraftSave,
  DraftSaved,
  DraftUndone,
  DraftUse,
  Flows,
  TeamsSettings,
} from "../../../src/ports.ts";
import { type BotConnector, createBotConnector } from "../../fakes/bot-connector.ts";
import { createManualClock, type ManualClock } from "../../fakes/clock.ts";
import { createQuietLogger, type QuietLogger } from "../../fakes/logger.ts";
import { createTeamsIssuer, type TeamsIssuer } from "../../fakes/teams-issuer.ts";

export const APP_ID = "00000000-0000-4000-8000-0000000000aa";
export const TENANT = "00000000-0000-4000-8000-0000000000bb";
export const BOT = { id: `28:${APP_ID}`, name: "Hansho" };
export const CHANNEL = "19:general@thread.tacv2";

export interface RecordedFlows extends Flows {
  commands: { asker: Asker; words: string }[];
  drafts: Pick<DraftAsk, "idOrAlias" | "lang" | "revision" | "audience" | "followUp">[];
  /** Who asked for them. */
  askers: DraftAsk["person"][];
  installs: Asker["destination"][];
  forms: { asker: Asker; formId: string; form: AdvisoryForm }[];
  removals: { destination: DestinationRef; reason: string }[];
  saves: DraftSave[];
  undos: Omit<DraftSave, "subject" | "body">[];
  uses: Omit<DraftUse, "at">[];
  /** What becomes of saving; `saved` when absent. */
  saving?: Exclude<DraftSaved["kind"], "no-such">;
  /** What becomes of taking back; `undone` when absent. */
  undoing?: Exclude<DraftUndone["kind"], "no-such">;
  /** Laid over every draft. */
  over?: Partial<DraftView>;
  seen: Set<string>;
  /** Set to make `command`, `draft`, `saveDraft`, `undoDraft`, `create` and `installed` reject. */
  failure?: Error;
  /** Set to make `draft`, `saveDraft`, `undoDraft` and `create` wait. */
  gate?: Promise<void>;
}

export interface Harness {
  url: string;
  issuer: TeamsIssuer;
  connector: BotConnector;
  flows: RecordedFlows;
  logger: QuietLogger;
  clock: ManualClock;
  settings: TeamsSettings;
  channel: ChatChannel;
  /** The request under way has taken too long. */
  timeOut(): void;
  /** Posts an activity with a good token, unless `authorization` says otherwise. */
  post(activity: object, authorization?: string | null): Promise<Response>;
  close(): Promise<void>;
}

export async function createHarness(overrides: Partial<TeamsSettings> = {}): Promise<Harness> {
  const [issuer, connector] = await Promise.all([createTeamsIssuer(), createBotConnector()]);
  const logger = createQuietLogger();
  const clock = createManualClock();
  const flows = createRecordedFlows();
  const settings: TeamsSettings = {
    appId: APP_ID,
    tenantId: TENANT,
    organizationId: "org",
    serviceUrlHosts: [new URL(connector.serviceUrl).host],
    standIn: {
      issuer: issuer.issuer,
      openIdMetadataUrl: issuer.openIdMetadataUrl,
      token: async () => "outbound-token",
    },
    ...overrides,
  };
  let hurry = new AbortController();
  const connection = createTeamsConnection({
    settings,
    logger,
    deadline: () => {
      hurry = new AbortController();
      return hurry.signal;
    },
  });
  const app = express();
  createTeamsBot({ connection, settings, flows, logger, clock, defaultLang: "ja" }).attach(app);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  return {
    url,
    issuer,
    connector,
    flows,
    logger,
    clock,
    settings,
    timeOut: () => hurry.abort(),
    channel: createTeamsChannel({ connection, settings, logger, clock }),
    async post(activity, authorization) {
      const { serviceUrl } = activity as { serviceUrl?: string };
      const good = `Bearer ${await issuer.token({ aud: APP_ID, serviceurl: serviceUrl ?? connector.serviceUrl })}`;
      const header = authorization === undefined ? good : authorization;
      return fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(header === null ? {} : { authorization: header }),
        },
        body: JSON.stringify(activity),
      });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
      await Promise.all([issuer.close(), connector.close()]);
    },
  };
}

export function createRecordedFlows(): RecordedFlows {
  const flows: RecordedFlows = {
    commands: [],
    drafts: [],
    askers: [],
    installs: [],
    forms: [],
    removals: [],
    saves: [],
    undos: [],
    uses: [],
    seen: new Set(),
    async command(asker, words) {
      flows.commands.push({ asker, words });
      if (flows.failure) throw flows.failure;
      return { card: cardOf(`answer to ${words}`) };
    },
    async draft({ idOrAlias, lang, revision, audience, followUp, person }) {
      flows.askers.push(person);
      flows.drafts.push({ idOrAlias, lang, revision, audience, ...(followUp === true && { followUp }) });
      await flows.gate;
      if (flows.failure) throw flows.failure;
      return idOrAlias === "adv-1" ? { ...draftOf(lang), audience, followUp, ...flows.over } : undefined;
    },
    async saveDraft(save) {
      flows.saves.push(save);
      await flows.gate;
      if (flows.failure) throw flows.failure;
      if (save.idOrAlias !== "adv-1") return { kind: "no-such" };
      const { lang, audience, followUp, subject, body, version } = save;
      const view = { ...draftOf(lang), audience, followUp, ...flows.over };
      const { saving = "saved" } = flows;
      return saving === "saved"
        ? { kind: saving, view: { ...view, subject, body, origin: "edited", version: version + 1 } }
        : { kind: saving, view };
    },
    async undoDraft(ask) {
      flows.undos.push(ask);
      await flows.gate;
      if (flows.failure) throw flows.failure;
      if (ask.idOrAlias !== "adv-1") return { kind: "no-such" };
      const { lang, audience, followUp } = ask;
      return {
        kind: flows.undoing ?? "undone",
        view: { ...draftOf(lang), audience, followUp, ...flows.over },
      };
    },
    async draftUsed(use) {
      flows.uses.push(use);
    },
    async form(message, lang) {
      const rest = { summary: "", scope: "", action: "", url: "", priority: "" } as const;
      return { formId: "form-1", lang, form: { kind: "incident", title: message, ...rest } };
    },
    async checkForm(form) {
      return form.title === "" ? { title: "空です" } : {};
    },
    async create(asker, formId, form) {
      flows.forms.push({ asker, formId, form });
      await flows.gate;
      if (flows.failure) throw flows.failure;
      return form.title === "" ? { errors: { title: "空です" } } : { card: cardOf("登録しました") };
    },
    async override() {
      return { kind: "no-such" };
    },
    async installed(_organizationId, destination) {
      if (flows.failure) throw flows.failure;
      flows.installs.push(destination);
    },
    async removed(destination, reason) {
      flows.removals.push({ destination, reason });
    },
    async uninstalled() {},
    async firstSeen(key) {
      const first = !flows.seen.has(key);
      flows.seen.add(key);
      return first;
    },
    async forgetSeen(key) {
      flows.seen.delete(key);
    },
  };
  return flows;
}

export function cardOf(text: string): Card {
  return { lang: "ja", fallback: text, elements: [{ type: "text", text, tone: "normal" }], actions: [] };
}

function draftOf(lang: "ja" | "en"): DraftView {
  return {
    advisoryId: "adv-1",
    revision: 2,
    lang,
    title: `title ${lang}`,
    subject: `subject ${lang}`,
    body: `body ${lang}`,
    origin: "template",
    audiences: ["admins", "everyone", "executives", "overseas"],
    disclaimer: `disclaimer ${lang}`,
  };
}

let lastId = 0;

/** A message in a personal chat; `parts` replace its fields. */
export function activityOf(serviceUrl: string, parts: object = {}): Record<string, unknown> {
  lastId += 1;
  return {
    type: "message",
    id: `a${lastId}`,
    channelId: "msteams",
    serviceUrl,
    from: { id: "29:user", name: "利用者" },
    recipient: BOT,
    conversation: { id: "a:personal", conversationType: "personal", tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    text: "help",
    locale: "ja-JP",
    ...parts,
  };
}

/** The parts of an activity that put it into a channel's thread. */
export function inChannel(): object {
  return {
    conversation: {
      id: `${CHANNEL};messageid=1`,
      conversationType: "channel",
      isGroup: true,
      tenantId: TENANT,
    },
    channelData: {
      tenant: { id: TENANT },
      team: { id: CHANNEL, name: "情報システム" },
      channel: { id: CHANNEL },
    },
  };
}

export function mention(text: string, id: string): object {
  return { type: "mention", text, mentioned: { id, name: "x" } };
}

/** A stored place whose reference names the harness's connector. */
export function destinationOf(
  bot: Harness,
  type: "channel" | "personal" | "groupChat",
  parts: Partial<Destination> = {},
): Destination {
  const channel = type === "channel" ? CHANNEL : "a:personal";
  const reference = {
    channelId: "msteams",
    serviceUrl: bot.connector.serviceUrl,
    bot: BOT,
    conversation: { id: channel, conversationType: type, tenantId: TENANT },
  };
  return {
    id: 1,
    organizationId: "org",
    platform: "teams",
    workspace: TENANT,
    channel,
    reference: JSON.stringify(reference),
    state: "ok",
    ...parts,
  };
}
