import { localDate } from "../advisory/calendar.ts";
import type { Lang } from "../advisory/schema.ts";
import { explainCard } from "../cards/answer-cards.ts";
import { plainText } from "../cards/plain.ts";
import type { Config } from "../config.ts";
import { recordFor, withCore } from "./core.ts";
import { forTerminal } from "./terminal.ts";

/** `hansho explain`: why this badge and date, and why it was or was not posted where. */
export async function explain(config: Config, id: string, options: { lang: Lang }): Promise<void> {
  await withCore(config, async (core) => {
    const record = await recordFor(core, id);
    const { id: organizationId, timeZone } = core.organization;
    const all = await core.store.deliveries({ organizationId, advisoryId: record.id, limit: 1_000 });
    const deliveries = all.filter(({ kind }) => kind !== "notice");
    const today = localDate(core.clock.now(), timeZone);
    const card = explainCard(record, { lang: options.lang, today, timeZone, deliveries });
    process.stdout.write(`${forTerminal(plainText(card))}\n`);
  });
}
