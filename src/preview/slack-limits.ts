/**
 * What Slack refuses, judged without Slack: the preview's stand-in answers by it, and the renderers' property
 * tests are held to it. Written from Slack's own types, documentation and the errors people reported
 * (platform facts 1), independently of our renderers. Blocks we have no use for are refused as unknown.
 */
import { z } from "zod";
import {
  accessory,
  actionElement,
  anyText,
  chars,
  contextElement,
  httpUrl,
  inputElement,
  plainText,
  richTextPart,
} from "./slack-elements.ts";

/** Undocumented; messages failed from about here on (bolt-js#2509). */
const maxTotalChars = 13_200;
const maxMessageBlocks = 50;
const maxViewBlocks = 100;
const maxViewBytes = 250_000;
const maxTextChars = 40_000;
const maxMetadataBytes = 8_000;

const block_id = chars(255).optional();

const header = z.strictObject({ type: z.literal("header"), block_id, text: plainText(150) });
const divider = z.strictObject({ type: z.literal("divider"), block_id });
const section = z
  .strictObject({
    type: z.literal("section"),
    block_id,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, "needs text or fields");
const context = z.strictObject({
  type: z.literal("context"),
  block_id,
  elements: z.array(contextElement).min(1).max(10),
});
const actions = z.strictObject({
  type: z.literal("actions"),
  block_id,
  elements: z.array(actionElement).min(1).max(25),
});
const imageBlock = z.strictObject({
  type: z.literal("image"),
  block_id,
  image_url: httpUrl,
  alt_text: chars(2000),
  title: plainText(2000).optional(),
});
const richText = z.strictObject({
  type: z.literal("rich_text"),
  block_id,
  elements: z.array(richTextPart).min(1),
});
const input = z.strictObject({
  type: z.literal("input"),
  block_id,
  label: plainText(2000),
  element: inputElement,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});
/** Modals only: a message with an alert is refused (node-slack-sdk#2567). */
const alert = z.strictObject({
  type: z.literal("alert"),
  block_id,
  text: anyText(200),
  level: z.enum(["default", "info", "warning", "error", "success"]).optional(),
});

const messageBlock = z.discriminatedUnion("type", [
  header,
  divider,
  section,
  context,
  actions,
  imageBlock,
  richText,
  input,
]);
const viewBlock = z.discriminatedUnion("type", [...messageBlock.options, alert]);

type AnyBlock = z.infer<typeof viewBlock>;

const view = z.looseObject({
  type: z.literal("modal"),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  blocks: z.array(viewBlock).max(maxViewBlocks),
});

const metadata = z.object({ event_type: chars(255), event_payload: z.record(z.string(), z.unknown()) });

/**
 * Why Slack would refuse the body of chat.postMessage, chat.update or a response_url: its error code, `: ` and
 * the detail; undefined when it would take it. `blocks` may be an array or JSON text, as the SDKs send it.
 */
export function slackRefusal(message: unknown): string | undefined {
  if (typeof message !== "object" || message === null) {
    return "invalid_arguments: the message is not an object";
  }
  const { text, blocks: sentBlocks, metadata: sentMetadata } = message as Record<string, unknown>;

  const blocks = decoded(sentBlocks);
  if (blocks === notJson) {
    return "invalid_blocks_format: blocks is not JSON";
  }
  const hasBlocks = Array.isArray(blocks) && blocks.length > 0;
  if (!hasBlocks && (typeof text !== "string" || text === "")) {
    return "no_text: neither text nor blocks";
  }
  if (typeof text === "string" && text.length > maxTextChars) {
    return `msg_too_long: text has ${text.length} characters, at most ${maxTextChars}`;
  }
  return (blocks === undefined ? undefined : blocksRefusal(blocks)) ?? metadataRefusal(decoded(sentMetadata));
}

/** Why Slack would refuse a modal in views.open, views.update or views.push; undefined when it would take it. */
export function slackViewRefusal(value: unknown): string | undefined {
  const sent = decoded(value);
  const size = Buffer.byteLength(JSON.stringify(sent) ?? "");
  if (size > maxViewBytes) {
    return `view_too_large: ${size} bytes, at most ${maxViewBytes}`;
  }
  const parsed = view.safeParse(sent);
  if (!parsed.success) {
    return `invalid_arguments: ${explain(parsed.error, "/view")}`;
  }
  if (parsed.data.submit === undefined && parsed.data.blocks.some((block) => block.type === "input")) {
    return "invalid_arguments: a view with an input block needs submit [/view]";
  }
  const repeated = repeatedIds(parsed.data.blocks);
  return repeated && `invalid_arguments: ${repeated}`;
}

function blocksRefusal(blocks: unknown): string | undefined {
  if (!Array.isArray(blocks)) {
    return "invalid_blocks_format: blocks is not an array";
  }
  if (blocks.length > maxMessageBlocks) {
    return `invalid_blocks: no more than ${maxMessageBlocks} items allowed, ${blocks.length} sent [/blocks]`;
  }
  const parsed = z.array(messageBlock).safeParse(blocks);
  if (!parsed.success) {
    return `invalid_blocks: ${explain(parsed.error, "/blocks")}`;
  }
  const repeated = repeatedIds(parsed.data);
  if (repeated !== undefined) {
    return `invalid_blocks: ${repeated}`;
  }
  const total = countChars(blocks);
  return total > maxTotalChars
    ? `msg_blocks_too_long: ${total} characters in the blocks, about ${maxTotalChars} allowed`
    : undefined;
}

function metadataRefusal(value: unknown): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  const parsed = metadata.safeParse(value);
  if (!parsed.success) {
    return `invalid_metadata_format: ${explain(parsed.error, "/metadata")}`;
  }
  const size = Buffer.byteLength(JSON.stringify(value));
  return size > maxMetadataBytes
    ? `metadata_too_large: ${size} bytes, at most ${maxMetadataBytes}`
    : undefined;
}

/** block_id is unique in a message or view, action_id within its block. */
function repeatedIds(blocks: readonly AnyBlock[]): string | undefined {
  const seen = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    if (block.block_id !== undefined && seen.has(block.block_id)) {
      return `block_id "${block.block_id}" already exists [/blocks/${index}]`;
    }
    seen.add(block.block_id ?? "");
    const ids = (block.type === "actions" ? block.elements : []).flatMap(
      (element) => element.action_id ?? [],
    );
    if (new Set(ids).size !== ids.length) {
      return `action_id already exists in this block [/blocks/${index}]`;
    }
  }
  return undefined;
}

/** Every string of the blocks but type and style names: how Slack counts is not documented. */
function countChars(value: unknown): number {
  if (typeof value === "string") {
    return value.length;
  }
  if (typeof value !== "object" || value === null) {
    return 0;
  }
  return Object.entries(value).reduce(
    (sum, [key, inner]) => (key === "type" || key === "style" ? sum : sum + countChars(inner)),
    0,
  );
}

const notJson = Symbol("not JSON");

function decoded(value: unknown): unknown {
  if (typeof value !== "string") {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return notJson;
  }
}

function explain(error: z.ZodError, root: string): string {
  const issue = error.issues[0];
  return `${issue?.message ?? "invalid"} [${[root, ...(issue?.path ?? [])].join("/")}]`;
}
