/** `hansho show --history`: which entry said what, when, and what people did. */
import type { Lang } from "../advisory/schema.ts";
import { showTime } from "../cards/dates.ts";
import { historyWords } from "../cards/labels/history.ts";
import type { AdvisoryRecord, AuditRow, EntryVersion } from "../ports.ts";
import type { Core } from "../main.ts";
import { printJson } from "./core.ts";
import { lineForTerminal } from "./terminal.ts";

interface Line {
  at: number;
  json: object;
  text: (time: string) => string[];
}

/**
 * One line a version, oldest first: revision, time, change, source, key; where it belonged to another advisory, its id.
 * Between them, what people did: time, what, who, where, and the entry or the reason.
 */
export async function printHistory(
  { store, organization }: Core,
  { id }: AdvisoryRecord,
  { lang, json }: { lang: Lang; json?: boolean },
): Promise<void> {
  const [versions, audit] = await Promise.all([store.entryHistory(id), store.audit(organization.id, id)]);
  const lines = [
    ...versions.map((version) => versionLine(version, id, lang)),
    ...audit.map((row) => auditLine(row, lang)),
  ].toSorted((a, b) => a.at - b.at);
  for (const { at, json: object, text } of lines) {
    const time = showTime(at, organization.timeZone, lang) ?? "";
    if (json) printJson(object);
    else process.stdout.write(`${lineForTerminal(text(time).join("  "))}\n`);
  }
  if (lines.length === 0 && !json) process.stdout.write(`${historyWords[lang].none}\n`);
}

function versionLine(version: EntryVersion, id: string, lang: Lang): Line {
  const { revision, at, event, source, key, advisoryId, content } = version;
  const words = historyWords[lang];
  const said = content === undefined ? {} : { content };
  const change = words.events[event] ?? event;
  const elsewhere = advisoryId === id ? [] : [`(${advisoryId})`];
  return {
    at,
    json: { revision, at: isoOf(at), change: event, source, key, id: advisoryId, ...said },
    text: (time) => [words.revision(revision), time, change, source, key, ...elsewhere],
  };
}

function auditLine({ at, action, by, byName, detail, destination, advisoryId }: AuditRow, lang: Lang): Line {
  const who = byName === undefined ? by : `${byName} (${by})`;
  const where = destination && `${destination.platform} ${destination.name ?? destination.channel}`;
  const rest = [where, detail].filter((part) => part !== undefined);
  return {
    at,
    json: { at: isoOf(at), action, by, byName, detail, destination, id: advisoryId },
    text: (time) => [time, historyWords[lang].actions[action] ?? action, who, ...rest],
  };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
