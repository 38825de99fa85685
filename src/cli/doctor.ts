import { ConfigError, type Config } from "../config.ts";
import { isWell } from "../cards/source-cards.ts";
import { sourceViews } from "../flows/source-views.ts";
import {
  checkFormats,
  checkModel,
  checkPlatforms,
  type Core,
  databaseInUse,
  openCore,
  settingsOf,
} from "../main.ts";
import type { Delivery, Store } from "../ports.ts";
import { lineForTerminal } from "./terminal.ts";

/** A delivery that ended badly longer ago calls for nothing any more; else one closed channel would alarm for ever. */
const RECENT_DAYS = 7;
const DAY_MS = 86_400_000;
/** Far more than an operator would let pile up in a week. */
const LOOKED_AT = 1_000;

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
    await checkFormats(settingsOf(config).polling);
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
      return [
        { ok: true, what: "database", note: "answers, migrations are in" },
        ...(await sourceFindings(core)),
        ...(await deliveryFindings(core.store, core.clock.now())),
        ...(await judgingFindings(core)),
        ...(await checkModel(core, settingsOf(config).drafting)),
      ];
    } finally {
      await core.store.close();
    }
  } catch (error) {
    return [{ ok: false, what: "database", note: reasonOf(error) }];
  }
}

/** A source that fails is amiss; so is a place for operators that the bot is not in. */
async function sourceFindings({ store, polling, clock, organization }: Core): Promise<Finding[]> {
  const views = await sourceViews({ store, clock, feeds: polling.feeds });
  const findings = views.map((view): Finding => {
    const { name, condition, lastError, polledAt, entries, refused } = view;
    const read = polledAt === undefined ? "not read yet" : `last read ${new Date(polledAt).toISOString()}`;
    const held = polledAt === undefined ? "" : `, entries in it: ${entries}, refused: ${refused}`;
    const why = lastError === undefined ? "" : `: ${lastError}`;
    const ok = isWell(view) && (condition !== "byHand" || lastError === undefined);
    const note = ok ? `${read}${held}${why}` : `${condition}${why}; ${read}; see docs/sources.md`;
    return { ok, what: `source ${name}`, note };
  });
  const { channels } = polling.operators;
  if (polling.feeds.length === 0 || channels.length === 0) return findings;
  const known = await store.destinations(organization.id);
  const missing = channels.filter(
    ({ platform, channel }) =>
      !known.some(
        (place) => place.state === "ok" && place.platform === platform && place.channel === channel,
      ),
  );
  const lost = missing.map(({ platform, channel }) => ({
    ok: false,
    what: `operators ${platform}:${channel}`,
    note: "the bot is not in it, or has not heard of it: add the bot there and type `sources` once",
  }));
  return [...findings, ...lost];
}

/** Settings changed since they were noted: the service judges again when it starts. */
async function judgingFindings({ judging, store }: Core): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const id of await judging.unsettled()) {
    if ((await store.circumstancesState(id)).settings === undefined) continue;
    const note = `organization ${id} was judged by other settings or older rules: start the service again, or \`hansho reassess\``;
    findings.push({ ok: false, what: "priorities", note });
  }
  return findings;
}

async function deliveryFindings(store: Store, now: number): Promise<Finding[]> {
  const recent = async (state: "failed" | "unknown") =>
    (await store.deliveries({ state, limit: LOOKED_AT })).filter(
      ({ updatedAt }) => now - updatedAt < RECENT_DAYS * DAY_MS,
    );
  const [counts, failed, unknown] = await Promise.all([
    store.deliveryCounts(),
    recent("failed"),
    recent("unknown"),
  ]);
  const [places, people] = [failed.filter((each) => !isPrivate(each)), failed.filter(isPrivate)];
  const findings = [
    ...amiss(
      places,
      "deliveries",
      "failed",
      "mend that, then `subscribe` there again; see `hansho deliveries --state failed`",
    ),
    // Somebody who left, or has no app, is no fault.
    ...amiss(
      people.filter(({ destination }) => destination.state === "ok"),
      "private notices",
      "failed",
      "mend that; see `hansho deliveries --state failed`",
    ),
    ...amiss(
      unknown.filter((each) => !isPrivate(each)),
      "deliveries",
      "unknown",
      "look there whether the post stands (docs/delivery.md)",
    ),
  ];
  if (findings.length > 0) return findings;
  const note = `${counts.pending} pending, ${counts.unknown} unknown, ${counts.failed} failed; see \`hansho deliveries\``;
  return [{ ok: true, what: "deliveries", note }];
}

/** To one person: whether it stands there nobody else can see. */
function isPrivate({ notice }: Delivery): boolean {
  return notice?.kind === "draft-outdated";
}

function amiss(deliveries: readonly Delivery[], what: string, state: string, remedy: string): Finding[] {
  const last = deliveries.toSorted((a, b) => b.updatedAt - a.updatedAt)[0];
  if (last === undefined) return [];
  const { platform, name, channel } = last.destination;
  const told = `${deliveries.length} ${state} in the last ${RECENT_DAYS} days`;
  const note = `${told}, the last to ${platform}:${name ?? channel}: ${last.lastError ?? "?"}; ${remedy}`;
  return [{ ok: false, what, note }];
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
