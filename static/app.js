// Adds to pages that work without it: answers without a reload, and keys.
const item = () => document.querySelector("#item");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

async function answer(form) {
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const reply = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Fragment": "1" } });
    if (reply.redirected || ![200, 422].includes(reply.status)) return location.reload();
    const page = document.createElement("template");
    page.innerHTML = await reply.text();
    swap(page.content.querySelector("#item"));
  } catch {
    button.disabled = false;
    say(form, "Not saved: there is no connection. Your choice is still here; try again.");
  }
}

function swap(fresh) {
  const change = () => {
    item().replaceWith(fresh);
    (fresh.querySelector("[role=status]") ?? fresh.querySelector("[role=alert]"))?.focus({ preventScroll: true });
  };
  document.startViewTransition && !calm.matches ? document.startViewTransition(change) : change();
}

function say(form, words) {
  const line = form.querySelector("[role=alert]") ?? form.querySelector("button").before(document.createElement("p")) ?? form.querySelector("button").previousElementSibling;
  line.role = "alert";
  line.className = "problem";
  line.textContent = words;
}

addEventListener("submit", (event) => {
  if (!event.target.matches("[data-fragment]")) return;
  event.preventDefault();
  answer(event.target);
});

addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=radio]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const radios = [...document.querySelectorAll("#item input[type=radio]")];
  const chosen = radios["1234".indexOf(event.key)] ?? radios["abcd".indexOf(event.key.toLowerCase())];
  if (event.key.length === 1 && chosen) {
    chosen.checked = true;
    chosen.focus();
  } else if (event.key === "Enter" && !event.target.closest("a, button, summary, form")) {
    const next = document.querySelector("[data-next]");
    if (next) next.click();
    else if (radios.some((radio) => radio.checked)) radios[0].form.requestSubmit();
  } else if (event.key === "q") {
    document.querySelector("[data-key=q]")?.requestSubmit();
  }
});
