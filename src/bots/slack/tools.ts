import type { WebClient } from "@slack/web-api";
import type { Lang } from "../../advisory/schema.ts";
import type { Card } from "../../cards/model.ts";
import { slackMessage } from "../../cards/slack.ts";
import type { Clock, Flows, Logger, SlackSettings } from "../../ports.ts";
import type { Edits } from "./edits.ts";
import type { Identity } from "./identity.ts";
import { failure } from "./logger.ts";
import type { People, Person } from "./people.ts";
import { sorryCard } from "./words.ts";

/** What every handler works with. */
export interface Tools {
  settings: SlackSettings;
  flows: Flows;
  logger: Logger;
  clock: Clock;
  defaultLang: Lang;
  client: WebClient;
  identity: () => Promise<Identity>;
  people: People;
  edits: Edits;
}

/** One thing a person did, already acknowledged. */
export interface Inbound {
  /** Once seen, it is not done again: an event_id, a trigger_id, or the request's signature. */
  key: string;
  /** The workspace it was done in; undefined when Slack does not say. */
  teamId: string | undefined;
}

/** Shows a card to the one person who asked. */
export type Tell = (card: Card) => Promise<void>;

/** Makes a `Tell` of Bolt's respond: an answer only its asker sees, beside what stands there. */
export function teller(respond: (message: object) => Promise<unknown>): Tell {
  return async (card) => {
    await respond({ response_type: "ephemeral", replace_original: false, ...slackMessage(card) });
  };
}

/**
 * Does what a person asked for, once, and only for our own workspace; what another workspace sends is let drop.
 * Never rejects: a failure is logged without anybody's words, and the person gets an apology in their language.
 */
export async function servePerson(
  tools: Tools,
  inbound: Inbound & { userId: string },
  tell: Tell,
  work: (person: Person) => Promise<void>,
): Promise<void> {
  const asked = tools.people(inbound.userId);
  await serve(tools, inbound, {
    work: async () => work(await asked),
    failed: async () => tell(sorryCard((await asked).lang)),
  });
}

/** The same for what nobody waits for an answer to. */
export async function serve(
  { identity, flows, logger }: Tools,
  inbound: Inbound,
  {
    work,
    failed,
    withoutIdentity = false,
  }: {
    work: () => Promise<void>;
    failed?: () => Promise<void>;
    /** Serve it though Slack does not tell any more who we are: our token may be dead by now. */
    withoutIdentity?: boolean;
  },
): Promise<void> {
  try {
    const known = withoutIdentity ? await identity().catch(() => undefined) : await identity();
    if (known !== undefined && inbound.teamId !== known.teamId) {
      logger.warn({}, "Slack request of another workspace dropped");
      return;
    }
    if (await flows.firstSeen(`slack:${inbound.teamId}:${inbound.key}`)) await work();
  } catch (error) {
    logger.error(failure(error), "Slack request failed");
    await failed?.().catch((again: unknown) => logger.warn(failure(again), "apology not sent"));
  }
}
