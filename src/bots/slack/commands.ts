import type { Asker } from "../../ports.ts";
import { failure } from "./logger.ts";
import { openDraft, openForm } from "./modal.ts";
import type { Command } from "./payloads.ts";
import type { Person } from "./people.ts";
import type { Tell, Tools } from "./tools.ts";

/** What Slack calls the channels that have no name for others; none of them is a name. */
const NAMELESS = /^(directmessage|privategroup|mpdm-.*)$/;

/** Answers `/advisory <words>`: a draft or a form in a modal where Slack opens one, everything else as a card. */
export async function answerCommand(
  tools: Tools,
  command: Command,
  person: Person,
  tell: Tell,
): Promise<void> {
  const asker = askerOf(tools, person, {
    workspace: command.team_id,
    channel: command.channel_id,
    channelName: command.channel_name,
    user: command.user_id,
    userName: command.user_name,
  });
  const reply = await tools.flows.command(asker, unescaped(command.text));
  const { draft, form } = reply;
  if (draft !== undefined || form !== undefined) {
    try {
      if (draft !== undefined) await openDraft(tools, command.trigger_id, draft);
      else if (form !== undefined) await openForm(tools, command.trigger_id, form);
      return;
    } catch (error) {
      tools.logger.warn(failure(error), "modal not opened; answered with a card");
    }
  }
  await tell(reply.card);
}

/** Who asks, from where, as the flows want it. */
export function askerOf(
  { settings }: Tools,
  person: Person,
  where: {
    workspace: string;
    channel: string;
    channelName: string | undefined;
    user: string;
    userName: string | undefined;
  },
): Asker {
  const { workspace, channel, channelName } = where;
  const named = channelName !== undefined && !NAMELESS.test(channelName);
  return {
    organizationId: settings.organizationId,
    destination: { platform: "slack", workspace, channel, ...(named && { name: channelName }) },
    user: { id: where.user, name: person.name ?? where.userName },
    lang: person.lang,
  };
}

/** Slack writes `&`, `<` and `>` of what people type as entities, and nothing else. */
function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
