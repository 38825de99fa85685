import type { ModelSettings, Spending } from "../../ports.ts";

/** Adds to what was spent today. @returns today's sum, with it */
export type Spend = (spending: Spending) => Promise<Spending>;

export type Ceilings = Pick<ModelSettings, "dailyTokens" | "dailyCost" | "prices">;

/** Tokens of one question and its answer; of those, how many the model wrote. */
export interface Used {
  tokens: number;
  /** All of them may have been where it is not known. */
  written?: number | undefined;
}

export interface Budget {
  /** Holds back the most a question may cost; undefined when that would pass a ceiling. */
  reserve(most: Used): Promise<Reserved | undefined>;
}

export interface Reserved {
  /** Ends it with what the question cost. */
  spend(used: Used): Promise<void>;
}

/**
 * Keeps a day's tokens, and their cost by the operator's prices, under their ceilings. What is under way counts at its
 * most, so that several questions together do not pass one; of other processes only what they have spent is known.
 */
export function createBudget(ceilings: Ceilings, spend: Spend): Budget {
  const { dailyTokens, dailyCost = Infinity } = ceilings;
  const held: Spending = { tokens: 0, cost: 0 };
  const hold = ({ tokens, cost }: Spending, sign: 1 | -1) => {
    held.tokens += sign * tokens;
    held.cost += sign * cost;
  };
  return {
    async reserve(most) {
      const mine = spendingOf(most, ceilings);
      hold(mine, 1);
      const used = await spend({ tokens: 0, cost: 0 }).catch((error: unknown) => {
        hold(mine, -1);
        throw error;
      });
      if (used.tokens + held.tokens > dailyTokens || used.cost + held.cost > dailyCost * MILLION) {
        hold(mine, -1);
        return undefined;
      }
      return {
        async spend(used) {
          hold(mine, -1);
          await spend(spendingOf(used, ceilings));
        },
      };
    },
  };
}

const MILLION = 1_000_000;

/** Prices are for a million tokens, so that a token costs as many millionths. */
function spendingOf({ tokens, written = tokens }: Used, { prices }: Ceilings): Spending {
  const { question = 0, answer = 0 } = prices ?? {};
  const said = Math.min(written, tokens);
  return { tokens, cost: Math.ceil((tokens - said) * question + said * Math.max(question, answer)) };
}
