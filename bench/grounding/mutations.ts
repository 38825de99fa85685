/** All mutations by name, and what they may use of an advisory. */
import { pick } from "../../src/drafting/passages.ts";
import type { Base } from "./bases.ts";
import { factMutations, type Mutation, type Scene } from "./mutations-facts.ts";
import { meaningMutations } from "./mutations-meaning.ts";
import type { Random } from "./random.ts";

export type { Mutation } from "./mutations-facts.ts";

export const mutations: Readonly<Record<string, Mutation>> = { ...factMutations, ...meaningMutations };

/** A version after which a step says `or later`, or before which it says to update. */
const FIXED =
  /\d+(?:\.\d+)+(?= (?:以降|or later|に更新))|(?<=(?:[Uu]pdate|更新)[^.。]{0,40} to )\d+(?:\.\d+)+/g;
const WORKAROUND = /できない場合|回避策|cannot update|Workaround|update is not possible/;
/** Said of many: it may be true of another advisory as well. */
const GENERAL = /exploit|悪用|攻撃|原因|調査中/i;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Another advisory's words come from a base chosen at random. */
export function sceneOf(
  { content, request, draft }: Base,
  bases: readonly Base[],
  random: Random,
  stillTrue: Scene["stillTrue"],
): Scene {
  const { lang, audience } = request;
  const other = random.pick(bases.filter((base) => base.content.title !== content.title))?.content;
  const told = audience === "admins" || audience === "overseas";
  const action = [content.action?.ja, content.action?.en].join("\n");
  const fixed = [
    ...content.products.flatMap((product) => product.fixed?.split(/[,;\s]+/) ?? []),
    ...(action.match(FIXED) ?? []),
  ];
  const summary = other && pick(other.summary, lang);
  return {
    draft,
    lang,
    random,
    source: JSON.stringify(content),
    products: content.products.map(({ product }) => product),
    otherProducts: other?.products.map(({ product }) => product) ?? [],
    otherSentences:
      summary === undefined || summary.foreign
        ? []
        : summary.text
            .split(lang === "ja" ? /(?<=。)\s*/ : /(?<=\.)\s+/)
            .filter((text) => text.length > 15 && !GENERAL.test(text)),
    fixed: told ? [...new Set(fixed)] : [],
    workaround: told && WORKAROUND.test(action),
    deadline: deadlineOf(request),
    stillTrue,
  };
}

function deadlineOf({ record, lang, today = "" }: Base["request"]): string | undefined {
  const { date } = record.assessment.deadline;
  if (date === undefined || date < today) return undefined;
  const [, month = 0, day = 0] = date.split("-").map(Number);
  return lang === "ja" ? `${month}月${day}日` : `${day} ${MONTHS[month - 1] ?? ""}`;
}
