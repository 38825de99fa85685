/** The bots' own doors: what the platforms send arrives there over real HTTP, signed, and is judged like any other. */

/** The bot did not do what was asked; `code` is for the page, which says it in the reader's language. */
export class BotFailure extends Error {
  override name = "BotFailure";
  readonly code: "bot_unreachable" | "bot_refused" | "bot_slow";

  constructor(code: "bot_unreachable" | "bot_refused" | "bot_slow", message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * POSTs to a bot and gives its answer.
 * @param waitMs how long the platform waits: 3 s on Slack, 5 s for Teams invokes, 15 s for Teams messages
 * @throws BotFailure when nothing answers, too late, or with another status than 2xx
 */
export async function knock(
  url: string,
  init: { headers: Record<string, string>; body: string },
  waitMs: number,
): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, { method: "POST", ...init, signal: AbortSignal.timeout(waitMs) });
  } catch (error) {
    const slow = error instanceof Error && error.name === "TimeoutError";
    throw new BotFailure(slow ? "bot_slow" : "bot_unreachable", `${url}: ${String(error)}`);
  }
  const text = await response.text();
  if (!response.ok) throw new BotFailure("bot_refused", `${url} answered ${response.status}`);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The person, post, modal or conversation is not there (any more). */
export class NotThere extends Error {
  override name = "NotThere";
}
