import { localDate } from "../advisory/calendar.ts";
import type { Lang } from "../advisory/schema.ts";
import { advisoryCard } from "../cards/advisory-card.ts";
import { slackMessage } from "../cards/slack.ts";
import { teamsCard } from "../cards/teams.ts";
import type { Config } from "../config.ts";
import { recordFor, withCore } from "./core.ts";

/** `hansho card`: the rendered message as JSON, as it would be posted now. */
export async function card(
  config: Config,
  id: string,
  options: { platform: "slack" | "teams"; lang: Lang },
): Promise<void> {
  await withCore(config, async (core) => {
    const record = await recordFor(core, id);
    const { timeZone } = core.organization;
    const today = localDate(core.clock.now(), timeZone);
    const neutral = advisoryCard(record, { lang: options.lang, today, timeZone });
    const message = options.platform === "slack" ? slackMessage(neutral) : teamsCard(neutral);
    process.stdout.write(`${JSON.stringify(message, null, 2)}\n`);
  });
}
