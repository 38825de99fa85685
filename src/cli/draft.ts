import type { Audience, Lang } from "../advisory/schema.ts";
import type { Config } from "../config.ts";
import { recordFor, withCore } from "./core.ts";

/** `hansho draft`: `件名: ` or `Subject: ` and the subject, a blank line, the body; `--part` prints one alone. */
export async function draft(
  config: Config,
  id: string,
  options: { lang: Lang; audience?: Audience; part?: "subject" | "body" },
): Promise<void> {
  await withCore(config, async (core) => {
    const record = await recordFor(core, id);
    const view = await core.flows([]).draft({
      organizationId: core.organization.id,
      idOrAlias: record.id,
      lang: options.lang,
      audience: options.audience,
    });
    if (view === undefined) throw new Error(`no advisory ${id}`);
    const label = options.lang === "ja" ? "件名: " : "Subject: ";
    const whole = `${label}${view.subject}\n\n${view.body}`;
    const text = options.part === undefined ? whole : view[options.part];
    process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    process.stderr.write(`${view.disclaimer}\n`);
  });
}
