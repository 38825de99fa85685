import type { Lang } from "../advisory/schema.ts";
import { localDate } from "../advisory/calendar.ts";
import { advisoryCard } from "../cards/advisory-card.ts";
import { plainText } from "../cards/plain.ts";
import type { Config } from "../config.ts";
import { printJson, recordFor, withCore } from "./core.ts";
import { printHistory } from "./history.ts";
import { forTerminal } from "./terminal.ts";

/** `hansho show`: the advisory as its card says it, or whole with `--json`; with `--history`, which entry said what, when. */
export async function show(
  config: Config,
  id: string,
  options: { lang: Lang; json?: boolean; history?: boolean },
): Promise<void> {
  await withCore(config, async (core) => {
    const record = await recordFor(core, id);
    if (options.history) return printHistory(core, record, options);
    if (options.json) return printJson(record);
    const { timeZone } = core.organization;
    const today = localDate(core.clock.now(), timeZone);
    process.stdout.write(
      `${forTerminal(plainText(advisoryCard(record, { lang: options.lang, today, timeZone })))}\n`,
    );
  });
}
