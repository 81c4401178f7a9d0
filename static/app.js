// Adds to pages that work without it: answers in place, and keys.
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Say what went wrong above the button of a form. */
function say(form, words) {
  const line = form.querySelector("[role=alert]") ?? document.createElement("p");
  line.role = "alert";
  line.className = "problem";
  line.textContent = words;
  form.prepend(line);
}

/** Put the item that the server sent in the place of the one on the page. */
function show(fresh) {
  const change = () => {
    document.querySelector("#item").replaceWith(fresh);
    fresh.querySelector("[role=status]")?.focus({ preventScroll: true });
  };
  if (document.startViewTransition && !calm.matches) document.startViewTransition(change);
  else change();
}

/** Send an answer; the server stores it before anything here says so. */
async function answer(form) {
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const reply = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Fragment": "1" },
    });
    const page = document.createElement("template");
    page.innerHTML = await reply.text();
    const fresh = page.content.querySelector("#item");
    if (fresh) show(fresh);
    else if (reply.redirected) location.assign(reply.url); // signed out in another tab
    else throw new Error("This page has been open too long. Load it again and answer once more.");
  } catch (fault) {
    button.disabled = false;
    const lost = fault instanceof TypeError; // what fetch throws without a connection
    say(form, `Not saved. ${lost ? "There is no connection. Your choice is still here; try again." : fault.message}`);
  }
}

addEventListener("submit", (event) => {
  if (!event.target.matches("[data-fragment]")) return;
  event.preventDefault();
  answer(event.target);
});

/** Tell the server, once, that a text has been on the screen for a while. */
function noteOpened(text) {
  let seconds = 0;
  const clock = setInterval(() => {
    if (document.hidden || ++seconds < 20) return;
    clearInterval(clock);
    const token = document.querySelector("[name=csrf_token]");
    const body = new URLSearchParams({ csrf_token: token?.value ?? "" });
    fetch(text.dataset.opened, { method: "POST", body }).catch(() => {});
  }, 1000);
}
document.querySelectorAll("[data-opened]").forEach(noteOpened);

/** Choose by 1-4 or a-d, check and go on by Enter, begin the quiz by q. */
addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.matches("input:not([type=radio]), textarea, select")) return;
  const options = [...document.querySelectorAll("#item [type=radio]")];
  const wanted = key.length === 1 && options["1a2b3c4d".indexOf(key.toLowerCase()) >> 1];
  if (wanted) {
    wanted.checked = true;
    wanted.focus();
  } else if (key === "Enter" && !target.closest("a, button, summary, form")) {
    document.querySelector("[data-next]")?.click();
  } else if (key === "q") {
    document.querySelector("[data-key=q]")?.requestSubmit();
  }
});
