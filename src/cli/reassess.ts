import { SingleBar } from "cli-progress";
import type { Config } from "../config.ts";
import type { ReassessSummary } from "../flows/reassess.ts";
import { organizationFor, printJson, withCore } from "./core.ts";
import { lineForTerminal } from "./terminal.ts";

/** `hansho reassess`: judges every advisory again by the rules and settings as they are now. */
export async function reassess(
  config: Config,
  options: { organization?: string; json?: boolean },
): Promise<void> {
  await withCore(config, async (core) => {
    const organizationId = organizationFor(core, options.organization);
    const judge = await core.judging.reassess();
    const progress = showProgress();
    const summary = await judge(organizationId, { kind: "settings" }, { onProgress: progress.show });
    progress.end();
    if (options.json) printJson({ summary });
    else sayReassessed(summary);
  });
}

/** How many were judged again, and which of them became urgent. */
export function sayReassessed({ judged, changed, up, down, toA, toB, raised }: ReassessSummary): void {
  say(`${judged} advisories judged again: ${changed} changed, ${up} up, ${down} down`);
  if (toA > 0) say(`${toA} 件が A になりました (now A)`);
  if (toB > 0) say(`${toB} 件が B になりました (now B)`);
  for (const { advisoryId, title, from, to, posted } of raised) {
    const note = posted ? "" : "  (not posted before: see it with hansho show)";
    say(`  ${from} → ${to}  ${advisoryId}  ${title.ja ?? title.en ?? ""}${note}`);
  }
  if (toA + toB > raised.length)
    say(`  … and ${toA + toB - raised.length} more: hansho search, or latest A in a chat`);
}

/** A count on stderr where a person watches; nothing where a script does. */
export function showProgress(): { show: (judged: number) => void; end: () => void } {
  if (!process.stderr.isTTY) return { show: () => {}, end: () => {} };
  const bar = new SingleBar({
    stream: process.stderr,
    clearOnComplete: true,
    format: "judging again: {value}",
  });
  let started = false;
  return {
    show: (judged) => {
      if (!started) bar.start(judged, 0);
      started = true;
      bar.update(judged);
    },
    end: () => bar.stop(),
  };
}

function say(line: string): void {
  process.stdout.write(`${lineForTerminal(line)}\n`);
}
