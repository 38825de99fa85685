import { act } from "./api.js";
import { drawBlocks } from "./block-kit.js";
import { h } from "./dom.js";
import { avatar, createColumn, postHead } from "./feed.js";
import { mrkdwn } from "./mrkdwn.js";
import { confirmed } from "./slack-confirm.js";
import { createSlackModal } from "./slack-modal.js";
import { say } from "./words.js";

/** Slack names no language, and a screen reader has to know: the one most of the text is in. */
function languageOf(text) {
  const japanese = text.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0;
  return japanese * 2 > (text.match(/[a-z]/gi)?.length ?? 0) ? "ja" : "en";
}

/** The Slack column: posts drawn from Block Kit, commands, and the modal over it. */
export function createSlack(root, { redraw }) {
  let chosen = "C0ALERTS";
  let people = {};
  const modal = createSlackModal();
  const column = createColumn(root, {
    platform: "slack",
    prefix: () => "/advisory",
    onPlace(id) {
      chosen = id;
      redraw();
    },
    async onSend(words) {
      column.busy(true);
      column.ask();
      const invite = /^\/invite\b/.test(words);
      const answer = invite
        ? await act("slack-invite", { channel: chosen })
        : await act("slack-command", { channel: chosen, text: words.replace(/^\/advisory\s*/, "") });
      column.busy(false);
      return answer !== undefined;
    },
  });

  function drawPost(post) {
    const press = (what) => {
      column.ask();
      return act("slack-press", { channel: chosen, ts: post.ts, press: what });
    };
    const content =
      post.blocks.length > 0
        ? drawBlocks(post.blocks, { people, press, confirmed: (confirm) => confirmed(confirm, people) })
        : h("p", {}, mrkdwn(post.text, people));
    const body = h("div", { class: "content" }, content);
    body.lang = languageOf(body.textContent);
    const replies = post.replies ?? [];
    return h(
      "article",
      { class: `post ${post.ephemeral ? "ephemeral" : ""}`, "data-id": post.ts },
      avatar(post),
      h(
        "div",
        { class: "post-body" },
        post.ephemeral && h("p", { class: "only-you" }, `👁 ${say().onlyYou}`),
        postHead(post, !post.ephemeral && makeButton(post)),
        body,
        replies.length > 0 &&
          h(
            "section",
            { class: "thread", "aria-label": say().replies(replies.length) },
            h("p", { class: "thread-head" }, say().replies(replies.length)),
            replies.map(drawPost),
          ),
      ),
    );
  }

  /** The app's message shortcut, from the menu of a post. */
  function makeButton({ ts }) {
    const onclick = () => act("slack-shortcut", { channel: chosen, ts, callbackId: "make_advisory" });
    return h("button", { type: "button", class: "shortcut", onclick }, say().make);
  }

  return {
    draw(state) {
      ({ people } = state);
      const words = say();
      const channel = state.channels.find(({ id }) => id === chosen) ?? state.channels[0];
      const fresh = column.draw({
        list: state.channels.map(({ id, name, direct, posts }) => ({
          id,
          direct,
          posts,
          name: direct ? words.personal : `# ${name}`,
        })),
        chosen: channel.id,
        posts: channel.posts,
        empty: words.empty,
        label: channel.direct ? words.personal : `${words.feedSlack} #${channel.name}`,
        placesLabel: words.channels,
        drawPost,
        keyOf: ({ ts }) => ts,
        isAnswer: ({ ephemeral }) => ephemeral,
      });
      column.notice.replaceChildren(
        ...(channel.joined
          ? []
          : [
              h("p", {}, words.notJoined(channel.name)),
              h(
                "button",
                { type: "button", onclick: () => act("slack-invite", { channel: channel.id }) },
                words.invite,
              ),
            ]),
      );
      modal.draw(state.views.at(-1), people);
      return fresh;
    },
    /** Draws everything anew, in another language. */
    label() {
      column.feed.replaceChildren();
      column.label();
    },
  };
}
