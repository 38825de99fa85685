import type { Lang } from "../advisory/schema.ts";
import { plainText } from "../cards/plain.ts";
import { sourcesCard } from "../cards/source-cards.ts";
import type { Config } from "../config.ts";
import { sourceViews } from "../flows/source-views.ts";
import { printJson, withCore } from "./core.ts";
import { forTerminal } from "./terminal.ts";

/** `hansho sources`: how each source is, its last and next poll, entries, refusals and last error. */
export async function sources(config: Config, options: { json?: boolean; lang: Lang }): Promise<void> {
  await withCore(config, async ({ store, polling, clock, organization }) => {
    const views = await sourceViews({ store, clock, feeds: polling.feeds });
    if (!options.json) {
      const card = sourcesCard({ sources: views, lang: options.lang, timeZone: organization.timeZone });
      process.stdout.write(`${forTerminal(plainText(card))}\n`);
      return;
    }
    for (const { since, polledAt, nextAt, lastError, ...view } of views) {
      const times = { since: iso(since), polledAt: iso(polledAt), nextAt: iso(nextAt) };
      printJson({ ...view, ...times, lastError: lastError ?? null });
    }
  });
}

function iso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}
