import type { Preview } from "../../src/preview/index.ts";

/** What a person can do on a platform, and what they then see, as plain text. */
export interface Hands {
  /** Types a chat command where the bot listens; the answer's text, and whether the draft opened by itself. */
  say(words: string): Promise<string>;
  /** Presses a button of the newest post of an advisory, of those with these words; what opens or is answered. */
  press(action: "draft" | "explain", words?: string): Promise<string>;
  /** The form for a new advisory: by command (and its button, where a command opens no dialog), or of a post. */
  form(from: "command" | "post"): Promise<string>;
  /** Sends the open form with this title; what is then shown in its place, or what is wrong. */
  sendForm(title: string): Promise<string>;
  /** Presses a button of the open draft, or chooses in its menu. */
  draft(what: "ja" | "en" | "executives" | "undo" | "mail" | "newest"): Promise<string>;
  /** Writes this at the end of the open draft's body and saves it. */
  save(line: string): Promise<string>;
  /** Texts of the posts in the channel. */
  posts(): string[];
  /** Texts of what the bot wrote to the person alone, in their conversation with it. */
  told(): string[];
  /** Opens the draft that the newest of those offers: the follow-up, or the newest draft. */
  pressTold(which: "follow-up" | "newest"): Promise<string>;
}

/** By the language they read in. */
type Reader = "ja" | "en";

const WAIT_MS = 10_000;

