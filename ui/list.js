// Lists of dossiers: moved through by single keys, and told when something changed. The page is
// whole without it. Keys go by their place, not by what an input method makes of them, and can be
// put off.
const KEPT = "motcua-keys-off";
const help = document.getElementById("phim-tat");
const links = () => [...document.querySelectorAll("main .list tbody a.number")];
// A browser may refuse to keep anything: then they are on.
const kept = (value) => {
  try {
    if (value) localStorage.setItem(KEPT, value);
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
};
const isOff = () => kept() === "1";
const isTyping = (at) =>
  at.closest("textarea, select, input:not([type=checkbox])") !== null || at.isContentEditable;

// The row that has the focus, else the one before the first.
const place = () => {
  const row = document.activeElement.closest("tr");
  return links().findIndex((link) => row !== null && link.closest("tr") === row);
};
const go = (step) => {
  const all = links();
  const to = Math.min(Math.max(place() + step, 0), all.length - 1);
  if (all.length > 0) all[to].focus();
};
const acts = {
  KeyJ: () => go(1),
  KeyK: () => go(-1),
  KeyX: () => {
    const row = document.activeElement.closest("tr");
    const box = row && row.querySelector("input[type=checkbox]");
    if (box) box.checked = !box.checked;
  },
  Slash: (event) => {
    if (event.shiftKey || event.key === "?") help.open = !help.open;
    else document.querySelector("form[role=search] input[type=text]")?.focus();
  },
};

document.addEventListener("keydown", (event) => {
  const act = acts[event.code];
  if (!act || isOff() || event.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (isTyping(event.target) || (event.shiftKey && event.code !== "Slash")) return;
  event.preventDefault();
  act(event);
});
if (help) {
  help.hidden = false;
  help.querySelector("[data-off]").addEventListener("click", () => {
    kept(isOff() ? "0" : "1");
    help.classList.toggle("off", isOff());
  });
  help.classList.toggle("off", isOff());
}

// A page in the background lets go of its stream: a browser has six to one place in all.
const said = document.getElementById("co-thay-doi");
let stream = null;
const tell = () => {
  said.firstElementChild.hidden = false;
  close();
};
const close = () => {
  if (stream) stream.close();
  stream = null;
};
const watch = () => {
  if (stream || document.hidden || !said.firstElementChild.hidden) return;
  stream = new EventSource("/api/v1/events");
  stream.addEventListener("dossier", tell);
  // What happened since the page was made, or while the stream was away.
  stream.addEventListener("ready", (event) => {
    if (event.lastEventId !== said.dataset.asOf) tell();
  });
};
if (said && said.dataset.asOf) {
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : watch()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", watch);
  watch();
}
