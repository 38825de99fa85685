/** What we read of Slack's payloads; a payload of another shape is refused before any work. */
import { z } from "zod";
import { Audience, Lang } from "../../advisory/schema.ts";

const Id = z.string().min(1).max(100);
const Address = z.url({ protocol: /^https?$/ }).max(2_000);

/** A slash command (docs.slack.dev/interactivity/implementing-slash-commands). */
export const Command = z.object({
  team_id: Id,
  channel_id: Id,
  channel_name: z.string().optional(),
  user_id: Id,
  user_name: z.string().optional(),
  text: z.string().default(""),
  trigger_id: z.string(),
  response_url: Address,
});
export type Command = z.infer<typeof Command>;

const StateValues = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ),
);

/** A modal as it comes back, with what stands in its fields. */
export const View = z.object({
  id: Id,
  hash: z.string().optional(),
  private_metadata: z.string().default(""),
  blocks: z.unknown().optional(),
  state: z.object({ values: StateValues }).optional(),
});
export type View = z.infer<typeof View>;

/** A press of a button or a choice in a menu, in a message or in a modal. */
export const Press = z.object({
  user: z.object({ id: Id, name: z.string().optional(), username: z.string().optional() }),
  channel: z.object({ id: Id, name: z.string().optional() }).optional(),
  trigger_id: z.string(),
  response_url: Address.optional(),
  view: View.optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().optional(),
        /** Of a menu. */
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});
export type Press = z.infer<typeof Press>;

/** A modal that was closed by its submit button. */
export const Submission = z.object({
  user: z.object({ id: Id, name: z.string().optional() }),
  trigger_id: z.string().optional(),
  view: View,
});
export type Submission = z.infer<typeof Submission>;

/** `callback_id` of the message shortcut in the manifest. */
export const MAKE_ADVISORY = "make_advisory";

/** A message shortcut (docs.slack.dev/interactivity/implementing-shortcuts). */
export const MessageShortcut = z.object({
  trigger_id: z.string(),
  response_url: Address,
  user: z.object({ id: Id }),
  message: z.object({ text: z.string().default("") }),
});
export type MessageShortcut = z.infer<typeof MessageShortcut>;

/** What a modal of ours remembers in `private_metadata`. */
export const ModalState = z.object({
  advisoryId: z.string().min(1),
  revision: z.int().min(1),
  lang: Lang,
  audience: Audience.default("admins"),
  followUp: z.boolean().default(false),
  /** Of the organization's version shown; 0: none. */
  version: z.int().min(0).default(0),
  /** Submitting saves. */
  savable: z.boolean().default(false),
});
export type ModalState = z.infer<typeof ModalState>;

/** Any event about a channel; `channel` is an id in those we subscribe to. */
export const ChannelEvent = z.object({ type: z.string(), channel: Id, user: z.string().optional() });

export const AnyEvent = z.object({ type: z.string() });

/** Reads JSON of ours that travelled through Slack; undefined when it is not what we wrote. */
export function readJson<T>(schema: z.ZodType<T>, text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