/** Every string in a message or view, in order. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOf).join("\n");
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(textOf).join("\n");
}

async function until<T>(look: () => T | undefined): Promise<T> {
  const last = Date.now() + WAIT_MS;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > last) throw new Error("nothing came");
    await new Promise((resolve) => setImmediate(resolve));
  }
}

interface Found {
  [key: string]: unknown;
}

/** The element of a message that carries this action, wherever it stands. */
function findDeep(value: unknown, fits: (found: Found) => boolean): Found | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value) && fits(value as Found)) return value as Found;
  for (const inner of Object.values(value)) {
    const found = findDeep(inner, fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

function allDeep(value: unknown, fits: (found: Found) => boolean): Found[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap((inner) => allDeep(inner, fits));
  return !Array.isArray(value) && fits(value as Found) ? [value as Found, ...inside] : inside;
}

export function slackHands({ slackStandIn, slackPeople }: Preview, reader: Reader = "ja"): Hands {
  const { world } = slackStandIn;
  const person = world.people.find(({ locale }) => locale.startsWith(reader))?.id ?? "";
  const channel = world.channels[0]?.id ?? "";
  const direct = world.channels.find((each) => each.person === person)?.id ?? "";
  const told = () => world.posts.filter((post) => post.channel === direct);
  const modal = () => world.views.at(-1);

  /** Whatever comes first: an ephemeral answer or a modal that was not there or says something else. */
  async function seen(act: () => Promise<unknown>): Promise<string> {
    const answers = world.posts.length;
    const before = modal()?.hash;
    await act();
    return until(() => {
      const opened = modal();
      if (opened !== undefined && opened.hash !== before) return textOf(opened.view);
      const answer = world.posts.slice(answers).find(({ only }) => only === person);
      return answer && textOf([answer.text, answer.blocks]);
    });
  }

  function pressOf(block: Found, action: string) {
    const button = findDeep(block, (found) => found.action_id === action);
    return {
      blockId: String(block.block_id),
      actionId: action,
      type: "button",
      value: String(button?.value),
      text: button?.text,
    };
  }

  return {
    say: (words) => seen(() => slackPeople.command(person, channel, words)),
    async press(action, words = "") {
      const has = (block: unknown) => findDeep(block, (found) => found.action_id === action) !== undefined;
      const post = world.posts.findLast(
        (each) =>
          each.only === undefined &&
          each.channel === channel &&
          each.blocks.some(has) &&
          textOf(each.blocks).includes(words),
      );
      const block = post?.blocks.findLast(has) as Found;
      return seen(() => slackPeople.press(person, channel, post?.ts ?? "", pressOf(block, action)));
    },
    form: (from) =>
      seen(() => {
        if (from === "command") return slackPeople.command(person, channel, "new");
        const post = world.posts.find(({ only }) => only === undefined);
        return slackPeople.shortcut(person, channel, post?.ts ?? "", "make_advisory");
      }),
    async sendForm(title) {
      const { id = "" } = modal() ?? {};
      const errors = await slackPeople.submit(id, { title: { title } });
      // Slack has shown that it works by now; what became of it comes after.
      return errors === undefined
        ? until(() => [textOf(modal()?.view)].find((text) => text.includes(title)))
        : textOf(errors);
    },
    draft: (what) =>
      seen(async () => {
        const open = modal();
        const ids = { ja: "draft_lang_ja", en: "draft_lang_en", executives: "draft_audience" };
        const id = what in ids ? ids[what as keyof typeof ids] : `draft_${what}`;
        const blocks = allDeep(open?.view, (found) => typeof found.block_id === "string");
        const block = blocks.find((each) => findDeep(each, (found) => found.action_id === id)) ?? {};
        const press =
          what === "executives"
            ? { blockId: "draft_lang", actionId: id, type: "static_select", value: what, text: undefined }
            : pressOf(block, id);
        await slackPeople.pressView(open?.id ?? "", press, {});
      }),
    save: (line) =>
      seen(async () => {
        const open = modal();
        const fields = allDeep(open?.view, (found) => String(found.block_id).startsWith("body_"));
        const last = fields.at(-1) as { block_id: string; element: { initial_value: string } };
        const typed = { [last.block_id]: `${last.element.initial_value}\n${line}` };
        const whole = Object.entries(typed).map(([id, text]) => [id, { [id]: text }] as const);
        await slackPeople.submit(open?.id ?? "", Object.fromEntries(whole));
      }),
    posts: () =>
      world.posts
        .filter((post) => post.only === undefined && post.channel === channel)
        .map((post) => textOf(post.blocks)),
    told: () => told().map((post) => textOf(post.blocks)),
    pressTold(which) {
      const post = told().at(-1);
      const pressable = (post?.blocks ?? []).flatMap((block) =>
        allDeep(block, ({ type }) => type === "button").map((button) => ({ block: block as Found, button })),
      );
      const { block, button } = pressable.at(which === "follow-up" ? 0 : -1) ?? { block: {}, button: {} };
      const { action_id, value, text }: Found = button;
      const press = { type: "button", blockId: String(block.block_id), actionId: String(action_id) };
      return seen(() =>
        slackPeople.press(person, direct, post?.ts ?? "", { ...press, value: String(value), text }),
      );
    },
  };
}

export function teamsHands({ teamsStandIn, teamsPeople }: Preview, reader: Reader = "ja"): Hands {
  const { world } = teamsStandIn;
  const person = world.people.find(({ locale }) => locale.startsWith(reader))?.id ?? "";
  const channel = world.conversations.find(({ kind }) => kind === "channel")?.id ?? "";
  const chat = world.conversations.find((each) => each.person === person)?.id ?? "";
  let dialog: unknown;
  const botIn = (place: string) =>
    world.posts.filter(({ from, conversation }) => from.startsWith("28:") && conversation === place);
  const fromBot = () => botIn(channel);

  /** Answers stand in threads; a post that begins one may be an advisory that is delivered meanwhile. */
  async function answered(act: () => Promise<unknown>): Promise<string> {
    const answers = () => fromBot().filter(({ thread }) => thread !== undefined);
    const before = answers().length;
    await act();
    return textOf((await until(() => answers()[before])).cards);
  }

  function buttonOf(card: unknown, action: string) {
    const isAction = (data: Found) => (data.hansho as Found | undefined)?.action === action;
    return findDeep(card, isAction);
  }

  /** A button of the open dialog, with its fields as they stand but for what is typed. */
  async function pressed(action: string, typed: Record<string, string> = {}): Promise<string> {
    const inputs = allDeep(dialog, ({ type }) => String(type).startsWith("Input."));
    const fields = Object.fromEntries(inputs.map(({ id, value }) => [id, value]));
    const data = { ...buttonOf(dialog, action), ...fields, ...typed };
    dialog = await teamsPeople.submitDialog(person, channel, data);
    return textOf(dialog);
  }

  return {
    say: (words) => answered(() => teamsPeople.say(person, channel, words)),
    async press(action, words = "") {
      const post = fromBot().findLast(
        ({ cards }) => buttonOf(cards, action) !== undefined && textOf(cards).includes(words),
      );
      const data = buttonOf(post?.cards, action);
      if (action === "explain")
        return answered(() => teamsPeople.submit(person, channel, post?.id ?? "", data));
      dialog = await teamsPeople.fetchDialog(person, channel, post?.id ?? "", data);
      return textOf(dialog);
    },
    async form(from) {
      if (from === "post") {
        const post = fromBot().find(({ thread }) => thread === undefined);
        dialog = await teamsPeople.messageAction(person, channel, post?.id ?? "", "makeAdvisory");
        return textOf(dialog);
      }
      await answered(() => teamsPeople.say(person, channel, "new"));
      const post = fromBot().findLast(({ cards }) => buttonOf(cards, "new") !== undefined);
      const data = buttonOf(post?.cards, "new");
      dialog = await teamsPeople.fetchDialog(person, channel, post?.id ?? "", data);
      return textOf(dialog);
    },
    async sendForm(title) {
      const data = { ...buttonOf(dialog, "new-submit"), form_title: title };
      dialog = await teamsPeople.submitDialog(person, channel, data, true);
      return textOf(dialog);
    },
    draft(what) {
      if (what === "executives") return pressed("draft-audience", { audience: what });
      return pressed(what === "ja" || what === "en" ? "draft-lang" : `draft-${what}`);
    },
    async save(line) {
      const body = allDeep(dialog, ({ id }) => String(id).startsWith("body_"))[0];
      return pressed("draft-save", { [String(body?.id)]: `${String(body?.value)}\n${line}` });
    },
    posts: () => fromBot().map(({ cards }) => textOf(cards)),
    told: () => botIn(chat).map(({ cards }) => textOf(cards)),
    async pressTold(which) {
      const post = botIn(chat).at(-1);
      const buttons = allDeep(post?.cards, ({ type }) => type === "Action.Submit");
      const data = buttons.at(which === "follow-up" ? 0 : -1)?.data;
      dialog = await teamsPeople.fetchDialog(person, chat, post?.id ?? "", data);
      return textOf(dialog);
    },
  };
}
