/** One press copies, and says so to the eye and the screen reader. Without it the page is read and selected by hand. */
const said = document.getElementById("said");

/** What a button copies of its language's draft. */
function textOf(section, part) {
  const subject = section.querySelector("textarea.subject").value;
  const body = section.querySelector("textarea.body").value;
  return part === "subject" ? subject : part === "body" ? body : `${subject}\n\n${body}`;
}

async function copy(button) {
  const section = button.closest(".draft");
  const part = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(textOf(section, part));
  } catch {
    say(button.dataset.failed);
    section.querySelector(part === "subject" ? "textarea.subject" : "textarea.body").select();
    return;
  }
  say(button.dataset.said);
  for (const each of document.querySelectorAll(".done")) each.classList.remove("done");
  button.classList.add("done");
  const { lang, shown } = section.dataset;
  const query = new URLSearchParams({ lang, part, shown });
  try {
    const answer = await fetch(`${location.pathname}/copied?${query}`, { method: "POST", keepalive: true });
    if (answer.ok && (await answer.json()).changed) say(button.dataset.changed);
  } catch {
    // Whether it is recorded makes no difference to the person who copies.
  }
}

/** Emptied first, so that the same words are read out again. */
function say(words) {
  said.textContent = "";
  requestAnimationFrame(() => {
    said.textContent = words;
  });
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    copy(button).catch(() => say(button.dataset.failed));
  });
}
for (const field of document.querySelectorAll("textarea.subject")) {
  field.addEventListener("focus", () => field.select());
}
