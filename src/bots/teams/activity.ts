/** The parts of a Bot Framework activity that we read. Everything else of it is dropped (Bot Framework protocol 3.1). */
import { z } from "zod";

const Id = z.string().min(1).max(2_000);
const Text = z.string().max(100_000);

const Account = z.object({
  id: Id,
  name: Text.nullish(),
  /** A slash command: the message was meant for the bot alone (platform page 13). */
  isTargeted: z.boolean().nullish(),
});

const Named = z.object({ id: Id.nullish(), name: Text.nullish() });

const Entity = z.object({
  type: z.string(),
  text: Text.nullish(),
  mentioned: z.object({ id: z.string().nullish() }).nullish(),
  locale: z.string().nullish(),
});

export const InboundActivity = z.object({
  type: z.string().min(1).max(100),
  id: Id.nullish(),
  /** Of an invoke: `task/fetch`, `task/submit`. */
  name: z.string().nullish(),
  /** Of an installationUpdate: `add`, `remove`, `add-upgrade`, `remove-upgrade`. */
  action: z.string().nullish(),
  channelId: z.string(),
  serviceUrl: z.string(),
  locale: z.string().nullish(),
  text: Text.nullish(),
  from: Account.nullish(),
  recipient: Account,
  conversation: z.object({
    id: Id,
    tenantId: z.string().nullish(),
    conversationType: z.string().nullish(),
    name: Text.nullish(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string().nullish() }).nullish(),
      team: Named.nullish(),
      channel: Named.nullish(),
      eventType: z.string().nullish(),
    })
    .nullish(),
  entities: z.array(Entity).max(1_000).nullish(),
  membersAdded: z.array(Account).max(10_000).nullish(),
  membersRemoved: z.array(Account).max(10_000).nullish(),
  value: z.unknown().optional(),
});
export type InboundActivity = z.infer<typeof InboundActivity>;
