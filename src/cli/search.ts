import { localDate } from "../advisory/calendar.ts";
import { formatDeadline } from "../advisory/deadline.ts";
import type { Config } from "../config.ts";
import type { AdvisoryRecord } from "../ports.ts";
import { printJson, withCore } from "./core.ts";
import { lineForTerminal } from "./terminal.ts";

/** `hansho search`: the same look-up as the slash command's. */
export async function search(
  config: Config,
  words: string[],
  options: { limit: number; json?: boolean },
): Promise<void> {
  await withCore(config, async (core) => {
    const { records, total } = await core.store.search(core.organization.id, words.join(" "), {
      limit: options.limit,
    });
    const today = localDate(core.clock.now(), core.organization.timeZone);
    for (const record of records) {
      if (options.json) printJson(summaryOf(record));
      else process.stdout.write(`${lineForTerminal(lineOf(record, today))}\n`);
    }
    if (!options.json) process.stderr.write(`${records.length} of ${total}\n`);
  });
}

/** What scripts need of an advisory, in one object (design 7). */
export function summaryOf(record: AdvisoryRecord) {
  const { id, aliases, revision, assessment } = record;
  const { priority, review, deadline, reasons } = assessment;
  const { title } = revision.content;
  return { id, revision: revision.number, priority, review, deadline, aliases, title, reasons };
}

function lineOf({ id, assessment, revision }: AdvisoryRecord, today: string): string {
  const { title } = revision.content;
  const badge = `${assessment.priority}${assessment.review ? "?" : " "}`;
  return `${badge} ${formatDeadline(assessment.deadline, "ja", today)}  ${id}  ${title.ja ?? title.en ?? ""}`;
}
