/** Every word of the page itself; what the bots say comes from the bots. */
const words = {
  ja: {
    title: "半鐘 Hansho プレビュー",
    preview: "プレビュー",
    banner:
      "プレビューです。Slack にも Teams にも接続していません。アドバイザリは見本です（判断には使わないでください）。応答するのは本番と同じボットです。",
    skip: "投稿へ移動",
    language: "表示する言語",
    platforms: "プラットフォーム",
    channels: "チャンネル",
    chats: "チャネルとチャット",
    personal: "Hansho とのチャット",
    unread: "（新着あり）",
    feedSlack: "Slack の投稿",
    feedTeams: "Teams の投稿",
    empty: "まだ投稿はありません。アドバイザリが届くと、ここに表示されます。",
    emptyChat: "まだメッセージはありません。下の欄に「help」と入力してみてください。",
    app: "アプリ",
    edited: "（編集済み）",
    onlyYou: "あなただけに表示されています",
    replies: (count) => `${count} 件の返信`,
    command: "コマンド",
    commandHint: "例: latest A、search VPN、help",
    send: "送信",
    examples: "よく使うコマンド",
    notJoined: (name) => `Hansho は #${name} に参加していません。コマンドは使えますが、投稿は届きません。`,
    invite: "Hansho を招待",
    close: "閉じる",
    make: "アドバイザリを作成",
    optional: "（任意）",
    submit: "送信",
    waiting: "応答を待っています…",
    news: (name, text) => `${name} の新しい投稿: ${text}`,
    image: "画像",
    link: "リンクを新しいタブで開きます",
    cannotDraw: "このカードは表示できません。",
    errors: {
      bot_unreachable: "ボットに接続できません。サービスが動いているか確認してください。",
      bot_refused: "ボットがリクエストを受け付けませんでした。ログを確認してください。",
      bot_slow: "ボットが時間内に応答しませんでした。もう一度お試しください。",
      not_there: "その投稿または画面はもうありません。",
      offline: "プレビューのサーバーに接続できません。再接続しています…",
      failed: "処理できませんでした。ログを確認してください。",
    },
  },
  en: {
    title: "Hansho preview",
    preview: "Preview",
    banner:
      "This is a preview, connected to neither Slack nor Teams. The advisories are samples: do not act on them. Buttons and commands are answered by the same bots as in production.",
    skip: "Skip to posts",
    language: "Language",
    platforms: "Platforms",
    channels: "Channels",
    chats: "Channel and chat",
    personal: "Chat with Hansho",
    unread: "(new)",
    feedSlack: "Posts on Slack",
    feedTeams: "Posts on Teams",
    empty: "No posts yet. Advisories will appear here as they arrive.",
    emptyChat: "No messages yet. Try typing “help” in the box below.",
    app: "APP",
    edited: "(edited)",
    onlyYou: "Only visible to you",
    replies: (count) => (count === 1 ? "1 reply" : `${count} replies`),
    command: "Command",
    commandHint: "For example: latest A, search VPN, help",
    send: "Send",
    examples: "Common commands",
    notJoined: (name) => `Hansho is not a member of #${name}. Commands work, but posts cannot reach it.`,
    invite: "Invite Hansho",
    close: "Close",
    make: "Make an advisory",
    optional: "(optional)",
    submit: "Submit",
    waiting: "Waiting for an answer…",
    news: (name, text) => `New post by ${name}: ${text}`,
    image: "Image",
    link: "Opens the link in a new tab",
    cannotDraw: "This card cannot be shown.",
    errors: {
      bot_unreachable: "The bot cannot be reached. Check that the service is running.",
      bot_refused: "The bot did not accept the request. See the log.",
      bot_slow: "The bot did not answer in time. Please try again.",
      not_there: "That post or window is no longer there.",
      offline: "The preview's server cannot be reached. Reconnecting…",
      failed: "That did not work. See the log.",
    },
  },
};

/** Chat commands, for completion; the bots know more about them (`help`). */
export const commands = [
  "help",
  "latest",
  "latest A",
  "latest B",
  "latest C",
  "latest D",
  "search VPN",
  "show ",
  "draft ",
  "explain ",
  "new",
  "withdraw ",
  "subscribe",
  "unsubscribe",
  "subscriptions",
  "status",
  "test",
];

export const exampleCommands = ["help", "latest", "search VPN", "status", "test"];

const fromAddress = new URLSearchParams(location.search).get("lang");
const start = fromAddress ?? (navigator.language.startsWith("en") ? "en" : "ja");
let lang = start === "en" ? "en" : "ja";

export function language() {
  return lang;
}

export function setLanguage(next) {
  lang = next;
}

/** The words of the reader's language. */
export function say() {
  return words[lang];
}

/** Fills every `data-word` and `data-label` of the page. */
export function label(root = document) {
  for (const element of root.querySelectorAll("[data-word]"))
    element.textContent = say()[element.dataset.word];
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say()[element.dataset.label]);
  }
}

export function clockTime(at) {
  const time = new Date(at);
  const today = time.toDateString() === new Date().toDateString();
  const shown = today ? { timeStyle: "short" } : { dateStyle: "short", timeStyle: "short" };
  return new Intl.DateTimeFormat(lang, shown).format(time);
}
