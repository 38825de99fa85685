/**
 * The parts of Block Kit as Slack accepts them: text objects, block elements and rich text, with every limit
 * written down from Slack's block reference and types, not from our renderer (it is judged by this). Lengths
 * are UTF-16 units, the strictest way Slack may count. Unknown properties are refused, as Slack does.
 */
import { z } from "zod";

/** A string of 1 to `max` characters; Slack refuses empty ones. */
export const chars = (max: number) => z.string().min(1).max(max);

/** http and https only: Slack documents no other scheme for buttons and images. */
export const httpUrl = z
  .string()
  .max(3000)
  .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ""), "must be an http or https URL");

const linkUrl = z
  .string()
  .max(3000)
  .refine(
    (value) => /^(https?|mailto):$/.test(URL.parse(value)?.protocol ?? ""),
    "must be an http, https or mailto URL",
  );

export const plainText = (max: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: chars(max), emoji: z.boolean().optional() });

const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: chars(max), verbatim: z.boolean().optional() });

export const anyText = (max: number) => z.discriminatedUnion("type", [plainText(max), mrkdwn(max)]);

const confirm = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(["primary", "danger"]).optional(),
});

/** Option values: Slack's types say 75, others 150; the smaller one is safe (platform facts 1). */
const option = z.strictObject({
  text: anyText(75),
  value: chars(75),
  description: anyText(75).optional(),
  url: httpUrl.optional(),
});
const plainOption = option.extend({ text: plainText(75), description: plainText(75).optional() });

const actionId = chars(255).optional();

const button = z.strictObject({
  type: z.literal("button"),
  text: plainText(75),
  action_id: actionId,
  url: httpUrl.optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
  confirm: confirm.optional(),
  accessibility_label: chars(75).optional(),
});

const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id: actionId,
  options: z.array(plainOption).min(1).max(5),
  confirm: confirm.optional(),
});

const staticSelect = z.strictObject({
  type: z.literal("static_select"),
  action_id: actionId,
  placeholder: plainText(150).optional(),
  options: z.array(plainOption).min(1).max(100),
  initial_option: plainOption.optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
});

const radioButtons = z.strictObject({
  type: z.literal("radio_buttons"),
  action_id: actionId,
  options: z.array(option).min(1).max(10),
  initial_option: option.optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
});

const checkboxes = z.strictObject({
  type: z.literal("checkboxes"),
  action_id: actionId,
  options: z.array(option).min(1).max(10),
  initial_options: z.array(option).min(1).max(10).optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
});

export const image = z.strictObject({
  type: z.literal("image"),
  image_url: httpUrl,
  alt_text: chars(2000),
});

/**
 * `initial_value` has no documented cap; what a person may submit has 3,000, so more is refused here, lest a
 * draft opens that cannot be sent back (platform facts 1).
 */
const plainTextInput = z
  .strictObject({
    type: z.literal("plain_text_input"),
    action_id: actionId,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    dispatch_action_config: z
      .strictObject({ trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])) })
      .optional(),
    focus_on_load: z.boolean().optional(),
    placeholder: plainText(150).optional(),
  })
  .refine(
    (input) => (input.initial_value?.length ?? 0) <= (input.max_length ?? 3000),
    "initial_value is longer than max_length",
  );

export const actionElement = z.discriminatedUnion("type", [
  button,
  overflow,
  staticSelect,
  radioButtons,
  checkboxes,
]);
export const accessory = z.discriminatedUnion("type", [
  button,
  overflow,
  staticSelect,
  radioButtons,
  checkboxes,
  image,
]);
export const inputElement = z.discriminatedUnion("type", [
  plainTextInput,
  staticSelect,
  radioButtons,
  checkboxes,
]);
export const contextElement = z.discriminatedUnion("type", [plainText(3000), mrkdwn(3000), image]);

// rich text

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
  })
  .optional();

const richRun = z.strictObject({ type: z.literal("text"), text: z.string().min(1), style });
const richLink = z.strictObject({
  type: z.literal("link"),
  url: linkUrl,
  text: z.string().optional(),
  unsafe: z.boolean().optional(),
  style,
});
const richInline = z.discriminatedUnion("type", [
  richRun,
  richLink,
  z.strictObject({ type: z.literal("emoji"), name: chars(255), unicode: z.string().optional(), style }),
  z.strictObject({ type: z.literal("user"), user_id: chars(255), style }),
  z.strictObject({ type: z.literal("channel"), channel_id: chars(255), style }),
  z.strictObject({ type: z.literal("broadcast"), range: z.enum(["here", "channel", "everyone"]), style }),
]);

const richSection = z.strictObject({ type: z.literal("rich_text_section"), elements: z.array(richInline) });
const richList = z.strictObject({
  type: z.literal("rich_text_list"),
  style: z.enum(["bullet", "ordered"]),
  elements: z.array(richSection).min(1),
  indent: z.int().min(0).max(8).optional(),
  offset: z.int().min(0).optional(),
  border: z.int().min(0).max(1).optional(),
});
/** Preformatted takes runs and links only, without style (Slack's types). */
const richPreformatted = z.strictObject({
  type: z.literal("rich_text_preformatted"),
  elements: z.array(z.discriminatedUnion("type", [richRun, richLink])).min(1),
  border: z.int().min(0).max(1).optional(),
});
const richQuote = z.strictObject({
  type: z.literal("rich_text_quote"),
  elements: z.array(richInline).min(1),
  border: z.int().min(0).max(1).optional(),
});

export const richTextPart = z.discriminatedUnion("type", [
  richSection,
  richList,
  richPreformatted,
  richQuote,
]);
