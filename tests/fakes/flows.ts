import type { Lang } from "../../src/advisory/schema.ts";
import type { AdvisoryForm, Card, DraftView } from "../../src/cards/model.ts";
import type {
  Asker,
  CommandReply,
  DestinationRef,
  DraftAsk,
  DraftSave,
  DraftSaved,
  DraftUse,
  Flows,
} from "../../src/ports.ts";

/** Flows that answer by script and keep what they were asked. */
export interface FakeFlows extends Flows {
  commands: { asker: Asker; words: string }[];
  drafts: Pick<DraftAsk, "idOrAlias" | "lang" | "revision" | "audience" | "followUp">[];
  arrivals: Asker["destination"][];
  departures: { destination: DestinationRef; reason: string }[];
  uninstalls: { platform: string; workspace: string; reason: string }[];
  keys: string[];
  forms: { asker: Asker; formId: string; form: AdvisoryForm }[];
  /** Answers every command so from now on. */
  reply(answer: CommandReply | (() => Promise<CommandReply>)): void;
  saves: DraftSave[];
  undos: Omit<DraftSave, "subject" | "body">[];
  uses: Omit<DraftUse, "at">[];
  /** What becomes of saving and taking back from now on; `saved` and `undone` until told. */
  answersSave(kind: Exclude<DraftSaved["kind"], "no-such">): void;
  /** Makes saving reject, until told otherwise. */
  failsSaving(error: Error | undefined): void;
  /** Lays this over every draft from now on. */
  overDraft(over: Partial<DraftView>): void;
  /** Whether there is an advisory to draft from. */
  knows(known: boolean): void;
}

/** A card of one line. */
export function lineCard(text: string, lang: Lang = "ja"): Card {
  return { lang, fallback: text, elements: [{ type: "text", text, tone: "normal" }], actions: [] };
}

/** A draft whose subject and body name their language. */
export function sampleDraft(lang: Lang, revision = 1): DraftView {
  return {
    advisoryId: "adv-1",
    revision,
    lang,
    title: lang === "ja" ? "見本の脆弱性" : "Sample flaw",
    subject: lang === "ja" ? "【注意】見本" : "[Notice] Sample",
    body: lang === "ja" ? "各位\n\n見本です。" : "Dear all,\n\nA sample.",
    origin: "template",
    audiences: ["admins", "everyone", "executives", "overseas"],
    editable: true,
    disclaimer: lang === "ja" ? "これは参考例です。" : "This is a sample.",
  };
}

/** Makes them. */
export function createFakeFlows(): FakeFlows {
  const seen = new Set<string>();
  let answer: () => Promise<CommandReply> = async () => ({ card: lineCard("はい") });
  let known = true;
  let saving: Exclude<DraftSaved["kind"], "no-such"> = "saved";
  let over: Partial<DraftView> = {};
  let failure: Error | undefined;
  const flows: FakeFlows = {
    commands: [],
    drafts: [],
    arrivals: [],
    departures: [],
    uninstalls: [],
    keys: [],
    forms: [],
    saves: [],
    undos: [],
    uses: [],
    answersSave: (kind) => {
      saving = kind;
    },
    failsSaving: (error) => {
      failure = error;
    },
    overDraft: (next) => {
      over = next;
    },
    reply: (next) => {
      answer = typeof next === "function" ? next : async () => next;
    },
    knows: (next) => {
      known = next;
    },
    async command(asker, words) {
      flows.commands.push({ asker, words });
      return answer();
    },
    async draft({ idOrAlias, lang, revision, audience, followUp }) {
      const more = { ...(audience && { audience }), ...(followUp === true && { followUp }) };
      flows.drafts.push({ idOrAlias, lang, revision, ...more });
      return known ? { ...sampleDraft(lang, revision), audience, ...over } : undefined;
    },
    async saveDraft(save) {
      if (failure !== undefined) throw failure;
      flows.saves.push(save);
      const { lang, revision, audience, subject, body, version } = save;
      if (!known) return { kind: "no-such" };
      const view = { ...sampleDraft(lang, revision), audience, ...over };
      return saving === "saved"
        ? { kind: saving, view: { ...view, subject, body, origin: "edited", version: version + 1 } }
        : { kind: saving, view };
    },
    async undoDraft(ask) {
      flows.undos.push(ask);
      if (!known) return { kind: "no-such" };
      return {
        kind: "undone",
        view: { ...sampleDraft(ask.lang, ask.revision), audience: ask.audience, ...over },
      };
    },
    async draftUsed(use) {
      flows.uses.push(use);
    },
    async form(message, lang) {
      const rest = { summary: "", scope: "", action: "", url: "", priority: "" } as const;
      return { formId: "form-1", lang, form: { kind: "incident", title: message, ...rest } };
    },
    async checkForm(form) {
      return form.title === "" ? { title: "空です" } : {};
    },
    async create(asker, formId, form) {
      flows.forms.push({ asker, formId, form });
      return form.title === "" ? { errors: { title: "空です" } } : { card: lineCard("登録しました") };
    },
    async override() {
      return { kind: "no-such" };
    },
    async installed(_organizationId, destination) {
      flows.arrivals.push(destination);
    },
    async uninstalled(place, reason) {
      flows.uninstalls.push({ ...place, reason });
    },
    async removed(destination, reason) {
      flows.departures.push({ destination, reason });
    },
    async forgetSeen(key) {
      seen.delete(key);
    },
    async firstSeen(key) {
      flows.keys.push(key);
      const first = !seen.has(key);
      seen.add(key);
      return first;
    },
  };
  return flows;
}
