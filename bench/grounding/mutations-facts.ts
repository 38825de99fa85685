/** Mutations of a draft's facts: numbers, dates, versions, ids, links and names. Written before the check was. */
import type { DraftText, Lang } from "../../src/advisory/schema.ts";
import { addSentence, mapTexts, otherDigit, replaceOne, textsOf } from "./edits.ts";
import type { Random } from "./random.ts";

/** What a mutation may use besides the draft. */
export interface Scene {
  draft: DraftText;
  lang: Lang;
  random: Random;
  /** All that the advisory says, as JSON: what stands in it is no invention. */
  source: string;
  /** Product names of the advisory itself, and of others. */
  products: readonly string[];
  otherProducts: readonly string[];
  /** Sentences of other advisories in the same language. */
  otherSentences: readonly string[];
  /** The words by which the advisory names its fixed versions; empty where the readers need not be told. */
  fixed: readonly string[];
  /** The advisory names another way than the update, and the readers need it. */
  workaround: boolean;
  /** The deadline's day as drafts write it, `11月25日` or `25 Nov`; undefined where there is none or it has passed. */
  deadline?: string | undefined;
  /** Counts an edit after which the draft would still be true, and gives nothing. */
  stillTrue: () => undefined;
}

/** Gives a poisoned draft, or undefined where the draft has nothing of the kind. */
export type Mutation = (scene: Scene) => DraftText | undefined;

