import { SingleBar } from "cli-progress";
import type { Config } from "../config.ts";
import type { IngestSummary } from "../flows/ingest.ts";
import type { Reading } from "../main.ts";
import type { SourceDocument } from "../ports.ts";
import { printJson, withCore } from "./core.ts";
import { Misuse } from "./misuse.ts";
import { lineForTerminal } from "./terminal.ts";

interface Options {
  format?: string;
  dryRun?: boolean;
  json?: boolean;
}

/**
 * `hansho ingest`: reads every input now. Exit 1 when an input was refused whole or truncated, after everything
 * readable was kept; refused entries alone are told and do not fail it.
 */
export async function ingest(config: Config, inputs: string[], options: Options): Promise<void> {
  await withCore(config, async (core) => {
    const reading = await core.reading();
    const names = reading.sources.map(({ name }) => name);
    if (options.format !== undefined && !names.includes(options.format)) {
      throw new Misuse(`no format ${options.format}; there are ${names.join(", ")}`);
    }
    const bar = progressBar();
    const say = (line: string) => (options.json ? undefined : process.stdout.write(`${line}\n`));
    const summary = await reading.ingest(documentsOf(reading, inputs), {
      ...(options.dryRun === undefined ? {} : { dryRun: options.dryRun }),
      ...(options.format === undefined ? {} : { format: options.format }),
      onAdvisory: (advisory) => {
        if (options.json) printJson(advisory);
        else if (advisory.change !== "none") say(lineForTerminal(line(advisory)));
      },
      onRefusal: (refusal) => {
        if (options.json) printJson({ refused: refusal });
        else
          process.stderr.write(
            `${lineForTerminal(`refused: ${refusal.input} ${refusal.entry ?? ""} ${refusal.reason}`)}\n`,
          );
      },
      onProgress: (done, total) => bar?.show(done, total),
    });
    bar?.end();
    const { documents, ...counts } = summary;
    if (options.json) printJson({ summary: wireSummary(counts) });
    else {
      say(
        `${counts.inputs} inputs, ${counts.entries} entries: ${counts.new} new, ${counts.material} material, ` +
          `${counts.editorial} editorial, ${counts.unchanged} unchanged, ${counts.refused} refused, ` +
          `${counts.missing} missing${options.dryRun ? " (dry run: nothing written)" : ""}`,
      );
    }
    const failed = documents.filter(
      ({ read, refused, missing, older }) => missing > 0 || older || (read === 0 && refused > 0),
    );
    if (failed.length > 0) process.exitCode = 1;
  });
}

/**
 * As design 7 has it, where `entries` + `refused` is all that was announced: what is missing counts as refused. Only
 * sources of mere facts (EPSS) add how many entries were about nothing that is known here.
 */
function wireSummary({ missing, refused, unmatched, ...counts }: Omit<IngestSummary, "documents">) {
  return { ...counts, refused: refused + missing, ...(unmatched > 0 && { unmatched }) };
}

async function* documentsOf(
  { load }: Reading,
  inputs: string[],
): AsyncIterable<SourceDocument | { name: string; error: string }> {
  for (const input of inputs) yield* load(input);
}

function line(advisory: {
  id: string;
  change: string;
  priority: string;
  review: boolean;
  title: { ja?: string | undefined; en?: string | undefined };
}): string {
  const { id, change, priority, review, title } = advisory;
  return `${change.padEnd(9)} ${priority}${review ? "?" : " "} ${id}  ${title.ja ?? title.en ?? ""}`;
}

/** A bar on stderr where a person watches; nothing where a script does. */
function progressBar(): { show(done: number, total: number): void; end(): void } | undefined {
  if (!process.stderr.isTTY) return undefined;
  const bar = new SingleBar({
    stream: process.stderr,
    clearOnComplete: true,
    format: "{bar} {value}/{total}",
  });
  let started = false;
  return {
    show(done, total) {
      if (!started) bar.start(total, done);
      started = true;
      bar.setTotal(total);
      bar.update(done);
    },
    end: () => bar.stop(),
  };
}
