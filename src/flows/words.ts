/** Reads what a person typed after `/advisory` or a mention (design 7). */
import { closest, distance } from "fastest-levenshtein";
import { COMMANDS, type CommandName } from "../cards/labels.ts";

/** Words a Japanese reader would try first. */
const ALSO = new Map<string, CommandName>(
  Object.entries({
    "?": "help",
    ヘルプ: "help",
    使い方: "help",
    最新: "latest",
    list: "latest",
    一覧: "latest",
    検索: "search",
    find: "search",
    表示: "show",
    詳細: "show",
    メール案: "draft",
    下書き: "draft",
    理由: "explain",
    なぜ: "explain",
    why: "explain",
    変更: "override",
    上書き: "override",
    新規: "new",
    作成: "new",
    create: "new",
    取り消し: "withdraw",
    取消: "withdraw",
    取り下げ: "withdraw",
    撤回: "withdraw",
    undo: "withdraw",
    購読: "subscribe",
    登録: "subscribe",
    購読解除: "unsubscribe",
    解除: "unsubscribe",
    購読一覧: "subscriptions",
    状態: "status",
    情報源: "sources",
    テスト: "test",
  }),
);

export type ParsedCommand =
  | { name: CommandName; rest: string }
  /** `suggestions`: commands spelled nearly so, best first. */
  | { name: "unknown"; word: string; suggestions: CommandName[] };

/**
 * Splits the command word from the rest. Full-width letters and spaces and any case are understood; nothing typed
 * at all asks for help.
 */
export function parseWords(text: string): ParsedCommand {
  const [first = "", ...others] = text.normalize("NFKC").trim().split(/\s+/u);
  const rest = others.join(" ");
  const word = first.toLowerCase().replace(/^\//, "");
  if (word === "") return { name: "help", rest: "" };
  const name = COMMANDS.find((command) => command === word) ?? ALSO.get(word);
  if (name !== undefined) return { name, rest };
  return { name: "unknown", word: first, suggestions: near(word) };
}

function near(word: string): CommandName[] {
  const limit = Math.max(1, Math.floor(word.length / 2));
  const begun = word.length >= 2 ? COMMANDS.filter((command) => command.startsWith(word)) : [];
  const best = closest(word, [...COMMANDS]) as CommandName;
  const spelled = distance(word, best) <= limit ? [best] : [];
  return [...new Set([...begun, ...spelled])];
}
