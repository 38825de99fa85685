/** Version ranges as sources write them (`>= 2.0, < 2.12.2; = 3.1`), in words that people read. */
import type { Lang } from "../advisory/schema.ts";
import { draftWords, type Range } from "./words.ts";

const CONSTRAINT = /^(>=|<=|>|<|=)\s*([^\s<>=|]+)$/;
/** A version alone among ranges, `1.2.0; >= 1.1.0, <= 1.1.2`. */
const ALONE = /^v?\d[^\s<>=|,;]*$/;
const NAMES = { ">=": "from", ">": "after", "<": "before", "<=": "through", "=": "is" } as const;

/** `2.0 以降 2.12.2 未満`. What is not written in that notation, or contradicts itself, stays as it is. */
export function versionWords(text: string, lang: Lang): string {
  const ranges: Range[] = [];
  for (const part of text.split(";")) {
    const range: Range = {};
    for (const constraint of part.split(",")) {
      const alone = text.includes(";") && ALONE.test(constraint.trim());
      const [, sign = "", version = ""] = alone
        ? ["", "=", constraint.trim()]
        : (CONSTRAINT.exec(constraint.trim()) ?? []);
      const name = NAMES[sign as keyof typeof NAMES];
      if (name === undefined || range[name] !== undefined) return text;
      range[name] = version;
    }
    const { from, after, before, through, is } = range;
    const several =
      (from !== undefined && after !== undefined) || (before !== undefined && through !== undefined);
    if (several || (is !== undefined && Object.keys(range).length > 1)) return text;
    ranges.push(range);
  }
  return draftWords[lang].ranges(ranges);
}
