import type { App, Context } from "@slack/bolt";
import { answerPress } from "./actions.ts";
import { answerCommand } from "./commands.ts";
import { answerEvent, EVENTS, FAREWELL } from "./events.ts";
import { modalTeller } from "./modal.ts";
import { Command, Press, Submission } from "./payloads.ts";
import { type Inbound, serve, servePerson, teller, type Tools } from "./tools.ts";

/**
 * Registers every handler. All that is not an event is acknowledged here, before anything else is done; events
 * Bolt acknowledges itself. `track` is told of the work that goes on after that.
 */
export function register(app: App, tools: Tools, track: (work: Promise<void>) => Promise<void>): void {
  app.use(async (args) => {
    if ("ack" in args && typeof args.ack === "function") await args.ack();
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
    const tell = press.response_url === undefined ? modalTeller(tools, press.trigger_id) : teller(respond);
    await servePerson(tools, inbound, tell, (person) =>
      answerPress(tools, press, { person, teamId: context.teamId ?? "", tell }),
    );
  });

  app.view("draft", async ({ body }) => tools.edits.forget(Submission.parse(body).view.id));

  for (const name of EVENTS) {
    app.event(name, async ({ body, event, context }) => {
      const inbound = inboundOf(body.event_id, context);
      const work = () => answerEvent(tools, inbound.teamId ?? "", event);
      await serve(tools, inbound, { work, withoutIdentity: name === FAREWELL });
    });
  }
}

function inboundOf(id: string | undefined, context: Context): Inbound {
  return { key: id || String(context.requestKey), teamId: context.teamId };
}
