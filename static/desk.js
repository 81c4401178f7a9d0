// Keys of the questions desk, which works without them.
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Bring an item of the desk to the eye and the keyboard. */
function goTo(item) {
  item?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
}

/** At the desk: j and k go from item to item, and letters press the buttons of the one in focus. */
function desk(key, target) {
  const items = [...document.querySelectorAll(".draft")].filter((item) => item.checkVisibility());
  const at = items.indexOf(target.closest(".draft"));
  if (key === "j") return goTo(items[at + 1]);
  if (key === "k") return goTo(items[Math.max(0, at - 1)]);
  const place = items[at]?.id === "undo" && key !== "u" ? items[at + 1] : items[at];
  (key === "u" || key === "n" ? document : place)?.querySelector(`[data-key="${key}"]`)?.click();
}
if (location.hash === "#undo") document.querySelector("#undo")?.focus({ preventScroll: true });

addEventListener("keydown", ({ key, target, ctrlKey, metaKey, altKey }) => {
  if (ctrlKey || metaKey || altKey || target.matches("input, textarea, select")) return;
  if (/^[a-z]$/.test(key)) desk(key, target);
});
