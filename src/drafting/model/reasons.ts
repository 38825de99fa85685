import type { Bilingual } from "../../advisory/schema.ts";
import type { ModelReason, ModelReasonCode } from "../../ports.ts";

const WORDS: Record<ModelReasonCode, Bilingual> = {
  confidential: {
    ja: "TLP:AMBER 以上の情報のため、AI には送信していません。",
    en: "Marked TLP:AMBER or above: it was not sent to a language model.",
  },
  "own-draft": {
    ja: "情報に添えられたメール案があるため、AI は使っていません。",
    en: "The advisory came with a draft of its own: no language model was used.",
  },
  "not-for-models": {
    ja: "続報と訓練のメール案には、AI を使いません。",
    en: "Follow-ups and drills are not written by a language model.",
  },
  ceiling: {
    ja: "AI の 1 日の利用上限に達したため、定型文を表示しています。",
    en: "The daily limit for the language model is reached: the template is shown.",
  },
  slow: {
    ja: "AI の応答が時間内に得られなかったため、定型文を表示しています。",
    en: "The language model did not answer in time: the template is shown.",
  },
  unreachable: {
    ja: "AI のサーバーに接続できなかったため、定型文を表示しています。",
    en: "The language model's server could not be reached: the template is shown.",
  },
  busy: {
    ja: "AI のサーバーが混み合っているため、定型文を表示しています。",
    en: "The language model's server is busy: the template is shown.",
  },
  failing: {
    ja: "AI のサーバーで障害が起きているため、定型文を表示しています。",
    en: "The language model's server is failing: the template is shown.",
  },
  denied: {
    ja: "AI のサーバーが API キーを受け付けませんでした。管理者は HANSHO_LLM_API_KEY を確認してください。",
    en: "The language model's server did not accept the API key: check HANSHO_LLM_API_KEY.",
  },
  "unknown-model": {
    ja: "AI のモデルまたはアドレスが見つかりません。管理者は HANSHO_LLM_MODEL と HANSHO_LLM_BASE_URL を確認してください。",
    en: "The language model or its address was not found: check HANSHO_LLM_MODEL and HANSHO_LLM_BASE_URL.",
  },
  rejected: {
    ja: "AI のサーバーが要求を受け付けなかったため、定型文を表示しています。",
    en: "The language model's server did not accept the request: the template is shown.",
  },
  unreadable: {
    ja: "AI のサーバーの応答を読み取れなかったため、定型文を表示しています。",
    en: "The answer of the language model's server could not be read: the template is shown.",
  },
  refused: {
    ja: "AI が作成を断ったため、定型文を表示しています。",
    en: "The language model declined to write it: the template is shown.",
  },
  "cut-off": {
    ja: "AI の文章が途中で切れたため、定型文を表示しています。",
    en: "The language model's text was cut off: the template is shown.",
  },
  malformed: {
    ja: "AI の文章が決められた形式ではなかったため、定型文を表示しています。",
    en: "The language model's text did not have the required form: the template is shown.",
  },
  ungrounded: {
    ja: "AI の文章に、元の情報で確かめられない箇所があったため、定型文を表示しています。",
    en: "The language model's text says what the advisory does not, or leaves out what matters: the template is shown.",
  },
  stopped: {
    ja: "AI による作成が中断されたため、定型文を表示しています。",
    en: "Writing by the language model was interrupted: the template is shown.",
  },
};

/** What passes by itself, or as soon as somebody corrects the settings. The rest would only cost again. */
const PASSING = new Set<ModelReasonCode>([
  "ceiling",
  "slow",
  "unreachable",
  "busy",
  "failing",
  "denied",
  "unknown-model",
  "rejected",
  "unreadable",
  "stopped",
]);

/** @param more what exactly, a line each: said after the sentence, at most ten lines */
export function reasonOf(code: ModelReasonCode, more: readonly Bilingual[] = []): ModelReason {
  const { ja, en } = WORDS[code];
  const shown = more.slice(0, 10);
  return {
    code,
    words: {
      ja: [ja, ...shown.map((line) => `・${line.ja}`)].join("\n"),
      en: [en, ...shown.map((line) => `- ${line.en}`)].join("\n"),
    },
    passing: PASSING.has(code),
  };
}
