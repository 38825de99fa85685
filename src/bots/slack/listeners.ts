import type { App, Context, ViewSubmitAction } from "@slack/bolt";
import { answerPress } from "./actions.ts";
import { answerCommand } from "./commands.ts";
import { answerDraft } from "./draft-save.ts";
import { answerEvent, EVENTS, FAREWELL } from "./events.ts";
import { answerForm, answerShortcut } from "./form.ts";
import { modalTeller } from "./modal.ts";
import { Command, MAKE_ADVISORY, MessageShortcut, Press, Submission } from "./payloads.ts";
import { type Inbound, serve, servePerson, teller, type Tools } from "./tools.ts";

/**
 * Registers every handler. All that is not an event or a form is acknowledged here, before anything else is done;
 * events Bolt acknowledges itself. `track` is told of the work that goes on after that.
 */
export function register(app: App, tools: Tools, track: (work: Promise<void>) => Promise<void>): void {
  app.use(async (args) => {
    if ("ack" in args && typeof args.ack === "function" && !isForm(args.body)) await args.ack();
    await track(args.next());
  });

  app.command("/advisory", async ({ body, context, respond }) => {
    const command = Command.parse(body);
    const inbound = { ...inboundOf(command.trigger_id, context), userId: command.user_id };
    const tell = teller(respond);
    await servePerson(tools, inbound, tell, (person) => answerCommand(tools, command, person, tell));
  });

  app.action({ type: "block_actions" }, async ({ body, context, respond }) => {
    const press = Press.parse(body);
    const inbound = { ...inboundOf(press.trigger_id, context), userId: press.user.id };
    const inModal = modalTeller(tools, press.trigger_id, press.view);
    const tell = press.response_url === undefined ? inModal : teller(respond);
    await servePerson(tools, inbound, tell, (person) =>
      answerPress(tools, press, { person, teamId: context.teamId ?? "", tell }),
    );
  });

  app.shortcut({ type: "message_action", callback_id: MAKE_ADVISORY }, async ({ body, context, respond }) => {
    const shortcut = MessageShortcut.parse(body);
    const inbound = { ...inboundOf(shortcut.trigger_id, context), userId: shortcut.user.id };
    await servePerson(tools, inbound, teller(respond), (person) => answerShortcut(tools, shortcut, person));
  });

  app.view<ViewSubmitAction>(
    { type: "view_submission", callback_id: "new" },
    async ({ body, context, ack }) =>
      answerForm(tools, Submission.parse(body), { teamId: context.teamId, ack }),
  );

  app.view<ViewSubmitAction>(
    { type: "view_submission", callback_id: "draft" },
    async ({ body, context, ack }) =>
      answerDraft(tools, Submission.parse(body), { teamId: context.teamId, ack }),
  );

  for (const name of EVENTS) {
    app.event(name, async ({ body, event, context }) => {
      const inbound = inboundOf(body.event_id, context);
      const work = () => answerEvent(tools, inbound.teamId ?? "", event);
      await serve(tools, inbound, { work, withoutIdentity: name === FAREWELL });
    });
  }
}

/** Acknowledged with what becomes of it: each answers in time by itself. */
function isForm(body: unknown): boolean {
  const { type, view } = body as { type?: unknown; view?: { callback_id?: unknown } };
  return type === "view_submission" && (view?.callback_id === "new" || view?.callback_id === "draft");
}

function inboundOf(id: string | undefined, context: Context): Inbound {
  return { key: id || String(context.requestKey), teamId: context.teamId };
}
