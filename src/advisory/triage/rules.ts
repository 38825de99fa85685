/**
 * The rules themselves (docs/priority.md, steps 4 to 6): table, floors, caps. No words and no dates in here, so that the same
 * function also tells what would raise or lower a badge.
 */
import type { Organization, Priority } from "../schema.ts";
import { bodRow } from "../tables/bod-26-04.ts";
import type { Case } from "./case.ts";

/** What is the same for every vulnerability of an advisory. */
export interface Setting {
  exposed: boolean;
  ransomware: boolean;
  /** A national body's 注意喚起; whether the advisory is a monthly round-up. */
  alert: boolean;
  roundUp: boolean;
  use: "yes" | "no" | "unknown";
  /** Every product is stated not to be affected (VEX `known_not_affected`). */
  notAffected: boolean;
  /** Exposure is known and not supposed. */
  exposureKnown: boolean;
  thresholds: Organization["thresholds"];
}

export type RuleName =
  | "bod-26-04"
  | "ransomware"
  | "alert"
  | "round-up"
  | "epss-high"
  | "epss-raise"
  | "critical"
  | "poc"
  | "unknown"
  | "not-in-use"
  | "not-affected"
  | "use-unknown";

/** A rule that moved the badge. */
export interface Step {
  rule: Exclude<RuleName, "bod-26-04">;
  from: Priority;
  to: Priority;
}

export interface Ruling {
  priority: Priority;
  /** The rule that decided last. */
  rule: RuleName;
  row: number;
  steps: Step[];
  decided: Case;
}

const NEXT: Record<Priority, Priority> = { A: "A", B: "A", C: "B", D: "C" };

/** Badges sort by their letters, the most urgent first. */
function atLeast(floor: Priority): (now: Priority) => Priority {
  return (now) => (now <= floor ? now : floor);
}

function atMost(cap: Priority): (now: Priority) => Priority {
  return (now) => (now >= cap ? now : cap);
}

type Rule = readonly [
  Step["rule"],
  applies: (one: Case, setting: Setting) => boolean,
  to: (now: Priority) => Priority,
];

/** In the order of docs/priority.md; each looks at the badge the ones before it left. */
const RULES: readonly Rule[] = [
  // Steps 5: floors.
  ["ransomware", (_, { ransomware }) => ransomware, atLeast("A")],
  ["alert", (one, { alert, roundUp }) => alert && !(roundUp && !one.exploited), atLeast("B")],
  ["epss-high", ({ epss = 0 }, { thresholds }) => epss >= thresholds.epssHigh, atLeast("B")],
  [
    "epss-raise",
    ({ epss = 0 }, { thresholds }) => epss >= thresholds.epssRaise,
    (now) => (now <= "B" ? now : NEXT[now]),
  ],
  ["critical", ({ critical }) => critical, atLeast("C")],
  ["poc", ({ poc }) => poc, atLeast("C")],
  ["round-up", ({ exploited }, { roundUp }) => roundUp && !exploited, atLeast("C")],
  // Design 4.9: unknown never means low.
  ["unknown", ({ guessed }, { exposureKnown }) => guessed && !exposureKnown, atLeast("C")],
  // Steps 6: caps, the strongest last. A round-up whose flaws somebody has rated is left to the table.
  ["round-up", ({ exploited, guessed }, { roundUp }) => roundUp && !exploited && guessed, atMost("C")],
  ["use-unknown", ({ exploited }, { use }) => use === "unknown" && !exploited, atMost("B")],
  ["not-affected", (_, { notAffected }) => notAffected, () => "D"],
  ["not-in-use", (_, { use }) => use === "no", () => "D"],
];

function judgeCase(one: Case, setting: Setting): Ruling {
  const { row, priority: first } = bodRow({
    inKev: one.exploited,
    exposed: setting.exposed,
    automatable: one.automatable,
    total: one.total,
  });
  const steps: Step[] = [];
  let priority: Priority = first;
  for (const [rule, applies, to] of RULES) {
    if (!applies(one, setting)) continue;
    const next = to(priority);
    if (next === priority) continue;
    steps.push({ rule, from: priority, to: next });
    priority = next;
  }
  return { priority, rule: steps.at(-1)?.rule ?? "bod-26-04", row, steps, decided: one };
}

/** The most urgent of an advisory's vulnerabilities (at least one); of equals one that is exploited, else the first. */
export function judgeCases(cases: readonly Case[], setting: Setting): Ruling {
  const [first, ...others] = cases;
  if (first === undefined) throw new Error("judgeCases needs at least one case");
  let best = judgeCase(first, setting);
  for (const one of others) {
    const next = judgeCase(one, setting);
    const urgency = (ruling: Ruling) => ruling.priority + Number(!ruling.decided.exploited);
    if (urgency(next) < urgency(best)) best = next;
  }
  return best;
}
