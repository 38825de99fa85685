import type { Answer, AskModel, Question } from "../../../src/drafting/model/ask.ts";
import type { ModelParts } from "../../../src/drafting/model/parts.ts";

/** What a model does at one question: an answer, an error, or whatever a function makes of the question. */
export type Turn = Answer | Error | ((question: Question) => Promise<Answer>);

/** A model that answers as it is told, in turn, and keeps what it was asked. */
export function scripted(...turns: Turn[]): { ask: AskModel; questions: Question[] } {
  const questions: Question[] = [];
  return {
    questions,
    async ask(question) {
      questions.push(structuredCopy(question));
      const turn = turns.shift();
      if (turn === undefined) throw new Error("asked more often than the test says");
      if (turn instanceof Error) throw turn;
      return typeof turn === "function" ? turn(question) : turn;
    },
  };
}

/** The messages as they were: the caller adds to its own list. */
function structuredCopy(question: Question): Question {
  return { ...question, messages: [...question.messages] };
}

export const PARTS: ModelParts = {
  subject: "Example Gateway の脆弱性",
  overview: "Example Gateway に認証なしで命令を実行される脆弱性が見つかりました。",
  scope: ["Example Gateway 4.2.1 より前"],
  actions: ["該当する製品を利用していないか確認してください。", "4.2.1 に更新してください。"],
};

export function says(parts: Partial<ModelParts> = {}, more: Partial<Answer> = {}): Answer {
  return { text: JSON.stringify({ ...PARTS, ...parts }), end: "whole", tokens: 1_000, ...more };
}

/** Never answers, and heeds nothing. */
export const silent = (): Promise<Answer> => new Promise(() => {});
