// Asks how far the work is, once a second; without script the page loads itself again.
const clock = setInterval(async () => {
  const reply = await fetch(location).catch(() => null);
  if (!reply) return; // no connection: ask again
  if (reply.redirected) return location.replace(reply.url);
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  const now = page.querySelector("#job");
  if (!now) return location.reload();
  if (now.querySelector("[role=alert]")) clearInterval(clock);
  document.querySelector("#job").replaceWith(now);
}, 1000);
