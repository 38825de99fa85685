import { EVENTS } from "./events.ts";
import { MAKE_ADVISORY } from "./payloads.ts";

/** Needed for anything to work; docs/slack.md says what for. */
const NEEDED_SCOPES = ["chat:write", "commands", "users:read", "channels:read", "groups:read"] as const;

/**
 * Asked for, but the person who installs may refuse them: by these a post whose answer was lost is looked for, so
 * that it is not sent twice. Slack wants optional scopes in `bot` as well as in `bot_optional`.
 */
const OPTIONAL_SCOPES = ["channels:history", "groups:history"] as const;

/** Which scopes the app asks for. */
export const SCOPES = { needed: NEEDED_SCOPES, optional: OPTIONAL_SCOPES };

export interface SlackManifestOptions {
  /** Where Slack reaches this service, https, without a path; needed unless in Socket Mode. */
  publicUrl?: string;
  socketMode: boolean;
  /** At most 35 characters. */
  name?: string;
}

/**
 * The Slack app manifest (schema 2.0.0). In Socket Mode it holds no address; the file `manifest.json` is this.
 * @throws Error for HTTP without an https address: Slack takes no other
 */
export function slackManifest({ publicUrl, socketMode, name = "Hansho" }: SlackManifestOptions): object {
  if (!socketMode && publicUrl === undefined) throw new Error("PUBLIC_URL is needed unless in Socket Mode");
  if (!socketMode && new URL(publicUrl ?? "").protocol !== "https:")
    throw new Error("PUBLIC_URL: Slack takes https addresses only; or use Socket Mode (SLACK_APP_TOKEN)");
  const requests = socketMode ? undefined : new URL("/slack/events", publicUrl).href;
  return {
    display_information: {
      name,
      description: "半鐘: security advisories with a priority, a deadline and a ready email draft",
      long_description:
        "半鐘（Hansho）は、脆弱性やセキュリティ事故の情報を集め、対応優先度と期限を付けてチャンネルに投稿し、社内に送るメール案を日本語と英語で用意します。\n\n" +
        "Hansho reads security advisories, judges how soon to act, posts them to your channels with the reasons and a deadline, and drafts the email to your colleagues in Japanese and English. Type /advisory help to begin.",
      background_color: "#8a1c1c",
    },
    features: {
      // Without the Messages tab Slack refuses what is sent to one person (`messages_tab_disabled`); what people would
      // write there nobody reads.
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: true,
      },
      bot_user: { display_name: name, always_online: true },
      shortcuts: [
        {
          name: "Make an advisory",
          type: "message",
          callback_id: MAKE_ADVISORY,
          description: "このメッセージからアドバイザリを作成 / Make an advisory of this message",
        },
      ],
      slash_commands: [
        {
          command: "/advisory",
          ...(requests !== undefined && { url: requests }),
          description: "アドバイザリを探す・メール案を開く / Look up advisories, open an email draft",
          usage_hint: "help | latest | search 漏洩 | draft CVE-… | new | subscribe",
          should_escape: false,
        },
      ],
    },
    oauth_config: {
      scopes: { bot: [...NEEDED_SCOPES, ...OPTIONAL_SCOPES], bot_optional: [...OPTIONAL_SCOPES] },
    },
    settings: {
      event_subscriptions: {
        ...(requests !== undefined && { request_url: requests }),
        bot_events: [...EVENTS],
      },
      interactivity: { is_enabled: true, ...(requests !== undefined && { request_url: requests }) },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  };
}
