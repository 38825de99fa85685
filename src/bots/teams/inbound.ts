/** What an inbound activity says: who, where, in which language, and which words. Pure. */
import type { Lang } from "../../advisory/schema.ts";
import type { Asker, TeamsSettings } from "../../ports.ts";
import type { InboundActivity } from "./activity.ts";
import { type StoredReference, withoutThread } from "./reference.ts";

/** The reader's language: the client's own, else the activity's, else the installation's default. */
export function languageOf(activity: InboundActivity, defaultLang: Lang): Lang {
  const client = activity.entities?.find((entity) => entity.type === "clientInfo")?.locale;
  for (const locale of [client, activity.locale]) {
    const lang = /^(ja|en)\b/i.exec(locale ?? "")?.[1]?.toLowerCase();
    if (lang === "ja" || lang === "en") return lang;
  }
  return defaultLang;
}

/** The place an activity came from, with the reference to reach it again. Channels go without their thread. */
export function placeOf(activity: InboundActivity, settings: TeamsSettings): Asker["destination"] {
  const { conversation, channelData, recipient, serviceUrl } = activity;
  const type = conversationType(activity);
  const channel = withoutThread(
    type === "channel" ? (channelData?.channel?.id ?? conversation.id) : conversation.id,
  );
  const tenant = channelData?.tenant?.id ?? conversation.tenantId ?? "";
  const reference: StoredReference = {
    channelId: "msteams",
    serviceUrl,
    bot: { id: recipient.id, ...(recipient.name ? { name: recipient.name } : {}) },
    conversation: { id: channel, conversationType: type, tenantId: tenant },
  };
  return {
    platform: "teams",
    // Checked to be the same as the activity's; our own spelling, so that one tenant is one workspace.
    workspace: settings.tenantId === "" ? tenant : settings.tenantId,
    channel,
    name: nameOf(activity, type),
    reference: JSON.stringify(reference),
  };
}

/** How to reach the person who sent it, in their own chat with the bot; undefined for what nobody sent. */
export function personReference(activity: InboundActivity, settings: TeamsSettings): string | undefined {
  const { from, recipient, serviceUrl } = activity;
  if (!from?.id) return undefined;
  const { workspace: tenantId } = placeOf(activity, settings);
  const reference: StoredReference = {
    channelId: "msteams",
    serviceUrl,
    bot: { id: recipient.id, ...(recipient.name ? { name: recipient.name } : {}) },
    conversation: { id: from.id, conversationType: "personal", tenantId },
    person: true,
  };
  return JSON.stringify(reference);
}

function conversationType(activity: InboundActivity): StoredReference["conversation"]["conversationType"] {
  const type = activity.conversation.conversationType;
  if (type === "personal" || type === "groupChat" || type === "channel") return type;
  // Events about a team may leave the type out.
  return activity.channelData?.team?.id || activity.channelData?.channel?.id ? "channel" : "groupChat";
}

/** `team › channel`; the General channel has no name of its own in activities. */
function nameOf(activity: InboundActivity, type: string): string | undefined {
  const { team, channel } = activity.channelData ?? {};
  const parts = {
    channel: [team?.name, channel?.name],
    groupChat: [activity.conversation.name],
    personal: [activity.from?.name],
  }[type as "channel" | "groupChat" | "personal"];
  const name = parts.filter((part) => part).join(" › ");
  return name === "" ? undefined : name;
}

/** Whether a message is for the bot: any in a personal chat; elsewhere a mention, a slash command, a button. */
export function isForBot(activity: InboundActivity): boolean {
  return (
    conversationType(activity) === "personal" ||
    activity.recipient.isTargeted === true ||
    (activity.value !== undefined && activity.value !== null) ||
    mentionsOf(activity).length > 0
  );
}

/**
 * The words after the mention. The bot's own mentions are cut by the text their entities give, so that somebody
 * else's name, or `<at>` typed by hand, stays. Teams sends entities for `&` and no-break spaces.
 */
export function wordsOf(activity: InboundActivity): string {
  let text = activity.text ?? "";
  for (const mention of mentionsOf(activity)) text = text.replace(mention, " ");
  return text
    .replaceAll(/&(nbsp|amp|lt|gt|quot|#39|#160);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll(/[\s\u00a0\u200b\u2060\ufeff]+/g, " ")
    .trim()
    .replace(/^\/(?=\S)/, "");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&#160;": " ",
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

function mentionsOf(activity: InboundActivity): string[] {
  const own = (activity.entities ?? []).filter(
    (entity) => entity.type === "mention" && entity.mentioned?.id === activity.recipient.id,
  );
  return own.map((entity) => entity.text ?? "");
}
