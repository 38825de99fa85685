/** What the page draws, as one person sees it: JSON, newest state whole each time. */
import type { SlackStandIn } from "./slack-api.ts";
import { botUserId, type SlackPost } from "./slack-world.ts";
import type { TeamsStandIn } from "./bot-connector.ts";
import { botAccount, type TeamsPost } from "./teams-world.ts";

/** A page with thousands of posts would serve nobody; older ones stay in the stand-ins. */
const shownPosts = 100;

export type PageLang = "ja" | "en";

export interface StandIns {
  slack: SlackStandIn;
  teams: TeamsStandIn;
}

/** The person who reads in this language, on both platforms. */
export function personOf({ slack, teams }: StandIns, lang: PageLang): { slack: string; teams: string } {
  const reads = ({ locale }: { locale: string }) => locale.startsWith(lang);
  return {
    slack: slack.world.people.find(reads)?.id ?? "",
    teams: teams.world.people.find(reads)?.id ?? "",
  };
}

/** Everything on the page; `version` grows with each change. */
export function pageState(standIns: StandIns, lang: PageLang, version: number): object {
  const person = personOf(standIns, lang);
  return {
    version,
    slack: slackState(standIns.slack, person.slack),
    teams: teamsState(standIns.teams, person.teams),
  };
}

function slackState({ world }: SlackStandIn, person: string): object {
  const names = new Map(world.people.map(({ id, name }) => [id, name]));
  const visible = world.posts.filter(({ only }) => only === undefined || only === person);
  const shown = (post: SlackPost): object => ({
    ts: post.ts,
    at: Number(post.ts) * 1000,
    from: post.from === botUserId ? "Hansho" : (names.get(post.from) ?? post.from),
    app: post.from === botUserId,
    text: post.text,
    blocks: post.blocks,
    edited: post.edited,
    ephemeral: post.only !== undefined,
  });
  const isOpen = ({ person: direct }: { person?: string }) => direct === undefined || direct === person;
  return {
    person: names.get(person),
    people: Object.fromEntries(names),
    channels: world.channels.filter(isOpen).map(({ id, name, joined, person: direct }) => {
      const here = visible.filter(({ channel }) => channel === id);
      const isReply = (post: SlackPost) => post.threadTs !== undefined && post.threadTs !== post.ts;
      return {
        id,
        name,
        joined,
        direct: direct !== undefined,
        posts: here
          .filter((post) => !isReply(post))
          .slice(-shownPosts)
          .map((post) => ({
            ...shown(post),
            replies: here.filter((reply) => isReply(reply) && reply.threadTs === post.ts).map(shown),
          })),
      };
    }),
    views: world.views
      .filter((view) => view.person === person)
      .map(({ id, hash, view, values }) => ({ id, hash, view, values })),
  };
}

function teamsState({ world }: TeamsStandIn, person: string): object {
  const names = new Map([...world.people, botAccount].map(({ id, name }) => [id, name]));
  const shown = (post: TeamsPost): object => ({
    id: post.id,
    at: post.at,
    from: names.get(post.from) ?? post.from,
    app: post.from === botAccount.id,
    text: post.text,
    cards: post.cards,
    edited: post.edited,
  });
  const mine = world.conversations.filter((one) => one.person === undefined || one.person === person);
  return {
    person: names.get(person),
    conversations: mine.map(({ id, kind, name, installed }) => {
      const here = world.posts.filter(({ conversation }) => conversation === id);
      return {
        id,
        kind,
        name,
        installed,
        posts: here
          .filter(({ thread }) => thread === undefined)
          .slice(-shownPosts)
          .map((post) => ({
            ...shown(post),
            replies: here.filter((one) => one.thread === post.id).map(shown),
          })),
      };
    }),
  };
}
