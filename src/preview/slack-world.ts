/** The workspace the stand-in for Slack keeps: people, channels, posts, modals, and the tickets Slack hands out. */
import { randomUUID } from "node:crypto";
import type { Clock, Instant } from "../ports.ts";

export const teamId = "T0PREVIEW";
export const appId = "A0HANSHO";
export const botUserId = "U0HANSHO";
export const botId = "B0HANSHO";

export interface SlackPerson {
  id: string;
  name: string;
  /** IETF tag as `users.info` gives it. */
  locale: string;
}

export interface SlackChannel {
  id: string;
  name: string;
  /** Whether the bot is a member. */
  joined: boolean;
  /** Of a direct conversation with the bot. */
  person?: string;
}

export interface SlackPost {
  channel: string;
  ts: string;
  /** Of the post it answers. */
  threadTs?: string | undefined;
  /** User id; the bot's own for its posts. */
  from: string;
  text: string;
  blocks: unknown[];
  metadata?: unknown;
  edited: boolean;
  /** Ephemeral: shown to this person alone, unknown to history and update. */
  only?: string | undefined;
}

export interface ViewValue {
  type: string;
  value?: string | null;
  /** Of a menu: the option as the view has it. */
  selected_option?: unknown;
}

export type ViewValues = Record<string, Record<string, ViewValue>>;

export interface SlackView {
  id: string;
  hash: string;
  person: string;
  rootId: string;
  /** As the bot sent it. */
  view: Record<string, unknown>;
  /** What stands in its inputs, by block_id and action_id. */
  values: ViewValues;
}

/** Good for one views.open or views.push within 3 s. */
interface Trigger {
  person: string;
  at: Instant;
  used: boolean;
}

/** Good for five answers in 30 minutes. */
export interface ResponseTicket {
  person: string;
  channel: string;
  at: Instant;
  uses: number;
  /** The post whose button was pressed. */
  source?: string | undefined;
}

export interface SlackWorld {
  clock: Clock;
  people: SlackPerson[];
  channels: SlackChannel[];
  posts: SlackPost[];
  /** Open modals, one stack a person, topmost last. */
  views: SlackView[];
  triggers: Map<string, Trigger>;
  tickets: Map<string, ResponseTicket>;
  /** A new `ts`: seconds and microseconds, never twice. */
  nextTs(): string;
  newTrigger(person: string): string;
  newTicket(ticket: Pick<ResponseTicket, "person" | "channel" | "source">): string;
  /** Tells the page that something is to be drawn. */
  changed(): void;
}

export const alertsChannel = "C0ALERTS";

/** Two people, since a bot may keep a person's language for hours: one reads Japanese, one English. */
export function createSlackWorld(deps: { clock: Clock; changed: () => void }): SlackWorld {
  const { clock, changed } = deps;
  let lastMicros = 0;
  const world: SlackWorld = {
    clock,
    changed,
    people: [
      { id: "U0JAPANESE", name: "日本語の担当者", locale: "ja-JP" },
      { id: "U0ENGLISH", name: "English reader", locale: "en-US" },
    ],
    channels: [
      { id: alertsChannel, name: "security-alerts", joined: false },
      { id: "C0GENERAL", name: "general", joined: false },
      { id: "D0JAPANESE", name: "directmessage", joined: true, person: "U0JAPANESE" },
      { id: "D0ENGLISH", name: "directmessage", joined: true, person: "U0ENGLISH" },
    ],
    posts: [],
    views: [],
    triggers: new Map(),
    tickets: new Map(),
    nextTs() {
      lastMicros = Math.max(lastMicros + 1, clock.now() * 1000);
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, "0")}`;
    },
    newTrigger(person) {
      const id = `${randomUUID()}.${teamId}`;
      world.triggers.set(id, { person, at: clock.now(), used: false });
      return id;
    },
    newTicket(ticket) {
      const id = randomUUID();
      world.tickets.set(id, { ...ticket, at: clock.now(), uses: 0 });
      return id;
    },
  };
  return world;
}

/** A channel by its id, or a person's direct conversation by theirs, as chat.postMessage takes it. */
export function findChannel(world: SlackWorld, id: unknown): SlackChannel | undefined {
  return world.channels.find((channel) => channel.id === id || channel.person === id);
}

export function findPost(world: SlackWorld, channel: string, ts: string): SlackPost | undefined {
  return world.posts.find((post) => post.channel === channel && post.ts === ts);
}
