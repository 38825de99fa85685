/** Texts in sentences, so that those which the advisory has word for word need no second look. */
import { fold } from "./fold.ts";

/** After 。！？ and line ends; after `. ` where a capital or the other script follows, so `Nov. 24` stays whole. */
const ENDS =
  /(?<=[。！？]|[\u3040-\u30ff\u4e00-\u9fff]．)|(?<=[.!?][)"”]?) (?=[A-Z"“\u3040-\u30ff\u4e00-\u9fff])|\n/;
/** Signs of quotation and lists before a line. */
const LEAD = /^(?:[>\-*・•‣▪–] ?)+/;

/** The sentences of a text, without what marks them as list or quotation; none is empty. */
export function sentencesOf(text: string): string[] {
  return text
    .split(ENDS)
    .map((sentence) => sentence.trim().replace(LEAD, "").trim())
    .filter((sentence) => sentence !== "");
}

/** What two sentences are compared by: folded, one space, no full stop. */
export function sentenceKey(sentence: string): string {
  return fold(sentence)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[。.]$/, "");
}
