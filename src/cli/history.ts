/** `hansho show --history`: which entry said what, when. */
import type { Lang } from "../advisory/schema.ts";
import { showTime } from "../cards/dates.ts";
import { historyWords } from "../cards/labels/history.ts";
import type { AdvisoryRecord } from "../ports.ts";
import type { Core } from "../main.ts";
import { printJson } from "./core.ts";
import { lineForTerminal } from "./terminal.ts";

/** One line a version, oldest first: revision, time, change, source, key; where it belonged to another advisory, its id. */
export async function printHistory(
  core: Core,
  { id }: AdvisoryRecord,
  options: { lang: Lang; json?: boolean },
): Promise<void> {
  const words = historyWords[options.lang];
  const versions = await core.store.entryHistory(id);
  for (const { revision, at, event, source, key, advisoryId, content } of versions) {
    if (options.json) {
      const said = content === undefined ? {} : { content };
      printJson({
        revision,
        at: new Date(at).toISOString(),
        change: event,
        source,
        key,
        id: advisoryId,
        ...said,
      });
      continue;
    }
    const time = showTime(at, core.organization.timeZone, options.lang) ?? "";
    const parts = [words.revision(revision), time, words.events[event] ?? event, source, key];
    if (advisoryId !== id) parts.push(`(${advisoryId})`);
    process.stdout.write(`${lineForTerminal(parts.join("  "))}\n`);
  }
  if (versions.length === 0 && !options.json) process.stdout.write(`${words.none}\n`);
}
