/**
 * Reads the settings once (design 8): environment, `.env` and the file `HANSHO_CONFIG` names. The only reader of
 * `process.env`. What is missing or contradicts itself stops the start, by the variable's name and what to do.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseEnv } from "node:util";
import type * as Yaml from "yaml";
import { z } from "zod";
import { type ModelConfig, ModelEnvironment, modelOf } from "./config-model.ts";

export type { ModelConfig } from "./config-model.ts";

/** Every problem found, one a line, each naming the variable and the remedy. */
export class ConfigError extends Error {
  override name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings do not fit together:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

const Environment = ModelEnvironment.extend({
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.|postgres(ql)?:\/\/)/, "must be sqlite:<path> or postgres://…")
    .optional(),
  PORT: z.coerce.number("must be a port number").int().min(0).max(65_535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  HANSHO_SECRET: z
    .string()
    .refine((secret) => Buffer.byteLength(secret) >= 32, "must be 32 bytes or more: openssl rand -hex 32")
    .optional(),
  HANSHO_PUSH_SECRET: z
    .string()
    .regex(
      /^whsec_[A-Za-z0-9+/]{40,}={0,2}(\s+whsec_[A-Za-z0-9+/]{40,}={0,2})*$/,
      'must be whsec_ and 32 bytes or more in base64: echo "whsec_$(openssl rand -base64 32)"',
    )
    .optional(),
  HANSHO_CONFIG: z.string().optional(),
  HANSHO_DATA_DIR: z.string().default("data"),
  SLACK_BOT_TOKEN: z.string().startsWith("xoxb-", "must start with xoxb- (OAuth & Permissions)").optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().startsWith("xapp-", "must start with xapp- (App-Level Tokens)").optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  MicrosoftAppId: z.guid("must be the bot's application id, a GUID").optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.guid("must be your tenant's id, a GUID").optional(),
  MicrosoftAppType: z
    .string()
    .refine((type) => type === "SingleTenant", "must be SingleTenant, the only type Hansho runs as")
    .optional(),
  HANSHO_DEV_UNAUTHENTICATED_TEAMS: z.enum(["0", "1"], "must be 1 or left out").optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "must be fatal, error, warn, info, debug, trace or silent",
    )
    .optional(),
});
type Environment = z.infer<typeof Environment>;

/** Names that are meant for us, also where misspelt: a token under a wrong name would else start the preview. */
const OURS = /^(HANSHO_|SLACK_|MICROSOFT_?APP)/i;

export interface Config {
  databaseUrl: string;
  /** Whether `DATABASE_URL` says so; by default a running preview's database comes first. */
  databaseNamed: boolean;
  dataDir: string;
  port: number;
  host: string;
  publicUrl?: string | undefined;
  secret?: string | undefined;
  /** Who holds one of these may push advisories; none: nobody may. */
  pushSecrets: readonly string[];
  slack?:
    | {
        botToken: string;
        signingSecret?: string | undefined;
        appToken?: string | undefined;
        apiUrl?: string | undefined;
      }
    | undefined;
  teams?:
    | { appId: string; appPassword?: string | undefined; tenantId: string; unauthenticated: boolean }
    | undefined;
  /** The language model that may write drafts; none: the template always does. */
  model?: ModelConfig | undefined;
  /** No platform is connected: the preview runs, on loopback, with a database of its own. */
  preview: boolean;
  logLevel: string;
  /** What `HANSHO_CONFIG` holds; `{}` without one. Checked where it is used. */
  file: unknown;
  /** Settings that are set and do nothing, for a warning at start. */
  ignored: string[];
  /** As the variables of the same names; undefined where they are not set. */
  proxy: { http?: string | undefined; https?: string | undefined; no?: string | undefined };
  /** A variable the settings file refers to; `.env` is looked in too. */
  variable: (name: string) => string | undefined;
}