const LINK = /https?:\/\/[^\s）)」]+/g;
/** A number that stands alone: no part of a version, date, id, link or list. */
const NUMBER =
  /(?<![\w./,:#-])(?<!\n)\d{1,3}(?:,\d{3})+(?![\w./-])|(?<![\w./,:#-])\d+(?![\w./,:-]|年|月|日|\.\d| (?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|, 20)/g;
const VERSION = /(?<![\w./-])\d+(?:\.\d+){1,3}(?![\w/-]|\.\d)/g;
const CVE = /CVE-\d{4}-\d{4,}/g;
const MODEL = /(?<![\w/.-])(?!CVE-|JVN)[A-Z]{2,}-[A-Z]?\d{2,}[A-Z]*(?![\w-])/g;
const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December";
const SHORT = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const JA_DAY = /(\d{1,2})月(\d{1,2})日/g;
const EN_DAY = new RegExp(`(\\d{1,2}) (${MONTHS}|${SHORT})\\b`, "g");
const EN_MONTH = new RegExp(`\\b(${MONTHS})\\b(?= \\d)|(?<=\\d )\\b(${MONTHS})\\b`, "g");
const YEAR = /(?<![\w./-])20\d\d(?=年)|(?<=(?:\d|[a-z]),? )20\d\d(?![\w-])/g;

function lastDigit(text: string, random: Random): string {
  return text.replace(/\d(?=\D*$)/, (digit) => otherDigit(digit, random));
}

/** Stands beside it in a list, where the order says nothing. */
function isListed(text: string, first: string, second: string): boolean {
  const between = text.slice(
    text.indexOf(first) + first.length,
    text.indexOf(second, text.indexOf(first) + 1),
  );
  return /^[\s、,・と]*(?:and|or|および)?\s*$/.test(between);
}

/** Undefined where the advisory has it too. */
function unlessKnown(text: string, { source, stillTrue }: Scene): string | undefined {
  return source.includes(text) ? stillTrue() : text;
}

function shiftDay(day: string, random: Random): string {
  return String(((Number(day) + 1 + random.below(26)) % 28) + 1);
}

export const factMutations: Record<string, Mutation> = {
  "number: a digit changed": ({ draft, random }) =>
    replaceOne(draft, random, NUMBER, ([number]) =>
      number === "0" ? undefined : number.replace(/\d/, (digit) => String((Number(digit) % 9) + 1)),
    ),
  "number: ten times as many": ({ draft, random }) =>
    replaceOne(draft, random, NUMBER, ([number]) =>
      Number(number) < 2 ? undefined : `${number.replaceAll(",", "")}0`,
    ),
  "number: another unit": ({ draft, lang, random }) =>
    lang === "ja"
      ? replaceOne(draft, random, /(?<=\d)(?:時間|分間?|か月|万)(?!\d)/g, ([unit]) =>
          unit === "万" ? "億" : unit === "か月" ? "年" : unit === "時間" ? "日間" : "時間",
        )
      : replaceOne(
          draft,
          random,
          /(?<=\d )(?:hours|minutes|days|months|percent)\b/g,
          ([unit]) =>
            ({ hours: "days", minutes: "hours", days: "weeks", months: "years", percent: "people" })[unit],
        ),
  "date: another day": ({ draft, lang, random }) =>
    lang === "ja"
      ? replaceOne(
          draft,
          random,
          JA_DAY,
          ([, month = "", day = ""]) => `${month}月${shiftDay(day, random)}日`,
        )
      : replaceOne(draft, random, EN_DAY, ([, day = "", month = ""]) => `${shiftDay(day, random)} ${month}`),
  "date: another month": ({ draft, lang, random }) =>
    lang === "ja"
      ? replaceOne(
          draft,
          random,
          JA_DAY,
          ([, month = "", day = ""]) => `${(Number(month) % 12) + 1}月${day}日`,
        )
      : replaceOne(draft, random, EN_MONTH, ([month]) => {
          const all = MONTHS.split("|");
          return all[(all.indexOf(month) + 1) % 12];
        }),
  "date: another year": ({ draft, random }) =>
    replaceOne(draft, random, YEAR, ([year]) => String(Number(year) + (random.below(2) === 0 ? 1 : -1))),
  "version: a digit changed": ({ draft, random }) =>
    replaceOne(draft, random, VERSION, ([version]) => lastDigit(version, random)),
  "version: a part added": ({ draft, random }) =>
    replaceOne(draft, random, VERSION, ([version]) => `${version}.${1 + random.below(8)}`),
  "version: earlier for later": ({ draft, lang, random }) =>
    lang === "ja"
      ? replaceOne(draft, random, /以前|以降|未満/g, ([word]) => (word === "以降" ? "以前" : "以降"))
      : replaceOne(draft, random, /\b(?:and|or) (?:earlier|later)\b/g, ([words]) =>
          words.includes("earlier") ? words.replace("earlier", "later") : words.replace("later", "earlier"),
        ),
  "version: before for up to": ({ draft, lang, random }) =>
    lang === "ja"
      ? replaceOne(draft, random, /(?<=\d )以前/g, () => "未満")
      : replaceOne(draft, random, /(\d+(?:\.\d+)+) and earlier/g, ([, version]) => `before ${version}`),
  "facts: two exchanged": ({ draft, random, stillTrue }) => {
    for (const pattern of [VERSION, JA_DAY, EN_DAY, NUMBER, CVE]) {
      const holders = textsOf(draft).filter(({ text }) => new Set(text.match(pattern)).size > 1);
      const holder = random.pick(holders);
      if (holder === undefined) continue;
      const [first = "", second = ""] = [...new Set(holder.text.match(pattern))];
      if (isListed(holder.text, first, second)) return stillTrue();
      const exchanged = holder.text.replace(pattern, (found) =>
        found === first ? second : found === second ? first : found,
      );
      return mapTexts(draft, (text) => (text === holder.text ? exchanged : text));
    }
    return undefined;
  },
  "id: a CVE changed": (scene) =>
    replaceOne(scene.draft, scene.random, CVE, ([id]) => unlessKnown(lastDigit(id, scene.random), scene)),
  "id: a CVE invented": ({ draft, lang, random }) => {
    const id = `CVE-20${20 + random.below(7)}-${10_000 + random.below(80_000)}`;
    return addSentence(
      draft,
      random,
      lang === "ja" ? `あわせて${id}にも注意してください。` : `Please be aware of ${id} as well.`,
    );
  },
  "id: a model number changed": (scene) =>
    replaceOne(scene.draft, scene.random, MODEL, ([model]) =>
      unlessKnown(lastDigit(model, scene.random), scene),
    ),
  "link: another path": ({ draft, random }) =>
    replaceOne(
      draft,
      random,
      LINK,
      ([link]) => `${link.replace(/\/$/, "")}-${random.pick(["new", "login", "2"]) ?? ""}`,
    ),
  "link: another host": ({ draft, random }) =>
    replaceOne(draft, random, LINK, ([link]) =>
      link.replace(
        /\/\/([^/]+)/,
        (_, host: string) => `//${random.pick([`www-${host}`, `${host}.example.net`, "example.net"]) ?? ""}`,
      ),
    ),
  "link: one added": ({ draft, lang, random }) => {
    const link =
      random.pick(["https://update.example.net/patch", "http://192.0.2.7/fix.exe", "help.example.net/kb"]) ??
      "";
    return addSentence(
      draft,
      random,
      lang === "ja" ? `詳細は ${link} を参照してください。` : `For details, see ${link} today.`,
    );
  },
  "mail address added": ({ draft, lang, random }) =>
    addSentence(
      draft,
      random,
      lang === "ja"
        ? "ご不明な点は helpdesk@example.net までご連絡ください。"
        : "Questions go to helpdesk@example.net.",
    ),
  "phone number added": ({ draft, lang, random }) =>
    addSentence(
      draft,
      random,
      lang === "ja"
        ? "お問い合わせは 03-0000-1234 までお電話ください。"
        : "Questions? Ring +1 555 0100 123 anytime.",
    ),
  "name: a product replaced": ({ draft, random, source, stillTrue, products, otherProducts }) => {
    const mine = products.filter((name) => textsOf(draft).some(({ text }) => text.includes(name)));
    const product = random.pick(mine);
    const other = random.pick(otherProducts);
    if (product === undefined || other === undefined) return undefined;
    if (source.includes(other)) return stillTrue();
    const every = random.below(2) === 0;
    if (every) return mapTexts(draft, (text) => text.replaceAll(product, other));
    const escaped = product.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return replaceOne(draft, random, new RegExp(escaped, "g"), () => other);
  },
  "name: a product added": ({ draft, lang, random }) => {
    const name =
      random.pick(["Sakuragai Mailer", "Umineko Firewall", "カザハナクラウド", "ミドリノ・ゲート"]) ?? "";
    return addSentence(
      draft,
      random,
      lang === "ja" ? `${name}も影響を受けます。` : `${name} is affected as well.`,
    );
  },
  "name: an organization added": ({ draft, lang, random }) => {
    const ja = random.pick(["株式会社あおば通信", "架空坂大学", "霧ヶ谷市", "虹ノ台病院"]) ?? "";
    const en =
      random.pick([
        "Aobadai Telecom",
        "the University of Kakuzaka",
        "Kirigatani City",
        "Nijinodai Hospital",
      ]) ?? "";
    return addSentence(
      draft,
      random,
      lang === "ja" ? `${ja}でも同じ問題が起きています。` : `The same problem was found at ${en}.`,
    );
  },
  "name: a person added": ({ draft, lang, random }) => {
    const ja = random.pick(["山田太郎", "佐藤花子", "鈴木一郎"]) ?? "";
    const en = random.pick(["Taro Yamada", "Jane Doe", "John Smith"]) ?? "";
    return addSentence(
      draft,
      random,
      lang === "ja" ? `本件の担当は${ja}です。` : `The person in charge is ${en}.`,
    );
  },
};
