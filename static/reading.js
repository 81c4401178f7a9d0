// The reading page: marks, meanings, listening, place and time. The text works without it.
const $ = (selector, root = document) => root.querySelector(selector);
const text = $(".text");
const sheet = $("#sheet");
const data = text.dataset;
const page = document.documentElement.dataset;
const paragraphs = [...text.querySelectorAll("p")];
const BANDS = ["a2", "b1", "b2", "c1", "c2"];
const IDLE = 60_000; // ms without a sign of the reader
const FIRST = 20; // seconds until a text counts as opened
const EVERY = 60; // seconds between two messages about time

const pieces = (granularity) => {
  const segmenter = new Intl.Segmenter("en", { granularity });
  return paragraphs.flatMap((p, place) =>
    [...segmenter.segment(p.textContent)].map((piece) => ({ ...piece, p, place })),
  );
};
const words = pieces("word")
  .filter((word) => word.isWordLike)
  .map((word) => ({ ...word, form: word.segment.toLowerCase().replace("’", "'").replace(/'s?$/, "") }));

function range({ p, index, segment }) {
  const found = new Range();
  found.setStart(p.firstChild, index);
  found.setEnd(p.firstChild, index + segment.length);
  return found;
}

function light(name, pieces) {
  if (pieces.length) CSS.highlights?.set(name, new Highlight(...pieces.map(range)));
  else CSS.highlights?.delete(name);
}

/* Marks: words beyond the reader's level, and words being learned. */

const list = (name) => (data[name] ? data[name].split(" ") : []);
const said = new Map(list("learning").map((form) => [form, "learning"])); // what changes here wins
let every = false;
let marked = [];

function paint() {
  const chosen = (page.display ?? "").split(" ");
  const level = chosen.find((one) => /^[abc][12]$/.test(one)) ?? data.level.slice(0, 2).toLowerCase();
  const all = every || chosen.includes("every");
  const above = all ? BANDS : BANDS.slice(Math.min(BANDS.indexOf(level), 3) + 1);
  const hard = new Set(chosen.includes("none") && !every ? [] : above.flatMap(list));
  const learning = words.filter((word) => said.get(word.form) === "learning");
  const fresh = words.filter((word) => hard.has(word.form) && !said.has(word.form));
  light("fresh", fresh);
  light("learning", learning);
  marked = [...fresh, ...learning].sort((a, b) => a.place - b.place || a.index - b.index);
}

/* The sheet: the one thing that opens over the page. It shows what an address gives. */

let asked = "";

async function open(address, near) {
  asked = address;
  let html = "";
  try {
    const reply = await fetch(address, { headers: { "X-Fragment": "1" } });
    if (!reply.ok) throw reply;
    html = await reply.text();
  } catch {
    html = `<p id="sheet-title">${sheet.dataset.failed}</p>`;
  }
  if (asked !== address) return;
  fill(html);
  sheet.showPopover();
  const width = document.documentElement.clientWidth;
  const left = Math.max(16, Math.min(near.left, width - sheet.offsetWidth - 16));
  const under = near.bottom + 8;
  const over = Math.max(16, near.top - 8 - sheet.offsetHeight);
  sheet.style.setProperty("--x", `${left}px`);
  sheet.style.setProperty("--y", `${scrollY + (under + sheet.offsetHeight < innerHeight ? under : over)}px`);
  sheet.focus({ preventScroll: true });
}

function fill(html) {
  const template = document.createElement("template");
  template.innerHTML = html; // the server's own page, with every text in it escaped
  sheet.replaceChildren(template.content);
}

sheet.addEventListener("toggle", (event) => event.newState === "closed" && light("current", []));

sheet.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const body = new FormData(form, event.submitter);
  const pressed = event.submitter.textContent;
  try {
    const reply = await fetch(form.action, { method: "POST", body, headers: { "X-Fragment": "1" } });
    if (!reply.ok || reply.redirected) throw reply;
    if (form.matches("[data-display]")) return sheet.hidePopover();
    fill(await reply.text());
    const { forms, mark } = $(".gloss", sheet).dataset;
    forms.split(" ").forEach((one) => said.set(one, mark));
    if (!mark) forms.split(" ").forEach((one) => said.delete(one));
    paint();
    [...sheet.querySelectorAll("button")].find((one) => one.textContent === pressed)?.focus();
  } catch {
    const line = Object.assign(document.createElement("p"), { className: "problem", role: "alert" });
    line.textContent = sheet.dataset.unsaved;
    form.append(line);
  }
});

sheet.addEventListener("change", (event) => {
  const form = event.target.closest("[data-display]");
  if (!form) return;
  const values = [...form.querySelectorAll("select")].map((select) => select.value);
  page.display = values.filter(Boolean).join(" ");
  paint();
});

/* Meanings: any word, by tap, click or key. */

let current = -1;

function look(place) {
  const word = words[place];
  if (!word) return;
  current = place;
  light("current", [word]);
  let box = range(word).getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight * 0.7) {
    scrollBy({ top: box.top - innerHeight / 3, behavior: "instant" });
    box = range(word).getBoundingClientRect();
  }
  open(`${data.words}?word=${encodeURIComponent(word.form)}`, box);
  const at = [...word.p.textContent.slice(0, word.index)].length; // characters, not UTF-16 units
  if (data.looked) send(data.looked, { word: word.form, paragraph: word.place + 1, at });
}

/** Look the next marked word up, from the last one or from what is on the screen. */
function step(by) {
  const seen = (word) => range(word).getBoundingClientRect().top > 0;
  const from = current >= 0 ? current : words.findIndex(seen) - (by > 0);
  const places = marked.map((word) => words.indexOf(word));
  look(by > 0 ? places.find((place) => place > from) : places.findLast((place) => place < from));
}

function wordAt(x, y) {
  const spot = document.caretPositionFromPoint?.(x, y);
  const caret = spot ?? document.caretRangeFromPoint?.(x, y);
  const [node, offset] = [caret?.offsetNode ?? caret?.startContainer, caret?.offset ?? caret?.startOffset];
  return words.findIndex((word) => {
    if (word.p.firstChild !== node || offset < word.index || offset > word.index + word.segment.length) return false;
    const boxes = [...range(word).getClientRects()];
    return boxes.some((b) => b.left <= x && x <= b.right && b.top <= y && y <= b.bottom);
  });
}

text.addEventListener("click", (event) => {
  if (getSelection().isCollapsed) look(wordAt(event.clientX, event.clientY));
});

/* Listening: one utterance a sentence, the sentence lit. */

const sentences = pieces("sentence");
const voice = globalThis.speechSynthesis;
const button = $("[data-listen]");
const rate = $("[data-rate]");
let speaking = -1;

function say(words) {
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.lang = $(".text").lang;
  utterance.rate = rate.value;
  voice.speak(utterance);
  return utterance;
}

function listen(place) {
  voice.cancel();
  speaking = place < sentences.length ? place : -1;
  button.ariaPressed = speaking >= 0;
  button.textContent = button.dataset[speaking >= 0 ? "stop" : "listen"];
  light("spoken", speaking >= 0 ? [sentences[speaking]] : []);
  if (speaking < 0) return;
  const box = range(sentences[speaking]).getBoundingClientRect();
  if (box.bottom > innerHeight) scrollBy({ top: box.top - innerHeight / 3 });
  const utterance = say(sentences[place].segment);
  utterance.onend = () => speaking === place && listen(place + 1);
  utterance.onerror = () => {
    if (speaking !== place) return; // stopped by the reader
    listen(Infinity);
    button.textContent = button.dataset.none;
  };
}

/** Begin with the paragraph that is being read, or stop. */
const listenOrStop = () =>
  listen(speaking >= 0 ? Infinity : sentences.findIndex((sentence) => sentence.place >= here() - 1));

button.hidden = rate.hidden = !voice;
button.addEventListener("click", listenOrStop);
rate.addEventListener("change", () => speaking >= 0 && listen(speaking));
addEventListener("pagehide", () => voice?.cancel());

/* Place and time. Idle and hidden time do not count. */

const KEPT = `place-${data.id}`;
let active = 0;
let untold = 0;
let moved = performance.now();
let scrolled = false; // before that, the place is where the reader stopped last

/** Return the number of the paragraph that is being read, from 1. */
function here() {
  const line = innerHeight * 0.6;
  return Math.max(1, paragraphs.findLastIndex((p) => p.getBoundingClientRect().top < line) + 1);
}

function send(address, values) {
  const body = new URLSearchParams({ csrf_token: $("[name=csrf_token]")?.value ?? "", ...values });
  navigator.sendBeacon(address, body);
}

function tell() {
  if (active < FIRST || !untold) return;
  const paragraph = scrolled ? here() : data.place || here();
  if (data.time) send(data.time, { seconds: untold, paragraph });
  else kept(paragraph);
  untold = 0;
}

for (const sign of ["pointermove", "pointerdown", "keydown", "scroll"]) {
  addEventListener(sign, () => (moved = performance.now()), { passive: true });
}
addEventListener("scroll", () => (scrolled = true), { once: true });
setInterval(() => {
  if (document.hidden || (speaking < 0 && performance.now() - moved > IDLE)) return;
  active += 1;
  untold += 1;
  if (active === FIRST || untold >= EVERY) tell();
}, 1000);
addEventListener("visibilitychange", () => document.hidden && tell());
addEventListener("pagehide", tell);

/** Keep a visitor's place in this browser, or return it; a browser may refuse both. */
function kept(paragraph) {
  try {
    if (paragraph) localStorage.setItem(KEPT, paragraph);
    return Number(localStorage.getItem(KEPT));
  } catch {
    return 0;
  }
}

const stopped = data.time ? 0 : kept();
if (stopped > 1 && stopped <= paragraphs.length) {
  const link = Object.assign(document.createElement("a"), { className: "resume", href: `#p${stopped}` });
  link.textContent = data.resume.replace("{n}", stopped);
  link.addEventListener("click", () => link.remove());
  $("main").append(link);
}

/** Lead to the paragraph of another version that says what the one on the screen says. */
function sameParagraph(link) {
  const passed = paragraphs.filter((p) => p.getBoundingClientRect().bottom < innerHeight / 4).length;
  const places = link.dataset.places.split(" ");
  link.hash = passed ? `p${places[Math.min(passed, places.length - 1)]}` : "";
}

/* Keys and buttons. */

const KEYS = {
  n: () => step(1),
  p: () => step(-1),
  q: () => $("[data-key=q]")?.requestSubmit(),
  "?": () => $("[data-keys]").click(),
};

addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest("input, textarea, select")) return;
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (by && sheet.matches(":popover-open") && $(".gloss", sheet)) look(current + by);
  else if (key === " " && target === text && voice) listenOrStop();
  else if (KEYS[key]) KEYS[key]();
  else return;
  event.preventDefault();
});

addEventListener("click", (event) => {
  const link = event.target.closest("[data-sheet]");
  const word = event.target.closest("[data-say]");
  const version = event.target.closest("[data-places]");
  if (version) sameParagraph(version);
  if (word) {
    voice.cancel();
    say(word.dataset.say);
  } else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    open(link.href, link.getBoundingClientRect());
  }
});

$("[data-every]").addEventListener("click", (event) => {
  every = !every;
  event.target.ariaPressed = every;
  paint();
});

paint();

/** Send the answers that a page with a question has kept. */
try {
  if (Object.keys(localStorage).some((name) => name.startsWith("answer:"))) import("./quiz.js");
} catch {} // a browser that keeps nothing has nothing to send
