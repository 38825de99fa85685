import type { Card } from "../../src/cards/model.ts";
import type { ChatChannel, Destination, FindResult, Instant, Platform, SendResult } from "../../src/ports.ts";

/** One request a fake channel was given. */
export interface ChannelCall {
  kind: "send" | "update";
  destination: Destination;
  card: Card;
  deliveryId: string;
  parentRef?: string | undefined;
  /** `update`: the message to edit. */
  ref?: string | undefined;
}

export interface FindCall {
  destination: Destination;
  deliveryId: string;
  since: Instant;
  parentRef?: string | undefined;
}

type Answer = SendResult | ((call: ChannelCall) => SendResult | Promise<SendResult>);

/** A channel in memory: it answers by script, and keeps what it was asked and what stands posted. */
export interface FakeChannel extends ChatChannel {
  /** Every request, in order, whatever came of it. */
  calls: ChannelCall[];
  finds: FindCall[];
  /** Messages that stand there, by ref. */
  posts: Map<string, ChannelCall>;
  /** The next requests are answered so, in order; after them every request is `sent`. */
  script(...answers: Answer[]): void;
  /** Answers every request from now on; undefined goes back to `sent`. */
  always(answer: Answer | undefined): void;
  /** Resolves with the `count`-th request, at once when it was made. */
  called(count: number): Promise<ChannelCall>;
  /** Posts as a platform does that then loses its answer. */
  post(call: ChannelCall): string;
  /** Answers `find` so instead of looking at what stands posted; undefined goes back to looking. */
  answerFind(answer: FindResult | undefined): void;
}

/** Makes a fake channel; `find` looks for the delivery id among the posts, as message metadata would. */
export function createFakeChannel(platform: Platform = "slack", paceMs = 1_000): FakeChannel {
  const calls: ChannelCall[] = [];
  const finds: FindCall[] = [];
  const posts = new Map<string, ChannelCall>();
  const scripted: Answer[] = [];
  let waiting: { count: number; resolve: (call: ChannelCall) => void }[] = [];
  let standing: Answer | undefined;
  let findAnswer: FindResult | undefined;

  function post(call: ChannelCall): string {
    const ref = `${platform}-${posts.size + 1}`;
    posts.set(ref, call);
    return ref;
  }

  function deliver(call: ChannelCall): SendResult {
    if (call.ref === undefined) return { kind: "sent", ref: post(call) };
    const posted = posts.get(call.ref);
    if (posted === undefined) return { kind: "deleted" };
    posts.set(call.ref, { ...posted, card: call.card });
    return { kind: "sent", ref: call.ref };
  }

  function tellWaiting(): void {
    waiting = waiting.filter(({ count, resolve }) => {
      const call = calls[count - 1];
      if (call !== undefined) resolve(call);
      return call === undefined;
    });
  }

  async function request(call: ChannelCall): Promise<SendResult> {
    calls.push(call);
    tellWaiting();
    const answer = scripted.shift() ?? standing ?? deliver;
    return typeof answer === "function" ? answer(call) : answer;
  }

  return {
    platform,
    paceMs,
    calls,
    finds,
    posts,
    post,
    called: (count) =>
      new Promise((resolve) => {
        waiting.push({ count, resolve });
        tellWaiting();
      }),
    script: (...answers) => void scripted.push(...answers),
    always: (answer) => {
      standing = answer;
    },
    answerFind: (answer) => {
      findAnswer = answer;
    },
    send: (destination, card, { deliveryId }, parentRef) =>
      request({ kind: "send", destination, card, deliveryId, parentRef }),
    update: (destination, ref, card, { deliveryId }) =>
      request({ kind: "update", destination, card, deliveryId, ref }),
    find: async (destination, deliveryId, since, parentRef) => {
      finds.push({ destination, deliveryId, since, parentRef });
      if (findAnswer !== undefined) return findAnswer;
      for (const [ref, call] of posts) if (call.deliveryId === deliveryId) return { kind: "found", ref };
      return { kind: "absent" };
    },
  };
}
