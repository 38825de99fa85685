/** What people and their scripts do themselves: subscribe a channel, fill the form, push a document over HTTP. */
import { Webhook } from "standardwebhooks";
import type { Lang, Organization } from "../../src/advisory/schema.ts";
import type { AdvisoryForm } from "../../src/cards/model.ts";
import { createFlows } from "../../src/flows/index.ts";
import { organizationById } from "../../src/flows/organizations.ts";
import type { Ingest } from "../../src/flows/ingest.ts";
import type { Judging } from "../../src/judging.ts";
import type { ChatChannel, Clock, DestinationRef, IngestedAdvisory, Logger, Store } from "../../src/ports.ts";
import { attachPush } from "../../src/web/push.ts";
import { createWebServer } from "../../src/web/server.ts";

export interface Hands {
  /** Types `subscribe ja` or `subscribe en` in that channel. */
  subscribe(place: string): Promise<void>;
  /** Fills and sends the form of `/advisory new`, in the Japanese channel. */
  register(formId: string, form: AdvisoryForm): Promise<void>;
  /** Pushes a hansho-json document, signed. @throws Error unless it is answered with 200 */
  push(document: object): Promise<void>;
  close(): Promise<void>;
}

export interface HandsDeps {
  store: Store;
  channels: readonly ChatChannel[];
  organization: Organization;
  places: Record<string, { ref: DestinationRef; lang: Lang }>;
  ingest: Ingest["ingest"];
  judging: Judging;
  clock: Clock;
  logger: Logger;
}

const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

export async function createHands(deps: HandsDeps): Promise<Hands> {
  const { store, channels, organization, ingest, judging, clock, logger } = deps;
  const flows = createFlows({
    store,
    channels,
    drafter: async () => (await import("../../src/drafting/template.ts")).createTemplateDrafter(),
    polling: { feeds: [], operators: { organizationId: organization.id, lang: "ja", channels: [] } },
    take: async (document, format) => {
      const advisories: IngestedAdvisory[] = [];
      const onAdvisory = (advisory: IngestedAdvisory) => void advisories.push(advisory);
      const { documents } = await ingest(only(document), { format, onAdvisory });
      return { advisories, reasons: documents.flatMap(({ reasons }) => reasons) };
    },
    reassess: judging.reassess,
    clock,
    logger,
    organization: organizationById([organization]),
  });
  const door = createWebServer(logger);
  attachPush(door.app, {
    secrets: [SECRET],
    firstSeen: (key) => flows.firstSeen(key),
    forgetSeen: (key) => flows.forgetSeen(key),
    ingest: (document, on) => ingest(only(document), { format: "hansho-json", ...on }),
    wake() {},
    logger,
  });
  const { url } = await door.listen(0, "127.0.0.1");
  let pushed = 0;

  function askerIn(name: string) {
    const place = deps.places[name];
    if (place === undefined) throw new Error(`there is no place ${name}`);
    const { ref: destination, lang } = place;
    return { organizationId: organization.id, destination, lang, user: { id: "U1", name: "admin" } };
  }

  return {
    async subscribe(place) {
      const asker = askerIn(place);
      await flows.command(asker, `subscribe ${asker.lang}`);
    },

    async register(formId, form) {
      const answer = await flows.create(askerIn("news"), formId, form);
      if ("errors" in answer) throw new Error(JSON.stringify(answer.errors));
    },

    async push(document) {
      const body = JSON.stringify(document);
      const id = `msg_${++pushed}`;
      // The signature's time is the sender's, whatever time the replay has.
      const now = new Date();
      const response = await fetch(`${url}/api/advisories`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "webhook-id": id,
          "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
          "webhook-signature": new Webhook(SECRET).sign(id, now, body),
        },
        body,
      });
      if (response.status !== 200) throw new Error(`pushed: ${response.status} ${await response.text()}`);
    },

    close: () => door.close(),
  };
}

async function* only<T>(value: T): AsyncGenerator<T> {
  yield value;
}
