import { ConfigError, type Config } from "../config.ts";
import { readSettings } from "../flows/organizations.ts";
import { checkPlatforms, databaseInUse, openCore } from "../main.ts";
import { lineForTerminal } from "./terminal.ts";

interface Finding {
  ok: boolean;
  what: string;
  /** What to do, for a finding that is not ok; a remark otherwise. */
  note?: string;
}

/** `hansho doctor`: settings, database, sources and credentials, each with what to do. Exit 1 when one is amiss. */
export async function doctor(read: () => Config): Promise<void> {
  const findings: Finding[] = [];
  let config: Config;
  try {
    config = read();
    readSettings(config.file);
  } catch (error) {
    const problems = error instanceof ConfigError ? error.problems : [reasonOf(error)];
    report(problems.map((problem) => ({ ok: false, what: "settings", note: problem })));
    return;
  }
  findings.push({
    ok: true,
    what: "settings",
    note: config.preview ? "no platform is connected: `npm start` runs the preview" : "complete",
  });
  for (const name of config.ignored)
    findings.push({ ok: false, what: name, note: "is not a setting of Hansho; take it out" });
  findings.push(...(await databaseFindings(config)));
  findings.push(...(await checkPlatforms(config)));
  report(findings);
}

async function databaseFindings(config: Config): Promise<Finding[]> {
  try {
    const core = await openCore(config, (await databaseInUse(config)).url);
    try {
      await core.store.ready();
      const [counts, states] = await Promise.all([core.store.deliveryCounts(), core.store.sourceStates()]);
      return [
        { ok: true, what: "database", note: "answers, migrations are in" },
        ...states.map(({ source, lastError, lastReadAt, entries }) => ({
          ok: lastError === undefined,
          what: `source ${source}`,
          note: lastError ?? `${entries} entries, read ${new Date(lastReadAt).toISOString()}`,
        })),
        {
          ok: counts.failed === 0 && counts.unknown === 0,
          what: "deliveries",
          note: `${counts.pending} pending, ${counts.unknown} unknown, ${counts.failed} failed; see \`hansho deliveries\``,
        },
      ];
    } finally {
      await core.store.close();
    }
  } catch (error) {
    return [{ ok: false, what: "database", note: reasonOf(error) }];
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function report(findings: readonly Finding[]): void {
  for (const { ok, what, note } of findings) {
    const line = `${what}${note === undefined ? "" : `: ${note}`}`;
    process.stdout.write(`${ok ? "ok  " : "FAIL"} ${lineForTerminal(line)}\n`);
  }
  if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
}
