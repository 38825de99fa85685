import { Audience, type Lang } from "../../advisory/schema.ts";
import { parseSlackValue } from "../../cards/slack.ts";
import { askerOf } from "./commands.ts";
import { failure } from "./logger.ts";
import { type DraftSwitch, openDraft, openForm, switchDraft, undoDraft } from "./modal.ts";
import type { Press } from "./payloads.ts";
import type { Person } from "./people.ts";
import type { Tell, Tools } from "./tools.ts";
import { noSuchCard, oldButtonCard } from "./words.ts";

type Target = NonNullable<ReturnType<typeof parseSlackValue>>;

const LANG_BUTTONS: Record<string, Lang> = { draft_lang_ja: "ja", draft_lang_en: "en" };

/** Answers a press of any button: ours by what it does, any other with a kind word. */
export async function answerPress(
  tools: Tools,
  press: Press,
  { person, teamId, tell }: { person: Person; teamId: string; tell: Tell },
): Promise<void> {
  const { lang } = person;
  const [action] = press.actions;
  const id = action?.action_id ?? "";

  // A button with an address opens it by itself.
  if (id === "draft_page") return;
  if (press.view !== undefined) {
    const who = { platform: "slack" as const, workspace: teamId, id: press.user.id, name: person.name };
    if (id === "draft_undo") return undoDraft(tools, press.view, { lang, tell, person: who });
    const to = switchOf(press);
    if (to !== undefined) return switchDraft(tools, press.view, { to, lang, tell, person: who });
  }
  const target = parseSlackValue(action?.value);
  if (target === undefined) return tell(oldButtonCard(lang));

  switch (id) {
    case "new":
      return openForm(tools, press.trigger_id, await tools.flows.form(target.start ?? "", lang));
    case "draft":
      return answerDraft(tools, press, { target, person, teamId, tell });
    case "explain":
    case "show": {
      const asker = pressAsker(tools, press, person, teamId);
      const { card } = await tools.flows.command(asker, `${id} ${target.advisoryId}`);
      return tell(card);
    }
    default:
      return tell(oldButtonCard(lang));
  }
}

/** The text of the open draft that was chosen. */
function switchOf({ actions: [action] }: Press): DraftSwitch | undefined {
  const id = action?.action_id ?? "";
  if (id === "draft_mail") return "mail";
  if (id === "draft_newest") return "newest";
  const lang = LANG_BUTTONS[id];
  if (lang !== undefined) return { lang };
  const audience =
    id === "draft_audience" ? Audience.safeParse(action?.selected_option?.value).data : undefined;
  return audience && { audience };
}

async function answerDraft(
  tools: Tools,
  press: Press,
  { target, person, teamId, tell }: { target: Target; person: Person; teamId: string; tell: Tell },
): Promise<void> {
  const { advisoryId, revision, audience, followUp } = target;
  const draft = await tools.flows.draft({
    organizationId: tools.settings.organizationId,
    idOrAlias: advisoryId,
    lang: person.lang,
    revision,
    audience,
    followUp,
    person: { platform: "slack", workspace: teamId, id: press.user.id, name: person.name },
  });
  if (draft === undefined) return tell(noSuchCard(advisoryId, person.lang));
  try {
    await openDraft(tools, press.trigger_id, draft);
  } catch (error) {
    tools.logger.warn(failure(error), "draft modal not opened; answered with a card");
    const asker = pressAsker(tools, press, person, teamId);
    const { card } = await tools.flows.command(asker, `draft ${advisoryId}`);
    await tell(card);
  }
}

function pressAsker(tools: Tools, { channel, user }: Press, person: Person, teamId: string) {
  return askerOf(tools, person, {
    workspace: teamId,
    channel: channel?.id ?? "",
    channelName: channel?.name,
    user: user.id,
    userName: user.name ?? user.username,
  });
}
