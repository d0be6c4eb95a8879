// Cards for evidence, the switch of the marks, and scrolling tables that a keyboard can reach.
// Everything here is a help: without it the links lead to their sentences all the same.
"use strict";
(() => {
  const held = document.getElementById("ev-cards");
  const cards = held ? JSON.parse(held.textContent) : {};
  const address = (link) => link.getAttribute("href") || link.getAttributeNS("http://www.w3.org/1999/xlink", "href") || "";
  const idsOf = (link) => {
    const listed = link.getAttribute("data-ev") || decodeURIComponent(address(link).split("#")[1] || "");
    return listed.split(" ").filter((id) => id in cards);
  };
  const element = (tag, name, text, lang) => {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = text;
    if (lang) made.lang = lang;
    return made;
  };

  // ---- one card, moved to the link that asks for it ----
  const card = element("div", "ev-card", "");
  card.id = "ev-card";
  card.hidden = true;
  card.setAttribute("role", "group");
  let owner = null;
  let timer = 0;

  const fill = (link, ids) => {
    card.replaceChildren();
    const first = cards[ids[0]];
    const source = element("p", "ev-source", "");
    const go = element("a", "", ids.length > 1 ? `${ids[0]}–${ids[ids.length - 1].split(".").pop()}` : ids[0]);
    go.href = address(link);
    source.append(go, ` ${first.outlet}`);
    card.append(source);
    for (const id of ids) {
      const text = element("p", "ev-text", cards[id].text, cards[id].lang);
      if (ids.length > 1) text.prepend(element("span", "ev-number", `${id.split(".").pop()} `));
      card.append(text);
      if (cards[id].english) card.append(element("p", "ev-english", cards[id].english, "en"));
    }
    card.setAttribute("aria-label", `Sentence ${go.textContent}`);
    card.className = ["ev-card", ...[...link.classList].filter((name) => name.startsWith("outlet-"))].join(" ");
  };
  const place = (link) => {
    const box = link.getBoundingClientRect();
    const wide = document.documentElement.clientWidth;
    const left = Math.min(Math.max(12, box.left - 16), wide - card.offsetWidth - 12);
    const below = box.bottom + card.offsetHeight + 8 < window.innerHeight || box.top < card.offsetHeight + 8;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${(below ? box.bottom + 4 : box.top - card.offsetHeight - 4) + window.scrollY}px`;
  };
  const close = () => {
    clearTimeout(timer);
    if (owner) owner.setAttribute("aria-expanded", "false");
    owner = null;
    card.hidden = true;
  };
  const open = (link) => {
    clearTimeout(timer);
    const ids = idsOf(link);
    if (!ids.length || owner === link) return;
    close();
    owner = link;
    fill(link, ids);
    document.querySelector("main").append(card);
    card.hidden = false;
    link.setAttribute("aria-expanded", "true");
    place(link);
  };
  const later = (action, wait) => { clearTimeout(timer); timer = setTimeout(action, wait); };

  for (const link of document.querySelectorAll("main a")) {
    if (link.closest(".sentence") || !idsOf(link).length) continue;
    if (link instanceof HTMLElement) {
      link.setAttribute("aria-expanded", "false");
      link.setAttribute("aria-controls", "ev-card");
    }
    let touched = false;
    link.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
    link.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") later(() => open(link), 120); });
    link.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") later(close, 250); });
    link.addEventListener("focus", () => { if (!touched) open(link); });
    link.addEventListener("blur", (event) => { if (!card.contains(event.relatedTarget)) later(close, 150); });
    link.addEventListener("click", (event) => {
      if (touched && owner !== link) { event.preventDefault(); open(link); }
    });
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") later(close, 250); });
  card.addEventListener("focusout", (event) => { if (!card.contains(event.relatedTarget)) later(close, 150); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("pointerdown", (event) => {
    if (owner && !card.contains(event.target) && !owner.contains(event.target)) close();
  });
  window.addEventListener("resize", close);

  // ---- the marks of an edition, on or off, remembered ----
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private mode */ } };
  const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  for (const text of document.querySelectorAll(".edition-text")) {
    const button = element("button", "layer-switch", "");
    button.type = "button";
    const show = (on) => {
      text.classList.toggle("layers-off", !on);
      button.textContent = on ? "Hide the marks" : "Show the marks";
      remember("cadrage-marks", on ? "on" : "off");
    };
    button.addEventListener("click", () => show(text.classList.contains("layers-off")));
    show(recall("cadrage-marks") !== "off");
    text.before(button);
  }

  // ---- what scrolls sideways can be reached by keyboard ----
  const reach = () => {
    for (const box of document.querySelectorAll(".pst-scrollable-table-container, .figure-frame, .drawing, div.cadrage-table, .cell_output .output, .bd-article pre, div.formula")) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      if (scrolls) {
        box.tabIndex = 0;
        if (box.hasAttribute("aria-label")) continue; // it has a name of its own
        box.setAttribute("role", "group"); // not a landmark: a page may have ten
        box.setAttribute("aria-label", box.querySelector("table") ? "Table, scrolls sideways" : "Scrolls sideways");
      } else {
        box.removeAttribute("tabindex");
      }
    }
  };
  reach();
  window.addEventListener("resize", reach);
  if (document.fonts) document.fonts.ready.then(reach);
})();
