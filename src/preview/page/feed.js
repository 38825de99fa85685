import { h, keep } from "./dom.js";
import { clockTime, commands, exampleCommands, say } from "./words.js";

/** The frame of one column: title, places to choose from, posts, notice, command box. */
export function createColumn(root, { platform, prefix, onSend, onPlace }) {
  const places = h("div", { class: "places", role: "group" });
  const feed = h("div", { class: "feed", role: "region", tabindex: "0" });
  const notice = h("div", { class: "notice" });
  const box = commandBox(platform, onSend);
  root.replaceChildren(
    h("header", { class: "column-head" }, h("h2", { id: `${platform}-title` }, titles[platform]), places),
    feed,
    notice,
    box.form,
  );
  let posted;
  // Somebody asked: the beginning of the answer is to be seen, not its end.
  let asked = false;
  // Where it was scrolled to for that; as long as the reader leaves it there, what comes after does not move it.
  let held;
  const unread = createUnread();

  return {
    feed,
    notice,
    focus: () => box.input.focus(),
    /**
     * Draws what is `here`: `list` of places with the posts of each, `posts` of the chosen one, and how to draw a post.
     * Returns what came since, in the chosen place or as the newest of another.
     */
    draw({ list, chosen, posts, empty, label, placesLabel, drawPost, keyOf, isAnswer }) {
      places.setAttribute("aria-label", placesLabel);
      const elsewhere = unread.look(list, chosen, keyOf);
      keep(
        places,
        list.map(({ id, name }) => ({ id, name, on: id === chosen, mark: unread.has(id) && say().unread })),
        ({ id }) => id,
        ({ id, name, on, mark }) =>
          h(
            "button",
            { type: "button", "aria-pressed": String(on), onclick: () => onPlace(id) },
            name,
            mark && h("span", { class: "unread" }, h("span", { class: "unseen" }, mark)),
          ),
      );
      feed.setAttribute("aria-label", label);
      const atEnd = feed.scrollHeight - feed.scrollTop - feed.clientHeight < 80;
      const reading = held !== undefined && Math.abs(feed.scrollTop - held) < 2;
      const keysOf = (post) => [keyOf(post), ...(post.replies ?? []).map(keyOf)];
      const all = posts.flatMap((post) => [post, ...(post.replies ?? [])]);
      const fresh = posted?.chosen === chosen ? all.filter((post) => !posted.keys.has(keyOf(post))) : [];
      const first = posted?.chosen !== chosen;
      if (posts.length === 0) {
        feed.replaceChildren(h("p", { class: "empty", "data-key": "empty" }, empty));
      } else {
        feed.querySelector(".empty")?.remove();
        keep(feed, posts, keyOf, drawPost);
      }
      posted = { chosen, keys: new Set(posts.flatMap(keysOf)) };
      const answer = fresh.find((post) => post.app && isAnswer(post));
      const mine = fresh.some(({ app }) => !app);
      if (asked && answer) {
        asked = false;
        const top = feed.querySelector(`[data-id="${keyOf(answer)}"]`).getBoundingClientRect().top;
        feed.scrollTop += top - feed.getBoundingClientRect().top;
        held = feed.scrollTop;
      } else if (first || mine || (atEnd && !reading)) {
        held = undefined;
        feed.scrollTop = feed.scrollHeight;
      }
      return [...fresh, ...elsewhere];
    },
    /** The next post by the app answers what the reader did just now. */
    ask: () => {
      asked = true;
    },
    label() {
      box.label(prefix());
    },
    busy: (on) => box.busy(on),
  };
}

/** Which places have something by the app that was not shown yet. */
function createUnread() {
  /** By place: the newest post when it was shown last, and the newest one that is not. */
  const seen = new Map();
  const waiting = new Map();

  return {
    has: (id) => waiting.has(id),
    /** Returns the newest post of each place where there is a newer one than before. */
    look(list, chosen, keyOf) {
      return list.flatMap(({ id, direct, posts }) => {
        const all = posts.flatMap((post) => [post, ...(post.replies ?? [])]);
        const newest = all
          .filter(({ app, ephemeral }) => app && !ephemeral)
          .reduce((last, post) => (last && keyOf(last) > keyOf(post) ? last : post), undefined);
        const key = newest && keyOf(newest);
        // What a channel has when the page opens is no news; what somebody was told privately may be.
        const known = seen.has(id) || (direct && key !== undefined);
        if (id === chosen || !known || seen.get(id) === key) {
          seen.set(id, key);
          waiting.delete(id);
          return [];
        }
        const told = waiting.get(id) === key;
        waiting.set(id, key);
        return told ? [] : [newest];
      });
    },
  };
}

const titles = { slack: "Slack", teams: "Microsoft Teams" };

/** The head of a post: who, that it is an app, when, and whether it was edited. */
export function postHead(post, tool) {
  const words = say();
  const time = new Date(post.at);
  return h(
    "header",
    { class: "post-head" },
    h("strong", {}, post.from),
    post.app && h("span", { class: "app-tag" }, words.app),
    h(
      "time",
      { datetime: time.toISOString(), title: time.toLocaleString(document.documentElement.lang) },
      clockTime(post.at),
    ),
    post.edited && h("span", { class: "edited" }, words.edited),
    tool,
  );
}

export function avatar(post) {
  return h(
    "span",
    { class: `avatar ${post.app ? "bot" : "person"}`, "aria-hidden": "true" },
    post.app ? "鐘" : post.from.slice(0, 1),
  );
}

function commandBox(platform, onSend) {
  const id = `${platform}-command`;
  const prefixLabel = h("span", { class: "prefix", "aria-hidden": "true" });
  const input = h("input", {
    id,
    type: "text",
    list: `${id}-list`,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    maxlength: "1000",
    enterkeyhint: "send",
  });
  const text = h("label", { for: id, class: "unseen" });
  const button = h("button", { type: "submit", class: "send" });
  const examples = h("div", { class: "examples", role: "group" });
  const list = h(
    "datalist",
    { id: `${id}-list` },
    commands.map((command) => h("option", { value: command })),
  );
  const waiting = h("span", { class: "waiting", role: "status" });
  const form = h(
    "form",
    {
      class: "command",
      async onsubmit(event) {
        event.preventDefault();
        const words = input.value.trim();
        if (words === "") return input.focus();
        // Emptied before the answer, so that what is typed meanwhile stays; given back when it was not sent.
        input.value = "";
        input.focus();
        if (!(await onSend(words)) && input.value === "") input.value = words;
      },
    },
    h("div", { class: "line" }, text, prefixLabel, input, list, button),
    h("div", { class: "below" }, examples, waiting),
  );

  return {
    form,
    input,
    busy(on) {
      waiting.textContent = on ? say().waiting : "";
    },
    label(prefix) {
      const words = say();
      text.textContent = `${words.command} (${titles[platform]})`;
      prefixLabel.textContent = prefix;
      prefixLabel.hidden = prefix === "";
      input.placeholder = words.commandHint;
      button.textContent = words.send;
      examples.setAttribute("aria-label", `${words.examples} (${titles[platform]})`);
      examples.replaceChildren(
        ...exampleCommands.map((command) =>
          h("button", { type: "button", onclick: () => onSend(command) }, command),
        ),
      );
    },
  };
}
