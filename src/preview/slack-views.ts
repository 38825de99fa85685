/** `views.*` of the stand-in: tickets that go stale, a stack of at most three, and what was typed stays (platform facts 2). */
import { randomUUID } from "node:crypto";
import { type Answer, type Args, refused, text } from "./slack-chat.ts";
import { slackViewRefusal } from "./slack-limits.ts";
import { appId, botId, type SlackView, type SlackWorld, teamId, type ViewValues } from "./slack-world.ts";

const triggerLifeMs = 3_000;
const maxStack = 3;

export const viewMethods: Record<string, (world: SlackWorld, args: Args) => Answer> = {
  "views.open": (world, args) => open(world, args, "open"),
  "views.push": (world, args) => open(world, args, "push"),
  "views.update": (world, args) => {
    const found = world.views.find(
      ({ id, view }) =>
        id === args["view_id"] || (args["external_id"] && view["external_id"] === args["external_id"]),
    );
    if (found === undefined) return refused("not_found");
    if (args["hash"] !== undefined && args["hash"] !== found.hash) return refused("hash_conflict");
    const reason = slackViewRefusal(args["view"]);
    if (reason !== undefined) return refused(reason);
    replaceView(world, found, viewOf(args["view"]));
    return { ok: true, view: shownView(found) };
  },
};

function open(world: SlackWorld, args: Args, how: "open" | "push"): Answer {
  const trigger = world.triggers.get(text(args["trigger_id"]));
  if (trigger === undefined) return refused("invalid_trigger_id");
  if (trigger.used) return refused("exchanged_trigger_id");
  if (world.clock.now() - trigger.at > triggerLifeMs) return refused("expired_trigger_id");
  const reason = slackViewRefusal(args["view"]);
  if (reason !== undefined) return refused(reason);
  trigger.used = true;

  const stack = world.views.filter(({ person }) => person === trigger.person);
  if (how === "push" && stack.length >= maxStack) return refused("push_limit_reached");
  if (how === "push" && stack.length === 0) return refused("invalid_trigger_id");
  const id = `V${randomUUID()}`;
  const view = viewOf(args["view"]);
  const opened: SlackView = {
    id,
    hash: newHash(world),
    person: trigger.person,
    rootId: how === "push" ? (stack[0]?.id ?? id) : id,
    view,
    values: valuesOf(view, {}, {}),
  };
  // A person has one stack: views.open closes what was open, as the client does.
  if (how === "open") closeAll(world, trigger.person);
  world.views.push(opened);
  world.changed();
  return { ok: true, view: shownView(opened) };
}

/** Replaces what a modal shows; inputs whose block_id and action_id stay the same keep what was typed. */
export function replaceView(world: SlackWorld, target: SlackView, view: Record<string, unknown>): void {
  target.values = valuesOf(view, target.view, target.values);
  target.view = view;
  target.hash = newHash(world);
  world.changed();
}

/** Puts a modal over the topmost one, as `response_action: "push"` asks. */
export function pushView(world: SlackWorld, below: SlackView, view: Record<string, unknown>): void {
  const { person, rootId } = below;
  const values = valuesOf(view, {}, {});
  world.views.push({ id: `V${randomUUID()}`, hash: newHash(world), person, rootId, view, values });
  world.changed();
}

export function closeView(world: SlackWorld, id: string): void {
  world.views = world.views.filter((view) => view.id !== id);
  world.changed();
}

export function closeAll(world: SlackWorld, person: string): void {
  world.views = world.views.filter((view) => view.person !== person);
  world.changed();
}

/** A view as Slack sends it to the bot, with what stands in its inputs. */
export function shownView(shown: SlackView): Record<string, unknown> {
  const { view } = shown;
  return {
    id: shown.id,
    team_id: teamId,
    type: "modal",
    blocks: view["blocks"],
    private_metadata: view["private_metadata"] ?? "",
    callback_id: view["callback_id"] ?? "",
    state: { values: shown.values },
    hash: shown.hash,
    title: view["title"],
    clear_on_close: view["clear_on_close"] ?? false,
    notify_on_close: view["notify_on_close"] ?? false,
    close: view["close"] ?? null,
    submit: view["submit"] ?? null,
    previous_view_id: null,
    root_view_id: shown.rootId,
    app_id: appId,
    external_id: view["external_id"] ?? "",
    app_installed_team_id: teamId,
    bot_id: botId,
  };
}

/** Takes over what a person typed; inputs the view does not have are dropped. */
export function typeInto(shown: SlackView, typed: Record<string, Record<string, string>>): void {
  for (const { block, action, type, options } of inputsOf(shown.view)) {
    const value = typed[block]?.[action];
    if (value === undefined) continue;
    const chosen = options?.find((option) => option["value"] === value) ?? null;
    shown.values[block] = {
      [action]:
        options === undefined
          ? { type, value: value === "" ? null : value }
          : { type, selected_option: chosen },
    };
  }
}

function valuesOf(
  view: Record<string, unknown>,
  before: Record<string, unknown>,
  typed: ViewValues,
): ViewValues {
  const had = new Set(inputsOf(before).map(({ block, action }) => `${block} ${action}`));
  const values: ViewValues = {};
  for (const { block, action, type, initial, options, chosen } of inputsOf(view)) {
    const kept = had.has(`${block} ${action}`) ? typed[block]?.[action] : undefined;
    const fresh =
      options === undefined ? { type, value: initial ?? null } : { type, selected_option: chosen ?? null };
    values[block] = { [action]: kept ?? fresh };
  }
  return values;
}

interface Input {
  block: string;
  action: string;
  type: string;
  initial: string | undefined;
  /** Of a menu. */
  options: Record<string, unknown>[] | undefined;
  chosen: unknown;
}

function inputsOf(view: Record<string, unknown>): Input[] {
  const blocks = Array.isArray(view["blocks"]) ? (view["blocks"] as Record<string, unknown>[]) : [];
  return blocks.flatMap((block) => {
    const element = block["element"] as Record<string, unknown> | undefined;
    if (block["type"] !== "input" || element === undefined) return [];
    const initial = element["initial_value"];
    return {
      block: text(block["block_id"]),
      action: text(element["action_id"]),
      type: text(element["type"]),
      initial: typeof initial === "string" ? initial : undefined,
      options: Array.isArray(element["options"])
        ? (element["options"] as Record<string, unknown>[])
        : undefined,
      chosen: element["initial_option"],
    };
  });
}

/** Slack names blocks and inputs that come without an id. */
function viewOf(view: unknown): Record<string, unknown> {
  const copy = structuredClone(view) as Record<string, unknown>;
  for (const [index, block] of (copy["blocks"] as Record<string, unknown>[]).entries()) {
    block["block_id"] ??= `b${index}`;
    const element = block["element"] as Record<string, unknown> | undefined;
    if (element !== undefined) element["action_id"] ??= `a${index}`;
  }
  return copy;
}

function newHash(world: SlackWorld): string {
  return `${world.nextTs()}.${randomUUID().slice(0, 8)}`;
}
