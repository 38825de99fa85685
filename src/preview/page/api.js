import { language, say } from "./words.js";

/** The newest state as the reader's language sees it. */
export async function readState() {
  const response = await fetch(`/preview/api/state?lang=${language()}`);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/** Calls `onChange` at each change, and `onOnline` when the stream comes and goes. */
export function watch({ onChange, onOnline }) {
  const stream = new EventSource("/preview/api/changes");
  stream.addEventListener("message", () => {
    onOnline(true);
    onChange();
  });
  stream.addEventListener("error", () => onOnline(false));
}

let running = 0;

/** Does something as the reader; gives the answer, or undefined after telling what went wrong. */
export async function act(what, fields) {
  running += 1;
  document.body.setAttribute("aria-busy", "true");
  try {
    const response = await fetch("/preview/api/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ do: what, lang: language(), ...fields }),
    });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) {
      trouble(undefined);
      return answer;
    }
    trouble(answer.error ?? "failed");
  } catch {
    trouble("offline");
  } finally {
    running -= 1;
    if (running === 0) document.body.removeAttribute("aria-busy");
  }
  return undefined;
}

let shown;

/** Tells in the reader's language what went wrong; undefined takes it away. */
export function trouble(code) {
  shown = code;
  const errors = say().errors;
  const box = document.getElementById("trouble");
  box.textContent = code === undefined ? "" : (errors[code] ?? errors.failed);
  box.hidden = code === undefined;
  // An open <dialog> covers the page: what went wrong is told inside it too.
  for (const line of document.querySelectorAll("dialog .dialog-trouble")) {
    line.textContent = box.textContent;
    line.hidden = box.hidden;
  }
}

/** What is being told now, for telling it again in another language. */
export function currentTrouble() {
  return shown;
}
