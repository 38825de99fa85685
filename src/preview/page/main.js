import { teachMarkdown } from "./adaptive-card.js";
import { currentTrouble, readState, trouble, watch } from "./api.js";
import { createSlack } from "./slack.js";
import { createTeams } from "./teams.js";
import { label, language, say, setLanguage } from "./words.js";

teachMarkdown();
let state;
const columns = {
  slack: createSlack(document.getElementById("slack"), { redraw }),
  teams: createTeams(document.getElementById("teams"), { redraw }),
};

function redraw() {
  if (state === undefined) return;
  const fresh = Object.entries(columns).flatMap(([name, column]) => column.draw(state[name]));
  const post = fresh.at(-1);
  if (post) document.getElementById("news").textContent = say().news(post.from, summary(post));
}

function summary(post) {
  return post.text || post.cards?.[0]?.speak || post.cards?.[0]?.fallbackText || "";
}

let reading = false;
let again = false;

/** One read at a time; a change meanwhile is read after it. */
async function refresh() {
  if (reading) {
    again = true;
    return;
  }
  reading = true;
  try {
    state = await readState();
    redraw();
  } catch {
    trouble("offline");
  }
  reading = false;
  if (again) {
    again = false;
    await refresh();
  }
}

function applyLanguage() {
  document.documentElement.lang = language();
  document.title = say().title;
  label();
  for (const button of document.querySelectorAll(".languages button")) {
    button.setAttribute("aria-pressed", String(button.dataset.lang === language()));
  }
  for (const column of Object.values(columns)) column.label();
  trouble(currentTrouble());
}

for (const button of document.querySelectorAll(".languages button")) {
  button.addEventListener("click", async () => {
    setLanguage(button.dataset.lang);
    applyLanguage();
    await refresh();
  });
}

const tabs = [...document.querySelectorAll("[data-tab]")];

/** On a narrow screen one column is shown at a time. */
function choose(name) {
  document.getElementById("columns").dataset.shown = name;
  for (const tab of tabs) {
    const on = tab.dataset.tab === name;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
  }
}

for (const [index, tab] of tabs.entries()) {
  tab.addEventListener("click", () => choose(tab.dataset.tab));
  tab.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const next = tabs[(index + 1) % tabs.length];
    choose(next.dataset.tab);
    next.focus();
  });
}

choose("slack");
applyLanguage();
await refresh();
watch({
  onChange: refresh,
  onOnline: (online) => {
    if (!online) trouble("offline");
    else if (currentTrouble() === "offline") trouble(undefined);
  },
});
