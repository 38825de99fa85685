/**
 * Every word that cards show, in both languages. A key missing in one of them is a compile error:
 * each subject is a `Record<Lang, Words>`.
 */
import type { Lang } from "../advisory/schema.ts";
import { type AdvisoryWords, advisoryWords } from "./labels/advisory.ts";
import { type AnswerWords, answerWords } from "./labels/answers.ts";
import { type DraftWords, draftWords } from "./labels/draft.ts";
import { type DraftDialogWords, draftDialogWords } from "./labels/draft-dialog.ts";
import { type DraftStateWords, draftStateWords } from "./labels/draft-state.ts";
import { type EvidenceWords, evidenceWords } from "./labels/evidence.ts";
import { type HelpWords, helpWords } from "./labels/help.ts";
import { type OutdatedWords, outdatedWords } from "./labels/outdated.ts";
import { type RuleWords, ruleWords } from "./labels/rules.ts";
import { type SourceWords, sourceWords } from "./labels/sources.ts";

export { disclaimer } from "./labels/draft.ts";
export { COMMANDS, type CommandName } from "./labels/help.ts";

export interface Labels {
  advisory: AdvisoryWords;
  answers: AnswerWords;
  draft: DraftWords;
  draftDialog: DraftDialogWords;
  draftState: DraftStateWords;
  evidence: EvidenceWords;
  help: HelpWords;
  outdated: OutdatedWords;
  rules: RuleWords;
  sources: SourceWords;
}

/** All words of one language. */
export const labels: Record<Lang, Labels> = {
  ja: {
    advisory: advisoryWords.ja,
    answers: answerWords.ja,
    draft: draftWords.ja,
    draftDialog: draftDialogWords.ja,
    draftState: draftStateWords.ja,
    evidence: evidenceWords.ja,
    help: helpWords.ja,
    outdated: outdatedWords.ja,
    rules: ruleWords.ja,
    sources: sourceWords.ja,
  },
  en: {
    advisory: advisoryWords.en,
    answers: answerWords.en,
    draft: draftWords.en,
    draftDialog: draftDialogWords.en,
    draftState: draftStateWords.en,
    evidence: evidenceWords.en,
    help: helpWords.en,
    outdated: outdatedWords.en,
    rules: ruleWords.en,
    sources: sourceWords.en,
  },
};
