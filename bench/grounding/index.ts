/**
 * `npm run grounding`: how well the check of drafts against their advisories tells poisoned from true.
 *
 * - `--seed n`: other generated cases (1 when absent).
 * - `--list`: each wrongly judged case with its text.
 * - `--require`: exit code 1 unless every poisoned draft is caught and 95% of the true ones pass, in both sets;
 *   `--recall 0.99` and `--passed 0.9` set other shares.
 */
import { parseArgs } from "node:util";
import { checkGrounding } from "../../src/drafting/grounding/index.ts";
import { generate } from "./generate.ts";
import { handWritten } from "./hand-written.ts";
import { kinds, shown, table } from "./report.ts";
import { isWrong, judge, scoreOf } from "./score.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    list: { type: "boolean", default: false },
    require: { type: "boolean", default: false },
    recall: { type: "string", default: "1" },
    passed: { type: "string", default: "0.95" },
  },
});

const generated = generate(Number(values.seed));
const from = performance.now();
const sets = {
  "hand-written": judge(handWritten(), checkGrounding),
  generated: judge(generated.cases, checkGrounding),
};
const all = Object.values(sets).flat();
const each = (performance.now() - from) / all.length;

console.log(
  `seed ${values.seed}; ${generated.dropped} edits would have left a draft true and were dropped; ${each.toFixed(2)} ms a check`,
);
console.log(table(sets));
for (const [name, judged] of Object.entries(sets))
  console.log(`\n${name}, judged wrongly:\n${kinds(judged)}`);
if (values.list) console.log(`\n${all.filter(isWrong).map(shown).join("\n\n")}`);

if (values.require) {
  for (const [name, judged] of Object.entries(sets)) {
    const { recall, passed } = scoreOf(judged);
    if (recall >= Number(values.recall) && passed >= Number(values.passed)) continue;
    console.error(`${name}: less than is required`);
    process.exitCode = 1;
  }
}
