/** The tenant the stand-in for Microsoft keeps: people, one team's channel, chats with the bot, and what was posted. */
import type { Clock } from "../ports.ts";

export const tenantId = "0a1b2c3d-0000-4000-8000-000000000001";
export const teamsAppId = "0a1b2c3d-0000-4000-8000-0000000000aa";
export const botAccount = { id: `28:${teamsAppId}`, name: "Hansho" };
export const team = { id: "19:previewteam@thread.tacv2", name: "Security" };

export interface TeamsPerson {
  id: string;
  aadObjectId: string;
  name: string;
  locale: string;
}

export interface Conversation {
  id: string;
  kind: "channel" | "personal";
  name: string;
  /** Of a personal chat. */
  person?: string;
  /** Whether the app is installed there. */
  installed: boolean;
}

export interface TeamsPost {
  /** Activity id. */
  id: string;
  /** Without `;messageid=`. */
  conversation: string;
  /** Activity id of the thread's first post; absent for that one and in chats. */
  thread?: string | undefined;
  /** Account id; the bot's own for its posts. */
  from: string;
  text: string;
  cards: unknown[];
  edited: boolean;
  at: number;
}

export interface TeamsWorld {
  clock: Clock;
  people: TeamsPerson[];
  conversations: Conversation[];
  posts: TeamsPost[];
  /** A new activity id: milliseconds, never twice. */
  nextId(): string;
  changed(): void;
}

export const channelId = "19:previewalerts@thread.tacv2";

export function createTeamsWorld(deps: { clock: Clock; changed: () => void }): TeamsWorld {
  const { clock, changed } = deps;
  let last = 0;
  const japanese = "29:preview-ja";
  const english = "29:preview-en";
  return {
    clock,
    changed,
    people: [
      {
        id: japanese,
        aadObjectId: "0a1b2c3d-0000-4000-8000-000000000011",
        name: "日本語の担当者",
        locale: "ja-JP",
      },
      {
        id: english,
        aadObjectId: "0a1b2c3d-0000-4000-8000-000000000012",
        name: "English reader",
        locale: "en-US",
      },
    ],
    conversations: [
      { id: channelId, kind: "channel", name: "Security alerts", installed: false },
      { id: "a:preview-ja", kind: "personal", name: "Hansho", person: japanese, installed: false },
      { id: "a:preview-en", kind: "personal", name: "Hansho", person: english, installed: false },
    ],
    posts: [],
    nextId() {
      last = Math.max(last + 1, clock.now());
      return String(last);
    },
  };
}

/** A conversation id as activities carry it, taken apart: `<id>;messageid=<first post of the thread>`. */
export function placeOf(id: string): { conversation: string; thread: string | undefined } {
  const [conversation = "", thread] = id.split(";messageid=");
  return { conversation, thread };
}

/** Finds a post of a conversation by its activity id. */
export function findActivity(world: TeamsWorld, conversation: string, id: string): TeamsPost | undefined {
  return world.posts.find((post) => post.conversation === conversation && post.id === id);
}
