import type { Lang } from "../../advisory/schema.ts";

/** The words of the form by which a person makes an advisory. */
export interface FormWords {
  /** At most 24 characters: Slack's limit for a modal's title. */
  title: string;
  intro: string;
  kind: string;
  kinds: { incident: string; vulnerability: string; alert: string };
  heading: string;
  summary: string;
  scope: string;
  action: string;
  url: string;
  priority: string;
  /** Hansho's own rules decide. */
  byRules: string;
  priorities: { A: string; B: string; C: string; D: string };
  /** The reason of a badge that a person chose. */
  chosen: string;
  /** Where the platform does not mark a field as optional itself. */
  optional: (label: string) => string;
  /** At most 24 characters. */
  submit: string;
  cancel: string;
  openButton: string;
  openHint: string;
  created: string;
  /** What was written went into an advisory that was there already. */
  joined: string;
  undo: (id: string) => string;
  withdrawUsage: string;
  /** What people registered was taken back: all of it there was, or other sources' words stay. */
  withdrawn: (title: string) => string;
  withdrawnPart: (title: string) => string;
  notByHand: (title: string) => string;
  /** Nobody subscribed yet. */
  nowhere: string;
  /** The form is here again: it took too long, or could not be stored. */
  slow: string;
  failed: string;
  /** Above a form in which something is wrong. */
  check: string;
  needTitle: string;
  badUrl: string;
  badPriority: string;
  tooLong: (most: number) => string;
}

export const formWords: Record<Lang, FormWords> = {
  ja: {
    title: "アドバイザリを作成",
    intro: "登録すると、購読しているチャンネルに投稿されます。個人情報や社外秘の内容は書かないでください。",
    kind: "種類",
    kinds: { incident: "インシデント（事故・被害）", vulnerability: "脆弱性", alert: "注意喚起" },
    heading: "タイトル",
    summary: "一言でいうと",
    scope: "影響範囲（1 行に 1 つ）",
    action: "該当時の対応（1 行に 1 つ）",
    url: "参考リンク",
    priority: "対応優先度",
    byRules: "Hansho の基準で判定する",
    priorities: {
      A: "A（今すぐ）",
      B: "B（今週中）",
      C: "C（今月中）",
      D: "D（次回定期更新時・情報共有のみ）",
    },
    chosen: "登録した人が選びました。",
    optional: (label) => `${label}（任意）`,
    submit: "登録して投稿",
    cancel: "キャンセル",
    openButton: "作成画面を開く",
    openHint: "ボタンを押すと、アドバイザリの作成画面が開きます。",
    created: "アドバイザリを登録しました。購読しているチャンネルに投稿します。",
    joined:
      "同じ番号のアドバイザリがすでにあるため、入力した内容をそこに加えました。投稿済みのものは書き換えます。",
    undo: (id) => `取り消すには「withdraw ${id}」と入力します。`,
    withdrawUsage:
      "取り消すアドバイザリの番号を付けてください。例: withdraw hs-0123456789 宛先を間違えたため（理由は省略できます）",
    withdrawn: (title) =>
      `「${title}」の登録を取り消しました。投稿済みのチャンネルには、取り下げとして知らせます。`,
    withdrawnPart: (title) =>
      `「${title}」に登録した内容を取り消しました。ほかの情報源による内容は残ります。`,
    notByHand: (title) =>
      `「${title}」には、人が登録した内容がないか、すでに取り消されています。取り消せるのは new コマンドかメッセージのメニューで登録したものだけです。`,
    nowhere:
      "購読しているチャンネルがまだありません。投稿するチャンネルで subscribe コマンドを実行してください。",
    slow: "登録に時間がかかっています。もう一度「登録して投稿」を押してください。二重に登録されることはありません。",
    failed:
      "登録できませんでした。入力した内容は残っています。少し待って、もう一度「登録して投稿」を押してください。",
    check: "入力を確認してください。直すところは、それぞれの欄の上に書いてあります。",
    needTitle: "タイトルを入力してください。",
    badUrl: "http:// か https:// で始まるアドレスを入力してください。",
    badPriority: "A、B、C、D のいずれかを選んでください。",
    tooLong: (most) => `${most.toLocaleString("ja")} 文字以内で入力してください。`,
  },
  en: {
    title: "Make an advisory",
    intro: "It will be posted to the subscribed channels. Leave out personal data and company secrets.",
    kind: "Kind",
    kinds: { incident: "Incident", vulnerability: "Vulnerability", alert: "Alert" },
    heading: "Title",
    summary: "In short",
    scope: "Who is affected (one a line)",
    action: "What to do if affected (one a line)",
    url: "Link",
    priority: "Response priority",
    byRules: "Let Hansho judge by its rules",
    priorities: {
      A: "A (immediately)",
      B: "B (this week)",
      C: "C (this month)",
      D: "D (next maintenance, FYI)",
    },
    chosen: "Whoever registered it chose it.",
    optional: (label) => `${label} (optional)`,
    submit: "Register and post",
    cancel: "Cancel",
    openButton: "Open the form",
    openHint: "The button opens the form for a new advisory.",
    created: "The advisory was registered. It will be posted to the subscribed channels.",
    joined:
      "There is an advisory of that number already: your words were added to it, and its posts are edited.",
    undo: (id) => `To take it back, type “withdraw ${id}”.`,
    withdrawUsage:
      "Name the advisory to take back, for example: withdraw hs-0123456789 sent by mistake (the reason may be left out)",
    withdrawn: (title) =>
      `“${title}” was taken back. The channels it was posted to are told that it is withdrawn.`,
    withdrawnPart: (title) =>
      `What was registered about “${title}” was taken back. What other sources say stays.`,
    notByHand: (title) =>
      `Nothing in “${title}” was registered by hand, or it was taken back already. Only what was made by the new command or a message's menu can be taken back.`,
    nowhere: "No channel is subscribed yet. Run the subscribe command in the channel to post to.",
    slow: "This takes longer than usual. Press “Register and post” again; nothing is registered twice.",
    failed:
      "It could not be registered. What you wrote is still here: wait a little, then press “Register and post” again.",
    check: "Something needs to be changed: see above the fields.",
    needTitle: "Enter a title.",
    badUrl: "Enter an address that begins with http:// or https://.",
    badPriority: "Choose A, B, C or D.",
    tooLong: (most) => `Enter at most ${most.toLocaleString("en")} characters.`,
  },
};
