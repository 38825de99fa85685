import type { Flows } from "../ports.ts";
import type { CommandDeps } from "./commands.ts";

/** Slack repeats an event for up to 6 minutes, Teams for less (platform.md 3, 12); a day is ample for both. */
const REPEAT_WINDOW_MS = 24 * 60 * 60 * 1000;

/** Introduces the use cases to the bots; what writes answers is loaded with the first one. */
export function createFlows(deps: CommandDeps): Flows {
  const { store, clock } = deps;
  return {
    async command(asker, words) {
      const { runCommand } = await import("./commands.ts");
      return runCommand(deps, asker, words);
    },

    async draft(ask) {
      const { openDraft } = await import("./request-draft.ts");
      return openDraft(deps, ask);
    },

    async saveDraft(save) {
      const { saveDraft } = await import("./keep-draft.ts");
      return saveDraft(deps, save);
    },

    async undoDraft(ask) {
      const { undoDraft } = await import("./keep-draft.ts");
      return undoDraft(deps, ask);
    },

    async draftUsed(use) {
      const { noteUse } = await import("./request-draft.ts");
      await noteUse(deps, use);
    },

    async form(message, lang) {
      const { openForm } = await import("./new-advisory.ts");
      return openForm(message, lang);
    },

    async checkForm(form, lang) {
      const { contentOfForm } = await import("./new-advisory.ts");
      const checked = contentOfForm(form, lang, clock.now());
      return "errors" in checked ? checked.errors : {};
    },

    async create(asker, formId, form) {
      const { createAdvisory } = await import("./new-advisory.ts");
      return createAdvisory(deps, asker, formId, form);
    },

    async override(asker, request) {
      const { overrideHere } = await import("./override-command.ts");
      return overrideHere(deps, asker, request);
    },

    async installed(organizationId, destination) {
      await store.saveDestination(organizationId, destination, clock.now());
    },

    async removed(destination, reason) {
      const known = await store.destination(destination);
      if (known !== undefined) await store.markGone(known.id, reason, clock.now());
    },

    uninstalled: ({ platform, workspace }, reason) =>
      store.markWorkspaceGone(platform, workspace, reason, clock.now()),

    firstSeen: (key) => store.firstSeen(key, clock.now(), REPEAT_WINDOW_MS),

    forgetSeen: (key) => store.forgetSeen(key),
  };
}
