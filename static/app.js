// Adds to pages that work without it. Pages with a text or a question have scripts of their own.

/** Send the answers that a page with a question has kept. */
try {
  if (Object.keys(localStorage).some((name) => name.startsWith("answer:"))) import("./quiz.js");
} catch {} // a browser that keeps nothing has nothing to send
