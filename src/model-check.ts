/** Wiring of what `hansho doctor` asks a language model: whether it answers, and what that cost. */
import { localDate } from "./advisory/calendar.ts";
import type { Organization } from "./advisory/schema.ts";
import type { Config } from "./config.ts";
import type { ModelDrafts } from "./flows/model-drafts.ts";
import type { Settings } from "./flows/organizations.ts";
import type { Clock, Store } from "./ports.ts";

const WHAT = "language model";

interface Asked {
  config: Pick<Config, "model">;
  modelDrafts: ModelDrafts | undefined;
  store: Pick<Store, "spend">;
  clock: Clock;
  organization: Pick<Organization, "timeZone">;
}

/** One tiny question, counted like all others; what is sent has nothing of an advisory in it. */
export async function checkModel(
  { config: { model }, modelDrafts, store, clock, organization }: Asked,
  { dailyTokens, dailyCost }: Settings["drafting"],
): Promise<{ ok: boolean; what: string; note: string }[]> {
  if (model === undefined || modelDrafts?.probe === undefined)
    return [{ ok: true, what: WHAT, note: "none is configured: drafts are made from the template" }];
  const { reason, tokens } = await modelDrafts.probe();
  const today = localDate(clock.now(), organization.timeZone);
  const spent = await store.spend(today, { tokens: 0, cost: 0 });
  const cost = dailyCost === undefined ? "" : `, cost ${(spent.cost / 1_000_000).toFixed(4)} of ${dailyCost}`;
  const said = `one question asked now, ${tokens} tokens; today ${spent.tokens} of ${dailyTokens} tokens${cost}`;
  const name = `${model.model} at ${new URL(model.baseUrl).host}`;
  return [
    reason === undefined
      ? { ok: true, what: WHAT, note: `${name} answers (${said})` }
      : { ok: false, what: WHAT, note: `${name}: ${reason.words.en} (${said})` },
  ];
}
