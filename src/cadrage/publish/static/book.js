// Cards for evidence, what a reader turns on and off, citations, and keys for what scrolls.
// Everything here is a help: without it the links lead to their sentences all the same.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const element = (tag, name, text, lang) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.textContent = text;
    if (lang) made.lang = lang;
    return made;
  };
  const data = (id) => {
    const held = document.getElementById(id);
    return held ? JSON.parse(held.textContent) : null;
  };
  const remember = (key, value) => { try { localStorage.setItem(`cadrage-${key}`, value); } catch { /* private mode */ } };
  const recall = (key) => { try { return localStorage.getItem(`cadrage-${key}`); } catch { return null; } };

  // ---- one card, moved to the link that asks for it ----
  const cards = data("ev-cards") || {};
  const address = (link) => link.getAttribute("href") || link.getAttributeNS("http://www.w3.org/1999/xlink", "href") || "";
  const idsOf = (link) => {
    const listed = link.getAttribute("data-ev") || decodeURIComponent(address(link).split("#")[1] || "");
    return listed.split(" ").filter((id) => id in cards);
  };
  const card = element("div", "ev-card", "");
  card.id = "ev-card";
  card.hidden = true;
  card.setAttribute("role", "group");
  let owner = null;
  let timer = 0;

  const source = (link, words, more) => {
    const line = element("p", "ev-source", "");
    const go = element("a", "", words);
    go.href = address(link);
    line.append(go, ` ${more}`);
    card.setAttribute("aria-label", words);
    return line;
  };
  const fillSentences = (link, ids) => {
    const [first, last] = [ids[0], ids[ids.length - 1].split(".").pop()];
    card.append(source(link, ids.length > 1 ? `${first}–${last}` : first, cards[first].outlet));
    for (const id of ids) {
      const text = element("p", "ev-text", cards[id].text, cards[id].lang);
      if (ids.length > 1) text.prepend(element("span", "ev-number", `${id.split(".").pop()} `));
      card.append(text);
      if (cards[id].english) card.append(element("p", "ev-english", cards[id].english, "en"));
    }
  };
  const fillCount = (link, { definition, evidence }) => {
    const [few, more] = [evidence.slice(0, 24).join(" "), evidence.length > 24 ? " …" : ""];
    card.append(source(link, "What was counted", ""), element("p", "ev-text", definition));
    if (few) card.append(element("p", "ev-english", few + more));
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
    card.className = ["ev-card", ...[...link.classList].filter((name) => name.startsWith("outlet-"))].join(" ");
    card.replaceChildren();
    if (cards[ids[0]].definition) fillCount(link, cards[ids[0]]);
    else fillSentences(link, ids);
    document.querySelector("main").append(card);
    card.hidden = false;
    link.setAttribute("aria-expanded", "true");
    place(link);
  };
  const later = (action, wait) => { clearTimeout(timer); timer = setTimeout(action, wait); };

  for (const link of all("main a")) {
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

  // ---- a range lights up whole (SPU21.9-11) ----
  const light = () => {
    for (const lit of all(".is-cited")) lit.classList.remove("is-cited");
    const [, siglum, first, last] = /^#(\w+)\.(\d+)-(\d+)$/.exec(decodeURIComponent(location.hash)) || [];
    for (let number = Number(first); number <= Number(last); number += 1) {
      const sentence = document.getElementById(`${siglum}.${number}`);
      if (!sentence) break;
      sentence.classList.add("is-cited");
      if (number === Number(first)) sentence.scrollIntoView();
    }
  };
  light();
  window.addEventListener("hashchange", light);

  // ---- the switches of an article, remembered ----
  for (const input of all(".switches input")) {
    const kept = recall(`show-${input.name}`);
    if (kept !== null) input.checked = input.type === "radio" ? kept === input.value : kept === "yes";
    input.addEventListener("change", () => remember(`show-${input.name}`, input.type === "radio" ? input.value : input.checked ? "yes" : "no"));
  }

  // ---- the layers of a chapter: the story, and on demand its method, its code and data ----
  const chapter = { method: "details.method", code: ".cell details.hide, details.data" };
  const bar = document.querySelector(".header-article-items__end");
  const kinds = Object.keys(chapter).filter((kind) => document.querySelector(`main :is(${chapter[kind]})`));
  if (bar && kinds.length) {
    const group = element("fieldset", "reading-layers", "");
    group.append(element("legend", "for-readers", "Show beside the story"));
    for (const kind of kinds) {
      const label = element("label", "", kind === "method" ? "Method" : "Code");
      if (kind === "code") label.append(element("span", "more", " and data"));
      const input = element("input", "", "");
      const show = () => {
        document.documentElement.classList.toggle(`shows-${kind}`, input.checked);
        for (const details of all(`main :is(${chapter[kind]})`)) details.open = input.checked;
        remember(`layer-${kind}`, input.checked ? "yes" : "no");
      };
      input.type = "checkbox";
      input.autocomplete = "off";
      input.checked = recall(`layer-${kind}`) === "yes";
      if (input.checked) show();
      input.addEventListener("change", show);
      label.prepend(input);
      group.append(label);
    }
    bar.before(group);
  }

  // ---- to cite a sentence: made when its notes are opened ----
  const template = data("cite-sentence");
  const written = (kind, id) => {
    const page = location.protocol.startsWith("http") && !template.page.includes("://")
      ? location.href.split("#")[0] : template.page;
    return template[kind].replaceAll("\ue000", id.split(".").pop()).replaceAll("\ue001", `${page}#${id}`);
  };
  const download = (words, name, kind, text) => {
    const link = element("a", "", words);
    link.download = name;
    link.href = `data:${kind};charset=utf-8,${encodeURIComponent(text)}`;
    return link;
  };
  const copy = async (button, shown) => {
    const range = document.createRange();
    range.selectNodeContents(shown);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    try { await navigator.clipboard.writeText(shown.textContent); } catch { document.execCommand("copy"); }
    button.nextElementSibling.textContent = "Copied";
  };
  const citing = (id) => {
    const list = element("dl", "cite", "");
    const held = element("dd", "", "");
    const shown = element("pre", "", written("plain", id));
    shown.tabIndex = 0;
    shown.setAttribute("role", "group");
    shown.setAttribute("aria-label", "Citation");
    const tools = element("div", "cite-tools", "");
    const state = element("span", "", "");
    state.setAttribute("role", "status");
    for (const [kind, words] of [["plain", "Words"], ["bibtex", "BibTeX"], ["ris", "RIS"]]) {
      const button = element("button", "", words);
      button.type = "button";
      button.setAttribute("aria-pressed", String(kind === "plain"));
      button.addEventListener("click", () => {
        shown.textContent = written(kind, id);
        for (const other of all("[aria-pressed]", tools)) other.setAttribute("aria-pressed", String(other === button));
        state.textContent = "";
      });
      tools.append(button);
    }
    const take = element("button", "", "Copy");
    take.type = "button";
    take.addEventListener("click", () => copy(take, shown));
    tools.append(take, state,
      download("Download .bib", `${id}.bib`, "application/x-bibtex", `${written("bibtex", id)}\n`),
      download("Download .ris", `${id}.ris`, "application/x-research-info-systems", written("ris", id)));
    held.append(shown, tools);
    list.append(element("dt", "", "To cite it"), held);
    return list;
  };
  for (const notes of template ? all(".sentence > .notes") : []) {
    notes.addEventListener("toggle", () => {
      if (notes.open && !notes.querySelector(".cite")) notes.append(citing(notes.parentElement.id));
    });
  }

  // ---- what scrolls sideways can be reached by keyboard ----
  const reach = () => {
    for (const box of all(".pst-scrollable-table-container, .figure-frame, .drawing, div.cadrage-table, .cell_output .output, .bd-article pre, div.formula")) {
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
  document.addEventListener("toggle", reach, true); // what was folded has no width
  if (document.fonts) document.fonts.ready.then(reach);
})();
