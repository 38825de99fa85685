import { drawCard } from "./adaptive-card.js";
import { act } from "./api.js";
import { h } from "./dom.js";
import { avatar, createColumn, postHead } from "./feed.js";
import { createTeamsDialog } from "./teams-dialog.js";
import { say } from "./words.js";

/** The Teams column: posts drawn by Microsoft's own renderer, commands, and the dialog over it. */
export function createTeams(root, { redraw }) {
  let chosen;
  let kind = "channel";
  const dialog = createTeamsDialog();
  const column = createColumn(root, {
    platform: "teams",
    prefix: () => (kind === "channel" ? "@Hansho" : ""),
    onPlace(id) {
      chosen = id;
      redraw();
    },
    async onSend(words) {
      column.busy(true);
      column.ask();
      const answer = await act("teams-say", {
        conversation: chosen,
        text: words.replace(/^@Hansho\s*/i, ""),
      });
      column.busy(false);
      return answer !== undefined;
    },
  });

  async function submit(post, data) {
    const where = { conversation: chosen, activity: post.id, data };
    if (data?.msteams?.type !== "task/fetch") {
      column.ask();
      return act("teams-submit", where);
    }
    const answer = await act("teams-fetch", where);
    if (answer?.dialog) dialog.open(answer.dialog, chosen);
  }

  function drawPost(post) {
    const replies = post.replies ?? [];
    return h(
      "article",
      { class: "post", "data-id": post.id },
      avatar(post),
      h(
        "div",
        { class: "post-body" },
        postHead(post, makeButton(post)),
        h(
          "div",
          { class: "content" },
          post.text !== "" && h("p", {}, post.text),
          post.cards.map((card) => drawCard(card, (data) => submit(post, data))),
        ),
        replies.length > 0 &&
          h(
            "section",
            { class: "thread", "aria-label": say().replies(replies.length) },
            replies.map(drawPost),
          ),
      ),
    );
  }

  /** The app's message action, from the menu of a post. */
  function makeButton({ id }) {
    async function onclick() {
      const answer = await act("teams-action", {
        conversation: chosen,
        activity: id,
        commandId: "makeAdvisory",
      });
      if (answer?.dialog) dialog.open(answer.dialog, chosen, { extension: true });
    }
    return h("button", { type: "button", class: "shortcut", onclick }, say().make);
  }

  return {
    draw(state) {
      const words = say();
      const found = state.conversations.find(({ id }) => id === chosen) ?? state.conversations[0];
      chosen = found.id;
      if (kind !== found.kind) {
        ({ kind } = found);
        column.label();
      }
      return column.draw({
        list: state.conversations.map((one) => ({
          id: one.id,
          direct: one.kind === "personal",
          posts: one.posts,
          name: one.kind === "personal" ? words.personal : one.name,
        })),
        chosen,
        posts: found.posts,
        empty: kind === "channel" ? words.empty : words.emptyChat,
        label: words.feedTeams,
        placesLabel: words.chats,
        drawPost,
        keyOf: ({ id }) => id,
        // In a channel the bot answers in a thread; what begins one is news.
        isAnswer: (post) => kind === "personal" || !found.posts.includes(post),
      });
    },
    label() {
      column.feed.replaceChildren();
      column.label();
    },
  };
}
