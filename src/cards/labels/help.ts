import type { Lang } from "../../advisory/schema.ts";

/** Every chat command, in the order help shows them (design 7). */
export const COMMANDS = [
  "help",
  "latest",
  "search",
  "show",
  "draft",
  "explain",
  "override",
  "new",
  "withdraw",
  "subscribe",
  "unsubscribe",
  "subscriptions",
  "status",
  "sources",
  "test",
] as const;
export type CommandName = (typeof COMMANDS)[number];

export interface HelpWords {
  title: string;
  /** What stands after the command's name. */
  usage: Record<CommandName, string>;
  what: Record<CommandName, string>;
  unknown: (words: string) => string;
  didYouMean: string;
  idHint: string;
  inviteTitle: string;
  inviteSlack: string[];
  inviteTeams: string[];
}

export const helpWords: Record<Lang, HelpWords> = {
  ja: {
    title: "Hansho の使い方",
    usage: {
      help: "",
      latest: " [A|B|C|D]",
      search: " <言葉>",
      show: " <番号>",
      draft: " <番号>",
      explain: " <番号>",
      override: " <番号> <A|B|C|D> <理由>",
      new: "",
      withdraw: " <番号> [理由]",
      subscribe: " [ja|en]",
      unsubscribe: "",
      subscriptions: "",
      status: "",
      sources: "",
      test: "",
    },
    what: {
      help: "この使い方を表示します",
      latest: "新しいアドバイザリを一覧にします（対応優先度で絞れます）",
      search: "言葉で探します（空白で区切ると、すべてを含むもの）",
      show: "アドバイザリを 1 件表示します",
      draft: "管理者向けのメール案を表示します",
      explain: "対応優先度と期限の理由、どこに投稿されたかを表示します",
      override: "対応優先度を理由を付けて変更します（off で元に戻します）",
      new: "アドバイザリを自分で登録します",
      withdraw: "自分たちで登録したアドバイザリを取り消します",
      subscribe: "購読して、この場所への投稿を始めます",
      unsubscribe: "購読をやめて、この場所への投稿を終わります",
      subscriptions: "投稿先を一覧にします（誰が、いつ購読したか）",
      status: "この場所の購読、情報源の状態、最後の投稿を表示します",
      sources: "情報源ごとに、前回と次回の読み込み、件数、失敗の理由を表示します",
      test: "見本をここに表示します",
    },
    unknown: (words) => `「${words}」は分かりませんでした。`,
    didYouMean: "もしかして",
    idHint: "<番号> は CVE-…、JVN#…、JVNVU#…、JVNDB-…、GHSA-… など、カードにある識別番号です。",
    inviteTitle: "まだこの場所に投稿できません",
    inviteSlack: [
      "このチャンネルで /invite @Hansho と入力して、ボットを招待します",
      "招待のあとで、もう一度 /advisory subscribe と入力します",
    ],
    inviteTeams: [
      "チームまたはチャットの「アプリを追加」から Hansho を追加します",
      "追加のあとで、もう一度 @Hansho subscribe と入力します",
    ],
  },
  en: {
    title: "How to use Hansho",
    usage: {
      help: "",
      latest: " [A|B|C|D]",
      search: " <words>",
      show: " <id>",
      draft: " <id>",
      explain: " <id>",
      override: " <id> <A|B|C|D> <reason>",
      new: "",
      withdraw: " <id> [reason]",
      subscribe: " [ja|en]",
      unsubscribe: "",
      subscriptions: "",
      status: "",
      sources: "",
      test: "",
    },
    what: {
      help: "Shows this help",
      latest: "Lists the newest advisories, or those of one response priority",
      search: "Finds advisories that hold all of the words",
      show: "Shows one advisory",
      draft: "Shows the email draft for administrators",
      explain: "Says why this response priority and deadline, and where it was posted",
      override: "Sets the response priority, with a reason (off: takes it back)",
      new: "Registers an advisory of your own",
      withdraw: "Takes back an advisory you registered yourselves",
      subscribe: "Subscribes this place: starts posting here",
      unsubscribe: "Unsubscribes this place: stops posting here",
      subscriptions: "Lists where advisories are posted (who subscribed, and when)",
      status: "Shows this place's subscription, the sources' health, the last post",
      sources: "Shows each source: its last and next poll, entries, and why it failed",
      test: "Shows a sample here",
    },
    unknown: (words) => `I do not know “${words}”.`,
    didYouMean: "Did you mean",
    idHint: "<id> is an identifier shown on a card: CVE-…, JVN#…, JVNVU#…, JVNDB-…, GHSA-….",
    inviteTitle: "I cannot post here yet",
    inviteSlack: [
      "Type /invite @Hansho in this channel to invite the bot",
      "Then type /advisory subscribe again",
    ],
    inviteTeams: ["Add Hansho to the team or chat with “Add an app”", "Then write @Hansho subscribe again"],
  },
};
