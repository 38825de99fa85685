/** One press copies, and says so to the eye and the screen reader. Without it the page is read and selected by hand. */
const said = document.getElementById("said");

/** What a button copies of its language's draft. */
function textOf(section, part) {
  const subject = section.querySelector("input").value;
  const body = section.querySelector("textarea").value;
  return part === "subject" ? subject : part === "body" ? body : `${subject}\n\n${body}`;
}

async function copy(button) {
  const section = button.closest(".draft");
  const part = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(textOf(section, part));
  } catch {
    say(button.dataset.failed);
    section.querySelector(part === "subject" ? "input" : "textarea").select();
    return;
  }
  say(button.dataset.said);
  for (const each of document.querySelectorAll(".done")) each.classList.remove("done");
  button.classList.add("done");
  const query = new URLSearchParams({ lang: section.dataset.lang });
  // Whether it is recorded makes no difference to the person who copies.
  fetch(`${location.pathname}/copied?${query}`, { method: "POST" }).catch(() => {});
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
for (const field of document.querySelectorAll("input[readonly]")) {
  field.addEventListener("focus", () => field.select());
}
