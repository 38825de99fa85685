/** Saving from the draft's dialog, and taking it back. What somebody typed and is not kept stays in the dialog. */
import type { Lang } from "../../advisory/schema.ts";
import { labels } from "../../cards/labels.ts";
import {
  type DraftEdit,
  isSameText,
  type Notice,
  parseTeamsEdits,
  parseTeamsTyped,
  printOf,
  teamsDraftDialog,
} from "../../cards/teams.ts";
import type { DraftSaved } from "../../ports.ts";
import type { BotDeps } from "./bot.ts";
import { dialog, type InvokeAnswer, told } from "./dialogs.ts";
import { askOf, type DraftPress, goneOrRefused, personOf, warning } from "./draft-press.ts";
import { words } from "./words.ts";

/** Saves what the fields show, and what was typed into other texts of the draft, each over what it was typed on. */
export async function saveDrafts(deps: BotDeps, pressed: DraftPress): Promise<InvokeAnswer> {
  const { press, data, lang } = pressed;
  const version = press.dialog?.version;
  if (version === undefined) return told(words(lang).unreadable);
  const { audience, revision, followUp } = askOf(deps.settings, pressed);
  // Where both fields were emptied, neither may have been sent.
  const nothing = { lang, audience, ...(followUp && { followUp }), revision, version, subject: "", body: "" };
  const shown: DraftEdit = parseTeamsTyped(data)?.edit ?? nothing;
  const edits = parseTeamsEdits(data).filter(
    (edit) => edit.revision !== shown.revision || !isSameText(edit, shown),
  );
  const others = edits.filter((edit) => edit.revision === revision && edit.version !== undefined);
  const [done, ...rest] = await Promise.all([
    saveOne(deps, pressed, shown),
    ...others.map((edit) => saveOne(deps, pressed, edit).catch(failed)),
  ]);
  if (done.kind === "no-such") return goneOrRefused(deps, pressed);
  const open = others.filter((_edit, at) => !isKept(rest[at]?.kind));
  const saved = [done, ...rest].filter((each) => each?.kind === "saved").length;
  const kept = edits.filter((edit) => !others.includes(edit) || open.includes(edit));
  return dialog(
    teamsDraftDialog(done.view, {
      edits: [...(isKept(done.kind) ? [] : [shown]), ...kept],
      said: saidOf(done.kind, saved, open, lang),
    }),
  );

  function failed(error: unknown): undefined {
    deps.logger.error({ error, activity: pressed.activity.id }, "Teams draft not saved");
  }
}

async function saveOne(
  { flows, settings }: BotDeps,
  pressed: DraftPress,
  edit: DraftEdit,
): Promise<DraftSaved> {
  const { lang, audience, followUp = false, revision, version = 0, subject, body } = edit;
  const { organizationId, idOrAlias } = askOf(settings, pressed);
  const person = personOf(pressed.activity, settings);
  const which = { organizationId, idOrAlias, lang, audience, followUp, revision, version };
  const done = await flows.saveDraft({ ...which, person, subject, body });
  if (done.kind !== "newer" || done.view.outdated !== undefined || done.view.version === undefined)
    return done;
  // An earlier press whose answer came too late: it stands as they typed it.
  return printOf(done.view) === printOf(edit) ? { ...done, kind: "saved" } : done;
}

function saidOf(kind: Kept["kind"], saved: number, open: readonly DraftEdit[], lang: Lang): Notice[] {
  const { draft, draftDialog, draftState } = labels[lang];
  const names = open.map((edit) =>
    draftDialog.text(labels[edit.lang].draft.ownName, draft.audiences[edit.audience]),
  );
  const rest = open.length === 0 ? [] : [warning(draftDialog.othersNotSaved(names.join(draftDialog.and)))];
  const many: Notice[] = [{ tone: "good", text: draftDialog.savedMany(saved) }];
  switch (kind) {
    case "saved":
      return [...(saved > 1 ? many : [{ tone: "good" as const, text: draftState.said.saved }]), ...rest];
    case "unchanged":
      return [
        ...(saved > 0 ? many : [{ tone: "emphasis" as const, text: draftState.said.unchanged }]),
        ...rest,
      ];
    case "newer":
      // The dialog says it, from the versions.
      return [...(saved > 0 ? many : []), ...rest];
    case "empty":
    case "too-long":
      return [warning(draftState.said[kind]), ...(saved > 0 ? many : []), ...rest];
  }
}

type Kept = Exclude<DraftSaved, { kind: "no-such" }>;

function isKept(kind: DraftSaved["kind"] | undefined): boolean {
  return kind === "saved" || kind === "unchanged";
}

/** 元に戻す: the fields then show what stood before. */
export async function undoDraft(deps: BotDeps, pressed: DraftPress): Promise<InvokeAnswer> {
  const { press, data, lang, activity } = pressed;
  const version = press.dialog?.version;
  if (version === undefined) return told(words(lang).unreadable);
  const person = personOf(activity, deps.settings);
  const done = await deps.flows.undoDraft({ ...askOf(deps.settings, pressed), version, person });
  if (done.kind === "no-such") return goneOrRefused(deps, pressed);
  const shown = parseTeamsTyped(data)?.edit;
  const isShown = (edit: DraftEdit) =>
    shown !== undefined && edit.revision === shown.revision && isSameText(edit, shown);
  const edits = parseTeamsEdits(data);
  const { said } = labels[lang].draftState;
  switch (done.kind) {
    case "undone":
      return dialog(
        teamsDraftDialog(done.view, {
          edits: edits.filter((edit) => !isShown(edit)),
          said: [{ tone: "good", text: said.undone }],
        }),
      );
    case "nothing":
      return dialog(teamsDraftDialog(done.view, { edits, said: [{ tone: "emphasis", text: said.nothing }] }));
    case "newer":
      return dialog(
        teamsDraftDialog(done.view, { edits, said: [warning(labels[lang].draftDialog.notUndone)] }),
      );
  }
}
