/** The `hansho` command (design 7). Results on stdout, the rest on stderr; exit 0 done, 1 failed, 2 misused. */
import { Argument, Command, CommanderError, Option } from "commander";
import { ConfigError, readConfig } from "../config.ts";
import { Misuse } from "./misuse.ts";
import { forTerminal } from "./terminal.ts";

const program = new Command("hansho")
  .description("半鐘 Hansho: security advisories for Slack and Teams, with the email draft.")
  .showHelpAfterError()
  .exitOverride();

const lang = () => new Option("--lang <lang>", "language").choices(["ja", "en"]).default("ja");
const json = () => new Option("--json", "one JSON object a line");

program
  .command("start")
  .description("run the service; without credentials, the preview")
  .action(async () => (await import("./start.ts")).start(readConfig()));

program
  .command("ingest")
  .description("read feeds or documents now")
  .argument("<inputs...>", "files, folders or URLs")
  .option("--format <name>", "take the inputs for this format instead of recognising it")
  .option("--dry-run", "read and judge, write nothing")
  .addOption(json())
  .action(async (inputs, options) => (await import("./ingest.ts")).ingest(readConfig(), inputs, options));

program
  .command("search")
  .description("look advisories up by words")
  .argument("<words...>")
  .option("--limit <n>", "how many", wholeNumber, 20)
  .addOption(json())
  .action(async (words, options) => (await import("./search.ts")).search(readConfig(), words, options));

program
  .command("show")
  .description("one advisory")
  .argument("<id>", "an advisory's id or any alias: CVE-…, JVN#…")
  .option("--history", "which source said what, when")
  .addOption(lang())
  .addOption(json())
  .action(async (id, options) => (await import("./show.ts")).show(readConfig(), id, options));

program
  .command("explain")
  .description("why this badge and date, and where it was posted")
  .argument("<id>")
  .addOption(lang())
  .action(async (id, options) => (await import("./explain.ts")).explain(readConfig(), id, options));

program
  .command("draft")
  .description("the email draft")
  .argument("<id>")
  .addOption(lang())
  .addOption(
    new Option("--audience <readers>", "whom it addresses")
      .choices(["admins", "everyone", "executives", "overseas"])
      .default("admins"),
  )
  .addOption(new Option("--part <part>", "one part alone").choices(["subject", "body"]).conflicts("eml"))
  .option("--follow-up", "the follow-up to an earlier mail")
  .addOption(new Option("--drill", "marked as a drill").conflicts("followUp"))
  .option("--eml", "a mail file to open and send")
  .action(async (id, options) => (await import("./draft.ts")).draft(readConfig(), id, options));

program
  .command("card")
  .description("the rendered message as JSON")
  .argument("<id>")
  .addOption(new Option("--platform <platform>").choices(["slack", "teams"]).makeOptionMandatory())
  .addOption(lang())
  .action(async (id, options) => (await import("./card.ts")).card(readConfig(), id, options));

program
  .command("override")
  .description("set an advisory's badge yourself, with a reason; or take it back")
  .argument("<id>")
  .addArgument(new Argument("[priority]", "the badge").choices(["A", "B", "C", "D"]))
  .option("--reason <words>", "why; shown on the card")
  .option("--off", "take it back: 元に戻す")
  .addOption(lang())
  .addOption(json())
  .action(async (id, priority, options) =>
    (await import("./override.ts")).override(readConfig(), id, priority, options),
  );

const inventory = program.command("inventory").description("the products an organization uses");
const organization = () => new Option("--organization <id>", "whose; the only or first one by default");

inventory
  .command("import")
  .description("replace the inventory by a CSV file's rows, and judge again")
  .argument("<file>", "CSV: vendor, product, versions, aliases, owner, department, internet-facing, in-use")
  .addOption(organization())
  .option("--dry-run", "say what would change, write nothing")
  .addOption(json())
  .action(async (file, options) => (await import("./inventory.ts")).importFile(readConfig(), file, options));

inventory
  .command("list")
  .description("its rows")
  .addOption(organization())
  .addOption(json())
  .action(async (options) => (await import("./inventory.ts")).listInventory(readConfig(), options));

inventory
  .command("match")
  .description("which rows match an advisory, and why")
  .argument("<id>")
  .addOption(organization())
  .addOption(json())
  .action(async (id, options) => (await import("./inventory.ts")).matchAdvisory(readConfig(), id, options));

program
  .command("reassess")
  .description("judge every advisory again, after an upgrade that changed the rules")
  .addOption(organization())
  .addOption(json())
  .action(async (options) => (await import("./reassess.ts")).reassess(readConfig(), options));

program
  .command("deliveries")
  .description("the outbox")
  .addOption(
    new Option("--state <state>").choices(["pending", "sending", "sent", "unknown", "failed", "superseded"]),
  )
  .option("--limit <n>", "how many", wholeNumber, 50)
  .addOption(json())
  .action(async (options) => (await import("./deliveries.ts")).deliveries(readConfig(), options));

program
  .command("sources")
  .description("each source: last and next poll, entries, refusals, last error")
  .addOption(lang())
  .addOption(json())
  .action(async (options) => (await import("./sources.ts")).sources(readConfig(), options));

program
  .command("doctor")
  .description("check settings, credentials, database and sources")
  .action(async () => (await import("./doctor.ts")).doctor(readConfig));

program
  .command("package")
  .description("the Slack manifest, or the Teams app zip")
  .argument("<platform>", "slack or teams")
  .option("--out <file>", "where to write it (Teams: hansho-teams.zip)")
  .action(async (platform, options) =>
    (await import("./package.ts")).packageFor(readConfig(), platform, options),
  );

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Misuse(`${text} is not a whole number from 1`);
  return number;
}

// `hansho ingest … | head`: whoever reads the results may stop, the work goes on to its end.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCode(error);
}

function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`hansho: ${forTerminal(message)}\n`);
  return error instanceof Misuse || error instanceof ConfigError ? 2 : 1;
}
