import type { OccasionWords } from "./words-occasions.ts";

const BADGES = /response priority went (up|down) from ([A-D]) to ([A-D])/;

export const en: OccasionWords = {
  updatePrefix: "[Update] ",
  withdrawnPrefix: "[Withdrawn] ",
  drillPrefix: "[DRILL] ",
  follows: (date) => `This is an update to our mail of ${date}. `,
  takesBack: (date) => `The information in our mail of ${date} has been withdrawn by its publisher.`,
  earlierSubject: (subject) => `Earlier subject: ${subject}`,
  changed: "What has changed since our earlier mail:",
  changesUnknown: "what has changed since the earlier mail",
  bullet: "- ",
  happened: (change) => change,
  now: "What is known now:",
  doneBefore:
    "Even if you have already completed the actions in our earlier mail, check whether the changes above require anything more.",
  change: (text, level) =>
    text
      .replace(/^Correction: this advisory/, "This information")
      .replace(/^Correction: the/, "The")
      .replace(
        BADGES,
        (_all, way: string, from: "A", to: "A") => `priority went ${way} from ${level[from]} to ${level[to]}`,
      )
      .replace(
        "it was added to CISA KEV.",
        "the US agency CISA added it to its Known Exploited Vulnerabilities (KEV) catalog.",
      )
      .replace("The advisory was", "The information was"),
  plainChange: (text) => {
    if (text.startsWith("Exploitation was confirmed")) return "It is now known to be used in attacks.";
    if (/priority went up/.test(text)) return "This has become more urgent.";
    if (/priority went down/.test(text)) return "This has become less urgent.";
    return /KEV|dates|Merged|Separated|separated|Severity|CVSS/.test(text) ? undefined : text;
  },
  correctionOpening: "The security information below has been withdrawn by its publisher.",
  withdrawn: (title, at) =>
    at === undefined
      ? `The following information has been withdrawn.\n${title}`
      : `The following information was withdrawn on ${at}.\n${title}`,
  withdrawnReason: (reason) => `Reason for the withdrawal:\n${reason}`,
  withdrawnReasonQuoted: (reason) => `Reason for the withdrawal (original text):\n${reason}`,
  withdrawnActions: {
    admins: [
      "If you have not acted on it yet, nothing needs to be done.",
      "If you have already acted on it, check the publisher's information to see whether anything should be reversed.",
    ],
    everyone: ["There is nothing you need to do. Anything we asked of you about this no longer applies."],
    executives: [
      "We will do nothing further about it.",
      "The department in charge checks whether anything already done should be reversed.",
    ],
    overseas: [
      "If your site has not acted on it yet, nothing needs to be done, and no report is needed.",
      "If your site has already acted on it, check the publisher's information to see whether anything should be reversed.",
    ],
  },
  withdrawnPriority: "Low (withdrawn; nothing needs to be done)",
  drillOpening: "THIS IS A DRILL. Nothing described here is really happening.",
  drillStep:
    "This is a drill: do not change any real device, setting or account. Only work out who would do the steps below, and how. Mark what you report as a drill.",
  drillRead: "This is a drill: read the following and think of what you would do if it really happened.",
  drillMark: "(Drill) ",
  drillEnd:
    "Note: this mail is a drill. Do not change any real device, setting or account.\nNote: if you notice a real problem during the drill, contact us right away (see Contact above).",
  refusedSubject: "[No draft] The sharing limits of this information do not allow an email draft",
  refused: (label) => `No email draft can be made of this advisory, because it is marked TLP:${label}.`,
  refusedWhy:
    "With the Traffic Light Protocol (TLP) a publisher says how widely information may be shared. Hansho puts nothing marked TLP:AMBER, TLP:AMBER+STRICT or TLP:RED into an email draft.\nRead it in the channel that is allowed to have it. If others need to know, ask the publisher how widely it may be shared.",
};
