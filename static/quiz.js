// Adds to pages with a question, which work without it: keys, the text beside, and an outbox.
// An answer stays in the outbox until the server has said what became of it.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const says = document.querySelector("#says")?.dataset ?? {}; // in the language of the page
const me = document.querySelector("#main").dataset.me;
const mine = `answer:${me}:`; // an answer's name in the outbox: whose it is, then its address
const here = location.pathname;
let box = {}; // where a browser keeps nothing, the page does
let tab = {};
let busy = false;
let again = false;
let pause = 2; // seconds until the next try
let clock;
try {
  localStorage["answer?"] = "";
  delete localStorage["answer?"];
  box = localStorage;
  tab = sessionStorage;
} catch {}

const open = () => document.querySelector("#item [data-fragment]");
const waiting = () => Object.keys(box).filter((k) => k.startsWith(mine)).map((k) => k.slice(mine.length));

/** Say how an answer stands, above the question or else on top of the page. */
function say(words) {
  const place = open() ?? document.querySelector("#main");
  let line = place.querySelector("#told");
  if (!line) {
    line = Object.assign(document.createElement("p"), { id: "told", className: "notice", role: "status" });
    place.prepend(line);
  }
  line.textContent = words;
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

/** Ask the server for an item, or send it something; say who it takes us for. */
async function ask(path, body) {
  const reply = await fetch(path, {
    method: body ? "POST" : "GET",
    body,
    headers: { "X-Fragment": "1" },
    keepalive: Boolean(body), // goes on when the page is closed
  });
  const page = document.createElement("template");
  page.innerHTML = await reply.text();
  const item = page.content.querySelector("#item");
  const token = item?.querySelector("[data-fragment] [name=csrf_token]")?.value;
  return { reply, item, token, who: page.content.querySelector("[data-me]")?.dataset.me };
}

/** Send a kept answer; without a token that holds, ask for the question and its token first. */
async function send(path, token) {
  let seen = token ? { token } : await ask(path);
  if (!seen.token || (seen.who ?? me) !== me) return seen; // answered already, or not ours to send
  const body = new FormData();
  for (const [name, value] of JSON.parse(box[mine + path])) body.append(name, value);
  body.set("csrf_token", seen.token);
  seen = await ask(path, body);
  return seen.reply.status === 400 && token ? send(path) : seen;
}

/** Take an answer out of the outbox if the server has decided about it; tell whether it has. */
function settle(path, { reply, item, who }) {
  if (who !== me) {
    const away = new URL(reply.url);
    if (away.pathname !== "/sign-in") return false; // someone else signed in, or no page of ours
    away.searchParams.delete("lost");
    away.searchParams.set("kept", "1");
    location.assign(away);
    return false;
  }
  const gone = reply.status === 404 || reply.status === 409;
  if (!item && !gone) return false;
  delete box[mine + path];
  if (gone) say(says.gone);
  else if (path === here) {
    tab.settled = path;
    show(item);
  } else say(says.saved);
  return true;
}

/** Send all that waits, one after another; try again later while something is left. */
async function flush(token) {
  if (me === undefined) return;
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  clearTimeout(clock);
  let all = true;
  for (const path of waiting()) {
    let done = false;
    try {
      done = settle(path, await send(path, path === here ? token : ""));
    } catch {} // no connection
    all &&= done;
  }
  busy = false;
  if (again) {
    again = false;
    return flush();
  }
  if (all) {
    pause = 2;
    return;
  }
  say(says.kept);
  const button = box[mine + here] && open()?.querySelector("button");
  if (button) Object.assign(button, { disabled: false, textContent: says.again });
  clock = setTimeout(flush, pause * 1000);
  pause = Math.min(pause * 2, 60);
}

/** Show in the form what was answered, and let nobody change it: it may be on its way. */
function lock(form) {
  for (const [name, value] of JSON.parse(box[mine + here])) {
    for (const field of form.querySelectorAll(`[name="${name}"]`)) {
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
  }
  form.querySelector("fieldset").disabled = true;
  form.querySelector("button").disabled = true;
}

/** Keep an answer, then send it. */
function keep(form) {
  const token = form.querySelector("[name=csrf_token]").value;
  if (!box[mine + here]) {
    if (form.querySelector("fieldset").disabled) return; // settled, and about to leave the page
    const fields = [...new FormData(form)].filter(([name]) => name !== "csrf_token");
    box[mine + here] = JSON.stringify(fields);
  }
  lock(form);
  flush(token);
}

/** Fetch a hint, and leave what is chosen or written as it is. */
async function hint(form, button) {
  if (box[mine + here]) return; // answered: only the sending is left
  const given = new FormData(open()).get("given") ?? "";
  try {
    const { item } = await ask(form.action, new FormData(form, button));
    if (!item) return location.reload();
    for (const field of item.querySelectorAll("[name=given]")) {
      if (field.type === "radio") field.checked = field.value === given;
      else field.value = given;
    }
    show(item);
  } catch {
    say(says.noHint);
  }
}

/** Lay the text over the question, or take it away again. */
async function text(link) {
  let sheet = document.querySelector("#text");
  try {
    if (!sheet) {
      const page = document.createElement("template");
      page.innerHTML = await (await fetch(link.href)).text();
      sheet = document.createElement("div");
      Object.assign(sheet, { id: "text", popover: "auto", tabIndex: 0, autofocus: true, lang: "en" });
      Object.assign(sheet, { role: "dialog", ariaLabel: link.textContent });
      sheet.append(...page.content.querySelectorAll(".text"));
      for (const word of sheet.querySelectorAll("a")) word.replaceWith(...word.childNodes);
      document.body.append(sheet);
    }
    sheet.togglePopover();
  } catch {
    say(says.noText);
  }
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-fragment], [data-swap]")) return;
  event.preventDefault();
  if (form.matches("[data-swap]")) hint(form, event.submitter);
  else keep(form);
});

addEventListener("click", (event) => {
  const link = event.target.closest("[data-text]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  text(link);
});

/** Choose by 1-4 or a-d, check and go on by Enter, see the text by t. */
addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.matches("input:not([type=radio]), textarea, select")) {
    if (key === "Escape") target.blur();
    return;
  }
  const options = [...document.querySelectorAll("#item [type=radio]:enabled")];
  const wanted = key.length === 1 && options["1a2b3c4d".indexOf(key.toLowerCase()) >> 1];
  if (wanted) {
    wanted.checked = true;
    wanted.focus();
  } else if (key === "Enter" && !target.closest("a, button, summary, form")) {
    document.querySelector("[data-next], #item input:not([type])")?.[open() ? "focus" : "click"]();
  } else if (key === "t") {
    document.querySelector("[data-text]")?.click();
  }
});

addEventListener("online", () => flush());
const form = open();
const settled = tab.settled === here;
delete tab.settled;
if (form && box[mine + here]) lock(form);
flush();
if (form && settled) {
  // This page was made while the answer was on its way, which has come in since.
  const { item, token } = await ask(here).catch(() => ({}));
  if (item && !token) show(item);
}
