import type { Audience, Lang } from "../advisory/schema.ts";
import type { Config } from "../config.ts";
import { mailFile } from "../main.ts";
import { recordFor, withCore } from "./core.ts";

export interface DraftOptions {
  lang: Lang;
  audience?: Audience;
  part?: "subject" | "body";
  followUp?: true;
  drill?: true;
  eml?: true;
}

/**
 * `hansho draft`: `件名: ` or `Subject: ` and the subject, a blank line, the body; `--part` prints one alone, `--eml` a
 * mail file. How it was made and what is to be known of it goes to stderr.
 * @throws Error where there is no draft: the reason
 */
export async function draft(config: Config, id: string, options: DraftOptions): Promise<void> {
  await withCore(config, async (core) => {
    const record = await recordFor(core, id);
    const { lang, audience, part, followUp, drill, eml } = options;
    const view = await core.flows([]).draft({
      organizationId: core.organization.id,
      idOrAlias: record.id,
      lang,
      audience,
      followUp,
      drill,
    });
    if (view === undefined) throw new Error(`no advisory ${id}`);
    if (view.refused !== undefined) throw new Error(view.refused);
    if (followUp === true && view.followUp !== true)
      throw new Error("nobody opened an earlier draft of it: there is no mail to follow");
    if (eml === true) {
      process.stdout.write(await mailFile(view, new Date(core.clock.now())));
    } else {
      const label = lang === "ja" ? "件名: " : "Subject: ";
      const whole = `${label}${view.subject}\n\n${view.body}`;
      const text = part === undefined ? whole : view[part];
      process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    }
    const { made, notes = [], merged, disclaimer } = view;
    const around = [disclaimer, made, ...notes, merged?.text].filter((line) => line !== undefined);
    process.stderr.write(`${around.join("\n")}\n`);
  });
}
