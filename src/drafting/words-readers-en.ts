import type { Kind, Priority } from "../advisory/schema.ts";
import type { Due } from "./words.ts";
import type { ReaderWords } from "./words-readers.ts";

const SUBJECT: Record<Kind, string> = {
  vulnerability: "a security vulnerability",
  incident: "a security incident",
  alert: "a security issue",
};

const CHECKS: Record<Kind, string> = {
  vulnerability: "check whether we use it",
  incident: "check whether the same could happen here",
  alert: "check whether it applies to us",
};

function ask(priority: Priority, { by, late, dated }: Due): string {
  if (priority === "D") return "There is no deadline.";
  const passed = late ? "Its original deadline has passed. " : "";
  if (priority === "C") {
    return `${passed}Please check whether it applies to you and, if it does, take action${by && ` ${by}`}.`;
  }
  if (priority === "A" && dated) return `Please review it right away and complete the actions below ${by}.`;
  return `${passed}Please review it and complete the actions below ${by || "soon"}.`;
}

function reported(priority: Priority, { by, late }: Due): string {
  if (priority === "C") {
    return `If it applies, take action and report the result to the contact below${by && ` ${by}`}.`;
  }
  if (late) {
    return "Report your progress to the contact below as soon as possible, even if it does not apply.";
  }
  const when = by || "as soon as possible";
  return `Report the result to the contact below ${when}, even if it does not apply or you need more time.`;
}

const OTHERS = " at another organization";

export const en: ReaderWords = {
  admins: {
    notice: (kind, priority, others) => {
      const about = `${SUBJECT[kind]}${others ? OTHERS : ""}`;
      if (priority === "A") return `This is an urgent notice about ${about}. `;
      if (priority === "B") return `This is a notice about ${about}. `;
      return `We are sharing information about ${about}. `;
    },
    ask,
    askNothing: "No action is needed.",
    checkFirst: {
      vulnerability: "Check whether any of the affected products are in use.",
      incident: "Check whether we have similar settings or practices.",
      alert: "Check whether any of this applies to us.",
    },
    checkLinked:
      "Read the latest information under Reference, and check whether it applies to us and what needs to be done.",
    checkScope: "Check whether anything listed under Scope is in use or applies to us.",
    checkUsed: "Check whether the version we use is one of the affected versions.",
    checkUnused: "Check whether it is in use anywhere without being in the inventory.",
    stepsFollow: {
      vulnerability: "If so, follow the steps below.",
      incident: "If so, follow the steps below.",
      alert: "If so, follow the steps below.",
    },
    quotedActions: (blank) => `If it applies, follow the guidance below. ${blank}\nOriginal:`,
    directive: (id) => `(${id} is a directive to US federal agencies.)`,
    actionsUnknown: "For what to do, check the publisher's latest information.",
    seeReferences: "For what to do, check the latest information under Reference below.",
    updateToFixed: "If an affected version is in use, update it to a fixed version listed under Scope.",
    dependencies:
      "It may be part of other software even if nobody installed it directly. Check the dependencies of the systems we develop, too.",
    notAffected:
      "According to the publisher, the products above are not affected. No action is needed for these products.",
    report: reported,
    noHurry: {
      vulnerability: "There is no deadline. If it applies, act at the next regular maintenance.",
      incident: "There is no deadline. Use it as a reference for your own operations.",
      alert: "There is no deadline. Use it as a reference for your own operations.",
    },
  },
  overseas: {
    subject: (title) => `For sites outside Japan: ${title}`,
    greeting: () => "To the IT contacts at our sites outside Japan,\n",
    checkFirst: {
      vulnerability: "Check whether your site uses any of the affected products.",
      incident: "Check whether your site has similar settings or practices.",
      alert: "Check whether any of this applies to your site.",
    },
    checkLinked:
      "Read the latest information under Reference, and check whether it applies to your site and what needs to be done.",
    checkScope: "Check whether anything listed under Scope is in use at, or applies to, your site.",
    report: (priority, due) => {
      const holiday =
        due.dated && !due.late
          ? " If a local holiday makes that impossible, tell us the date by which you can do it."
          : "";
      if (priority === "C") return `${reported(priority, due)}${holiday}`;
      const when = due.by || "as soon as possible";
      return `Report to the contact below ${when}: your site's name, whether it is affected, and what you have done. Please report even if nothing applies.${holiday}`;
    },
  },
  everyone: {
    notice: {
      A: "This is an urgent security notice. Please read it right away.",
      B: "This is a security notice that needs your attention.",
      C: "This is a security notice for your information.",
      D: "This is a security notice for your information.",
    },
    again: { A: "Please read it right away.", B: "It needs your attention.", C: "", D: "" },
    whom: "If you are among those listed under “Who this concerns”, see “What we ask of you”.",
    exploited: "It is already being used in attacks.",
    foreign: "Original:",
    users: (product) => `Anyone who uses ${product} at work`,
    developers: "Anyone who develops or operates systems",
    tellUs: ({ by }) =>
      `If this concerns you, let the contact below know${by && ` ${by}`}. If you are not sure, please ask.`,
    waitForUs:
      "Do not update the product or change its settings on your own. Follow the instructions of the department in charge.",
    suspicious:
      "If you notice anything unusual on your screen or device, stop using it and contact us right away (see Contact below).",
    nothing: "There is nothing you need to do for now.",
  },
  executives: {
    greeting: () => "Dear all,\n",
    subject: (title, others) => `Report${others ? " on another organization's incident" : ""}: ${title}`,
    prefix: { A: "[Urgent] ", B: "[Important] ", C: "[FYI] ", D: "[FYI] " },
    notice: {
      A: "This is a report on an urgent security issue.",
      B: "This is a report on a security issue and what we are doing about it.",
      C: "We would like you to be aware of the following security issue.",
      D: "We would like you to be aware of the following security issue.",
    },
    noticeOfOthers: `This is a report on a security incident${OTHERS} and what we are doing about it.`,
    again: "This is how it stands now.",
    means: {
      ransomware: "It is already being used in ransomware attacks.",
      held: "An attack on us could stop our operations and expose our data.",
      exploited: "It is already being used in attacks. If we are slow to act, we could become a victim.",
      unexploited: "Nothing we know so far says that it has been used in attacks.",
    },
    usage: (text) => `Use at our company: ${text}`,
    plan: (kind, priority, { by, late }) => {
      const check = CHECKS[kind];
      if (priority === "D") {
        return `The department in charge will ${check} and, if needed, deal with it at the next regular maintenance or review.`;
      }
      if (late) {
        return `The original deadline has passed. The department in charge will ${check} and act ${by}.`;
      }
      return `The department in charge will ${check} and take any action needed ${by || "in good time"}.`;
    },
    result: "We will report the result when this is done, and tell you right away if it will be late.",
    decision: (text) => `Decision needed from you: ${text}`,
    noDecision: "No decision is needed from you for now.",
  },
};
