/** Counts tokens of today. @returns how many were used today, with these */
export type SpendTokens = (tokens: number) => Promise<number>;

export interface Budget {
  /** Holds back the most a question may cost; undefined when that would pass the ceiling. */
  reserve(most: number): Promise<Reserved | undefined>;
}

export interface Reserved {
  /** Ends it with what the question cost. */
  spend(tokens: number): Promise<void>;
}

/**
 * Keeps a day's tokens under a ceiling. What is under way counts at its most, so that several questions together do
 * not pass it; of other processes only what they have spent is known.
 */
export function createBudget(ceiling: number, spend: SpendTokens): Budget {
  let held = 0;
  return {
    async reserve(most) {
      held += most;
      const used = await spend(0).catch((error: unknown) => {
        held -= most;
        throw error;
      });
      if (used + held > ceiling) {
        held -= most;
        return undefined;
      }
      return {
        async spend(tokens) {
          held -= most;
          await spend(tokens);
        },
      };
    },
  };
}
