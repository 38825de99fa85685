/** What the settings say of polled feeds and of the operators who are told when one fails (docs/settings.md). */
import { z } from "zod";
import type { Organization } from "../advisory/schema.ts";
import type { Feed, Operators } from "../ports.ts";
import { DEFAULT_FEEDS, type DefaultFeed } from "./feeds.ts";
import { durationOf, isCron } from "./schedule.ts";

/** MyJVN asks for two or three requests a second at most; nobody is asked faster. */
const PACE_MS = 500;

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const Duration = z
  .string()
  .refine((text) => durationOf(text) !== undefined, "must be such as 15m, 6h or 1d, from 1m to 31d");

/** Ours to say, and never the settings': who asks, and what the connection is about. */
const OUR_HEADERS = [
  "user-agent",
  "host",
  "connection",
  "accept-encoding",
  "if-none-match",
  "if-modified-since",
];
const HEADER = /^[\w!#$%&'*+.^`|~-]{1,100}$/;

/** A record whose names are checked too, each problem told at its name. */
function named<T extends z.ZodType>(value: T, problemOf: (name: string) => string | undefined) {
  return z.record(z.string(), value).superRefine((record, context) => {
    for (const name of Object.keys(record)) {
      const message = problemOf(name);
      if (message !== undefined) context.addIssue({ code: "custom", path: [name], message });
    }
  });
}

const Headers = named(z.string().max(1_000), (name) => {
  if (!HEADER.test(name)) return "must be the name of an HTTP header";
  return OUR_HEADERS.includes(name.toLowerCase()) ? "is a header that Hansho sets itself" : undefined;
});

const FeedSettings = z
  .strictObject({
    url: z.url({ protocol: /^https?$/, error: "must be an https address" }).optional(),
    format: z.string().optional(),
    label: z.string().trim().min(1).max(100).optional(),
    every: Duration.optional(),
    schedule: z
      .string()
      .refine(isCron, "must be a cron pattern of five fields, such as 0 9 * * 1-5")
      .optional(),
    enabled: z.boolean().default(true),
    post: z.boolean().optional(),
    headers: Headers.default({}),
    quietDays: z.int().min(0).max(3_650).optional(),
    allowLocal: z.boolean().default(false),
  })
  .refine(({ every, schedule }) => every === undefined || schedule === undefined, {
    message: "every and schedule say the same thing twice: leave one out",
  });
type FeedSettings = z.infer<typeof FeedSettings>;

/** A feed's settings, or whether it is polled. */
const Said = z.preprocess((said) => (typeof said === "boolean" ? { enabled: said } : said), FeedSettings);

export const SourcesFile = named(Said, (name) =>
  NAME.test(name) && name.length <= 60 ? undefined : "must be small letters, digits and hyphens",
);

const Channels = z.union([z.string().min(1), z.array(z.string().min(1))]).transform((one) => [one].flat());

export const PollingFile = z.strictObject({
  /** False: only the feeds the settings name. */
  defaults: z.boolean().default(true),
  /** An address or a page for those who wonder who asks. */
  contact: z
    .union([z.email(), z.url({ protocol: /^https?$/ })], "must be a mail address or a web address")
    .refine((text) => /^[\x21-\x27\x2a-\x7e]+$/.test(text), "must be plain ASCII without brackets")
    .optional(),
  operators: z.strictObject({ slack: Channels.optional(), teams: Channels.optional() }).prefault({}),
});

export interface Polling {
  contact?: string | undefined;
  feeds: Feed[];
  operators: Operators;
}

export interface FeedSurroundings {
  organization: Organization;
  /** Reads an environment variable, for `${NAME}` in headers. */
  variable: (name: string) => string | undefined;
  /** Whether a platform is connected; else only those the settings name are polled. */
  connected: boolean;
}

/**
 * The feeds to poll, in the order of the defaults and then of the settings.
 * @throws Error with every problem, each naming the feed
 */
export function pollingOf(
  sources: z.infer<typeof SourcesFile>,
  { contact, defaults, operators }: z.infer<typeof PollingFile>,
  surroundings: FeedSurroundings,
): Polling {
  const problems: string[] = [];
  const names = new Set([...DEFAULT_FEEDS.keys(), ...Object.keys(sources)]);
  const feeds = [...names].flatMap((name) => {
    const fallback = DEFAULT_FEEDS.get(name);
    const enabled = surroundings.connected && defaults && fallback?.on === true;
    const settings = sources[name] ?? FeedSettings.parse({ enabled });
    if (!settings.enabled) return [];
    const { feed, wrong } = feedOf(name, settings, fallback, surroundings);
    problems.push(...wrong.map((problem) => `sources.${name}: ${problem}`));
    return feed === undefined ? [] : [feed];
  });
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const { id, language } = surroundings.organization;
  const channels = (["slack", "teams"] as const).flatMap((platform) =>
    (operators[platform] ?? []).map((channel) => ({ platform, channel })),
  );
  return { contact, feeds, operators: { organizationId: id, lang: language, channels } };
}

function feedOf(
  name: string,
  settings: FeedSettings,
  fallback: DefaultFeed | undefined,
  { variable }: FeedSurroundings,
): { feed?: Feed; wrong: string[] } {
  const url = settings.url ?? fallback?.url;
  if (url === undefined) {
    const known = [...DEFAULT_FEEDS.keys()].join(", ");
    return { wrong: [`needs a url: it is none of the feeds Hansho knows (${known})`] };
  }
  const wrong: string[] = [];
  if (url.startsWith("http:") && !settings.allowLocal)
    wrong.push("url must be https (http is for a server on this machine, with allowLocal: true)");
  const headers: Record<string, string> = {};
  for (const [header, template] of Object.entries(settings.headers)) {
    const { value, problem } = filled(template, variable);
    if (problem !== undefined) wrong.push(`headers.${header}: ${problem}`);
    headers[header.toLowerCase()] = value;
  }
  if (wrong.length > 0) return { wrong };
  const label = settings.label === undefined ? undefined : { ja: settings.label, en: settings.label };
  const every = durationOf(settings.every ?? fallback?.every ?? "1h") ?? 3_600_000;
  return {
    wrong,
    feed: {
      name,
      label: label ?? fallback?.label ?? { ja: name, en: name },
      url,
      format: settings.format ?? fallback?.format,
      schedule: settings.schedule === undefined ? { every } : { cron: settings.schedule },
      post: settings.post,
      headers,
      quietDays: settings.quietDays ?? fallback?.quietDays,
      allowLocal: settings.allowLocal,
      paceMs: fallback?.paceMs ?? PACE_MS,
    },
  };
}

/** `Bearer ${NAME}` with the variable's value; a problem never quotes one. */
function filled(
  template: string,
  variable: (name: string) => string | undefined,
): { value: string; problem?: string } {
  let problem: string | undefined;
  const value = template.replaceAll(/\$\{(\w{1,100})\}/g, (_whole, name: string) => {
    if (/^(HANSHO_|SLACK_|MICROSOFT)/i.test(name)) problem = `${name} is a secret of Hansho's own`;
    const found = variable(name);
    if (found === undefined) problem ??= `the variable ${name} is not set`;
    return found ?? "";
  });
  if (!/^[\x20-\x7e]*$/.test(value)) problem ??= "holds characters a header cannot";
  return problem === undefined ? { value } : { value: "", problem };
}
