
"use strict";
(() => {
  const all = (what, root = document) => [...root.querySelectorAll(what)];
  const one = (id) => document.getElementById(id);
  const status = one("status");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const records = one("records");
  let at = null;

  const seen = (element) => element.getClientRects().length > 0;
  const named = (element) => element.className.match(/f-(\w+)/)?.[1];
  const ticked = (element) => one(`show-${named(element)}`)?.checked ?? true;
  const scroll = (element) =>
    element?.scrollIntoView({ block: "center", inline: "nearest", behavior: still.matches ? "auto" : "smooth" });

  const clear = () => {
    all(".on").forEach((element) => element.classList.remove("on"));
    status.textContent = "";
  };
  const light = (number) => {
    const lit = all(`[data-m="${number}"]`);
    lit.forEach((element) => element.classList.add("on"));
    return lit;
  };

  /** A value was chosen: its passage lights up and comes into view. */
  const toPassage = (value) => {
    clear();
    const lit = light(value.dataset.m);
    at = lit.find((element) => element.tagName === "MARK" && seen(element)) ?? null;
    all(".on", records).forEach((element) => element !== value && element.classList.remove("on"));
    scroll(at);
  };

  /** A passage was chosen: all values that it proves, and those whose passages lie around it, light up. */
  const toValues = (mark) => {
    clear();
    at = mark;
    const around = [];
    for (let m = mark; m; m = m.parentElement.closest("mark")) {
      if (ticked(m) && (m === mark || !m.classList.contains("w"))) around.push(m.dataset.m);
    }
    around.reverse().forEach(light);
    const first = all(`[data-m="${mark.dataset.m}"]`, records).find(seen);
    scroll(first);
    tell(mark, first);
  };

  const tell = (mark, value) => {
    const places = stops();
    const words = value?.querySelector(".v")?.textContent ?? mark.textContent;
    const field = named(mark)?.replaceAll("_", " ") ?? "unread";
    status.textContent = `${places.indexOf(mark) + 1} of ${places.length} · ${field}: ${words.length > 60 ? words.slice(0, 59) + "…" : words}`;
  };

  /** What the keys step through: passages of ticked fields, or the words that no field has read. */
  const stops = () => all(one("unread").checked ? "#article .u" : "#article mark[id]").filter((m) => seen(m) && ticked(m));

  const step = (by) => {
    const places = stops();
    if (!places.length) return;
    let next = places.indexOf(at);
    if (next >= 0) next += by;
    else if (at) {
      const after = places.findIndex((m) => at.compareDocumentPosition(m) & Node.DOCUMENT_POSITION_FOLLOWING);
      next = after < 0 ? (by > 0 ? 0 : places.length - 1) : by > 0 ? after : after - 1;
    } else next = by > 0 ? 0 : places.length - 1;
    const place = places[(next + places.length) % places.length];
    if (place.matches("mark")) toValues(place);
    else {
      clear();
      at = place;
      place.classList.add("on");
      tell(place);
    }
    scroll(place);
  };

  const focus = (program) => {
    one("program").value = program;
    const mine = (element) => !program || element.dataset.p === program;
    all("[data-p]").forEach((element) => element.classList.toggle("away", !mine(element)));
    all(".around").forEach((element) => element.classList.toggle("away", !!program));
    all(".table").forEach((element) => element.classList.toggle("away", !all("tr", element).some((row) => (program ? row.dataset.p === program : true))));
    all(".only").forEach((button) => button.setAttribute("aria-pressed", String(!!program && button.closest("[data-p]").dataset.p === program)));
    all("main > section").forEach((section) => (section.scrollTop = 0));
  };

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element) || target.closest(".go, button, select, label, summary")) return;
    if (target.closest(".skip")) return;
    const label = target.closest(".t");
    const value = target.closest("#records [data-m]");
    const mark = label ? all(`#article mark[data-m="${one(label.hash.slice(1)).dataset.m}"]`)[0] : target.closest("mark");
    if (!value && !mark) return;
    if (!getSelection().isCollapsed && !target.closest("a")) return;
    if (target.closest("a")) event.preventDefault();
    if (value) toPassage(value);
    else {
      let inner = mark;
      while (inner && !ticked(inner)) inner = inner.parentElement.closest("mark");
      if (inner) toValues(inner);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select")) return;
    const link = event.target.closest("a.v, a.t");
    if (event.key === "Escape") {
      clear();
      at = null;
      if (one("program").value) focus("");
    } else if (event.key === " " && link) {
      event.preventDefault();
      link.click();
    } else if (event.key === "Enter" && !event.target.closest("a, button, input, summary") && at?.matches("mark")) {
      const value = all(`[data-m="${at.dataset.m}"]`, records).find(seen);
      value?.querySelector("a.v")?.focus({ preventScroll: true });
      scroll(value);
    } else if (one("keyboard").checked) {
      if (event.key === "j" || event.key === "ArrowRight") step(1);
      else if (event.key === "k" || event.key === "ArrowLeft") step(-1);
      else return;
      event.preventDefault();
    }
  });

  const tick = (on) => all("[id^=show-]").forEach((box) => (box.checked = on));
  one("all").addEventListener("click", () => tick(true));
  one("none").addEventListener("click", () => tick(false));
  one("program").addEventListener("change", (event) => focus(event.target.value));
  all(".only").forEach((button) =>
    button.addEventListener("click", () => {
      const program = button.closest("[data-p]").dataset.p;
      focus(one("program").value === program ? "" : program);
    }),
  );
  one("unread").addEventListener("change", clear);
  all("#every, #one, #keys, .only").forEach((element) => (element.hidden = false));
  if (matchMedia("(max-width: 40rem)").matches) one("tools").open = false;
})();
