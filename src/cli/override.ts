import type { Lang, Priority } from "../advisory/schema.ts";
import { title } from "../cards/advisory-card.ts";
import { localDate } from "../advisory/calendar.ts";
import type { Config } from "../config.ts";
import { overrideAdvisory } from "../flows/override.ts";
import { printJson, withCore } from "./core.ts";
import { Misuse } from "./misuse.ts";
import { operator } from "./operator.ts";
import { lineForTerminal } from "./terminal.ts";

interface Options {
  reason?: string;
  off?: boolean;
  lang: Lang;
  json?: boolean;
}

/** `hansho override`: a person's badge for one advisory, with a reason; `--off` takes it back. */
export async function override(
  config: Config,
  id: string,
  priority: Priority | undefined,
  { reason, off = false, lang, json }: Options,
): Promise<void> {
  if (off === (priority !== undefined)) throw new Misuse("name A, B, C or D with --reason, or --off");
  if (priority !== undefined && (reason ?? "").trim() === "")
    throw new Misuse("--reason is needed: people will ask");
  await withCore(config, async (core) => {
    const { store, clock, judging, organization } = core;
    const set = priority === undefined ? ("off" as const) : { priority, reason: reason ?? "" };
    const outcome = await overrideAdvisory(
      { store, clock, reassess: judging.reassess },
      { organizationId: organization.id, user: operator(), lang },
      { id, set },
    );
    switch (outcome.kind) {
      case "no-such":
        throw new Error(`no advisory ${lineForTerminal(id)}; try \`hansho search <words>\``);
      case "no-reason":
        throw new Misuse("the reason may have 2,000 characters at most");
      case "none-set":
        throw new Error(`nobody has set the badge of ${outcome.record.id}`);
      case "done": {
        const { record, before } = outcome;
        const now = record.assessment.priority;
        if (json)
          return printJson({ id: record.id, before, priority: now, override: outcome.override ?? null });
        const { timeZone } = organization;
        const named = title(record, { lang, today: localDate(clock.now(), timeZone), timeZone });
        process.stdout.write(`${lineForTerminal(`${before} → ${now}  ${record.id}  ${named}`)}\n`);
      }
    }
  });
}