/**
 * Reads and checks the settings.
 * @param env as `process.env`; empty values count as not set
 * @param folder where `.env` is looked for and relative paths begin
 * @throws ConfigError naming every variable at fault
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, folder: string = process.cwd()): Config {
  const given = { ...withoutEmpty(envFile(folder)), ...withoutEmpty(env) };
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  const settings = parsed.data;
  const problems: string[] = [];
  const slack = slackOf(settings, problems);
  const teams = teamsOf(settings, problems);
  const model = modelOf(ModelEnvironment.parse(settings), problems);
  const connected = slack !== undefined || (teams !== undefined && !teams.unauthenticated);
  if (connected && settings.HANSHO_SECRET === undefined) {
    problems.push("HANSHO_SECRET: is missing; make one with `openssl rand -hex 32` and keep it");
  }
  const file = configFile(settings.HANSHO_CONFIG, folder, problems);
  const proxy = proxyOf(given, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  const preview = slack === undefined && teams === undefined;
  const loopbackOnly = slack === undefined && (teams === undefined || teams.unauthenticated);
  return {
    databaseUrl: settings.DATABASE_URL ?? `sqlite:${path.join(settings.HANSHO_DATA_DIR, "hansho.db")}`,
    databaseNamed: settings.DATABASE_URL !== undefined,
    dataDir: settings.HANSHO_DATA_DIR,
    port: settings.PORT,
    host: loopbackOnly || teams?.unauthenticated ? "127.0.0.1" : settings.HOST,
    publicUrl: settings.PUBLIC_URL,
    secret: settings.HANSHO_SECRET,
    pushSecrets: settings.HANSHO_PUSH_SECRET?.split(/\s+/) ?? [],
    slack,
    teams,
    model,
    preview,
    // A line for each of the examples' posts would push the preview's address out of sight.
    logLevel: settings.LOG_LEVEL ?? (preview ? "warn" : "info"),
    file,
    ignored: ignoredIn(given),
    proxy,
    variable: (name) => given[name],
  };
}

/** As curl and others read them: small letters come first. */
function proxyOf(given: NodeJS.Dict<string>, problems: string[]): Config["proxy"] {
  const either = (name: string) => given[name.toLowerCase()] ?? given[name];
  const proxy = { http: either("HTTP_PROXY"), https: either("HTTPS_PROXY"), no: either("NO_PROXY") };
  for (const [name, value] of [
    ["HTTP_PROXY", proxy.http],
    ["HTTPS_PROXY", proxy.https],
  ] as const) {
    if (value !== undefined && !(URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)))
      problems.push(`${name}: must be the proxy's address, such as http://proxy.example.com:8080`);
  }
  return proxy;
}

function slackOf(settings: Environment, problems: string[]): Config["slack"] {
  const names = ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"] as const;
  if (settings.SLACK_CLIENT_ID !== undefined || settings.SLACK_CLIENT_SECRET !== undefined) {
    problems.push(
      "SLACK_CLIENT_ID, SLACK_CLIENT_SECRET: many workspaces are not built yet; use SLACK_BOT_TOKEN of one workspace",
    );
  }
  if (names.every((name) => settings[name] === undefined)) {
    if (settings.SLACK_API_URL !== undefined)
      problems.push("SLACK_API_URL: is set, but SLACK_BOT_TOKEN is not");
    return undefined;
  }
  if (settings.SLACK_BOT_TOKEN === undefined) {
    problems.push("SLACK_BOT_TOKEN: is missing; copy it from your app's page, OAuth & Permissions");
    return undefined;
  }
  if (settings.SLACK_SIGNING_SECRET === undefined && settings.SLACK_APP_TOKEN === undefined) {
    problems.push(
      "SLACK_SIGNING_SECRET: is missing (Basic Information); without it requests cannot be told from forged ones. For Socket Mode set SLACK_APP_TOKEN instead",
    );
  }
  return {
    botToken: settings.SLACK_BOT_TOKEN,
    signingSecret: settings.SLACK_SIGNING_SECRET,
    appToken: settings.SLACK_APP_TOKEN,
    apiUrl: settings.SLACK_API_URL,
  };
}

function teamsOf(settings: Environment, problems: string[]): Config["teams"] {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId } = settings;
  if (settings.HANSHO_DEV_UNAUTHENTICATED_TEAMS === "1") {
    if (MicrosoftAppPassword !== undefined || settings.SLACK_BOT_TOKEN !== undefined) {
      problems.push(
        "HANSHO_DEV_UNAUTHENTICATED_TEAMS: is for Microsoft's local client alone; take it out where real credentials are set",
      );
    }
    return { appId: MicrosoftAppId ?? "", tenantId: MicrosoftAppTenantId ?? "", unauthenticated: true };
  }
  const missing = Object.entries({ MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId }).filter(
    ([, value]) => value === undefined,
  );
  if (missing.length === 3 && settings.MicrosoftAppType === undefined) return undefined;
  for (const [name] of missing) {
    problems.push(
      `${name}: is missing; Teams needs the id, the secret and the tenant of the bot's registration`,
    );
  }
  return {
    appId: MicrosoftAppId ?? "",
    appPassword: MicrosoftAppPassword,
    tenantId: MicrosoftAppTenantId ?? "",
    unauthenticated: false,
  };
}

function configFile(name: string | undefined, folder: string, problems: string[]): unknown {
  if (name === undefined) return {};
  try {
    // Loaded only where a file is named: it costs a tenth of the time to start.
    const { parse }: Pick<typeof Yaml, "parse"> = createRequire(import.meta.url)("yaml");
    return parse(readFileSync(path.resolve(folder, name), "utf8")) ?? {};
  } catch (error) {
    problems.push(`HANSHO_CONFIG: ${name} cannot be read: ${error instanceof Error ? error.message : "?"}`);
    return {};
  }
}

function envFile(folder: string): NodeJS.Dict<string> {
  const file = path.join(folder, ".env");
  return existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
}

function withoutEmpty(env: NodeJS.Dict<string>): NodeJS.Dict<string> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
}

function ignoredIn(env: NodeJS.Dict<string>): string[] {
  const known = new Set(Object.keys(Environment.shape));
  return Object.keys(env).filter((name) => OURS.test(name) && !known.has(name));
}
