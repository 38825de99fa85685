/** The Teams app manifest (schema v1.30) and the package an administrator uploads. No SDK in here. */
import { readFile } from "node:fs/promises";
import { strToU8, zipSync } from "fflate";
import hansho from "../../../package.json" with { type: "json" };
import type { Lang } from "../../advisory/schema.ts";
import { MAKE_ADVISORY } from "./form.ts";
import { COMMANDS, type CommandName, labels } from "../../cards/labels.ts";

export interface TeamsDeveloper {
  name: string;
  websiteUrl: string;
  privacyUrl: string;
  termsOfUseUrl: string;
}

export interface TeamsPackageOptions {
  /** The bot's application id, a GUID; also the id of the Teams app. */
  appId: string;
  /** Where people reach Hansho; stands for the developer's pages, which the manifest requires. */
  publicUrl?: string | undefined;
  /** What people see and mention, 30 characters at most. */
  name?: string | undefined;
  developer?: TeamsDeveloper | undefined;
}

const SCHEMA = "https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams";
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const SCOPES = ["personal", "team", "groupChat"];
const DEFAULT_NAME = "Hansho";

/** The message action: on a message, and beside the box where messages are written. */
const MAKE = {
  ja: { title: "アドバイザリを作成", what: "このメッセージからアドバイザリを作成します" },
  en: { title: "Make an advisory", what: "Make an advisory of this message" },
};

const SHORT = {
  ja: "セキュリティのアドバイザリを対応優先度と期限つきで投稿し、メール案を作ります",
  en: "Security advisories with priority and deadline, and an email draft for each",
};
const FULL = {
  ja: "脆弱性やインシデントの情報を集め、対応優先度（A〜D）と期限をつけてチャネルに投稿します。投稿のボタンから、管理者向けのメール案を日本語と英語で開いてコピーできます。コマンドで過去のアドバイザリを探せます。読むのは、ボットあてのメッセージだけです。",
  en: "Collects vulnerabilities and incidents, gives each a response priority (A to D) and a deadline, and posts them to your channels. A button on each post opens the email draft for administrators, in Japanese and English, ready to copy. Commands look up earlier advisories. It reads only messages addressed to it.",
};

/** Understood as well as the others, but not in Teams' menu, which shows at most twelve commands (schema v1.30). */
const NOT_LISTED = new Set<CommandName>(["test", "subscriptions", "override", "withdraw"]);

/** The commands of Teams' menu. */
export const LISTED = COMMANDS.filter((command) => !NOT_LISTED.has(command));

/**
 * The manifest, in Japanese; `localization` has the English. Command titles are the words people type, so they
 * are the same in both. Throws when the app id is not a GUID or the name is too long.
 */
export function teamsManifest(options: TeamsPackageOptions): Record<string, unknown> {
  const name = options.name ?? DEFAULT_NAME;
  if (!GUID.test(options.appId)) throw new Error("MicrosoftAppId: must be the bot's application id, a GUID");
  if (name.length < 1 || name.length > 30) throw new Error("the app's name must have 1 to 30 characters");
  return {
    $schema: `${SCHEMA}.schema.json`,
    manifestVersion: "1.30",
    version: hansho.version,
    id: options.appId,
    localizationInfo: {
      defaultLanguageTag: "ja",
      additionalLanguages: [{ languageTag: "en", file: "en.json" }],
    },
    developer: options.developer ?? defaultDeveloper(options.publicUrl),
    name: { short: name, full: `${name} 半鐘` },
    description: { short: SHORT.ja, full: FULL.ja },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: "#9f2b1f",
    bots: [
      {
        botId: options.appId,
        scopes: SCOPES,
        supportsTargetedMessages: true,
        commandLists: [
          {
            scopes: SCOPES,
            triggers: ["mention", "slash"],
            commands: LISTED.map((title) => ({ title, description: describe(title, "ja") })),
          },
        ],
      },
    ],
    composeExtensions: [
      {
        botId: options.appId,
        commands: [
          {
            id: MAKE_ADVISORY,
            type: "action",
            context: ["message", "compose"],
            title: MAKE.ja.title,
            description: MAKE.ja.what,
            fetchTask: true,
          },
        ],
      },
    ],
    defaultInstallScope: "team",
    defaultGroupCapability: { team: "bot", groupchat: "bot" },
  };
}

/** The strings of the manifest in English (schema MicrosoftTeams.Localization v1.30). */
export function teamsLocalization(options: TeamsPackageOptions): Record<string, string> {
  const name = options.name ?? DEFAULT_NAME;
  const descriptions = LISTED.map((command, index) => [
    `bots[0].commandLists[0].commands[${index}].description`,
    describe(command, "en"),
  ]);
  return {
    $schema: `${SCHEMA}.Localization.schema.json`,
    "name.short": name,
    "name.full": name,
    "description.short": SHORT.en,
    "description.full": FULL.en,
    ...Object.fromEntries(descriptions),
    "composeExtensions[0].commands[0].title": MAKE.en.title,
    "composeExtensions[0].commands[0].description": MAKE.en.what,
  };
}

/** The zip to upload in Teams: manifest, English strings and both icons at its root. The same input, the same bytes. */
export async function teamsPackage(options: TeamsPackageOptions): Promise<Uint8Array> {
  const [color, outline] = await Promise.all([icon("color.png"), icon("outline.png")]);
  const files = {
    "manifest.json": strToU8(asFile(teamsManifest(options))),
    "en.json": strToU8(asFile(teamsLocalization(options))),
    "color.png": color,
    "outline.png": outline,
  };
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}

/** The words of the help card, with how to write what follows the command. */
function describe(command: CommandName, lang: Lang): string {
  const { usage, what } = labels[lang].help;
  return usage[command] === "" ? what[command] : `${command}${usage[command]}: ${what[command]}`;
}

function icon(name: string): Promise<Uint8Array> {
  return readFile(new URL(`../../../teams/${name}`, import.meta.url));
}

function asFile(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function defaultDeveloper(publicUrl: string | undefined): TeamsDeveloper {
  const url = publicUrl ?? "https://example.com";
  return { name: "the Hansho authors", websiteUrl: url, privacyUrl: url, termsOfUseUrl: url };
}
