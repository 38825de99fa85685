/** The buttons of a message, as a client of the platform finds them. */
import { objects } from "../cards/slack-checks.ts";

export interface Button {
  label: string;
  /** Slack. */
  value?: string;
  /** Teams. */
  data?: Record<string, unknown>;
}

export function buttonsIn(message: unknown): Button[] {
  return objects(message).flatMap((each): Button[] => {
    if (each["type"] === "button") {
      const { text } = each["text"] as { text: string };
      return [{ label: text, value: String(each["value"]) }];
    }
    if (each["type"] !== "Action.Submit" && each["type"] !== "Action.Execute") return [];
    return [{ label: String(each["title"]), data: each["data"] as Record<string, unknown> }];
  });
}
