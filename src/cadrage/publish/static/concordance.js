// The concordance: words and lemmas in their context, from an index whose parts load as scripts,
// since a page at file:// may fetch nothing. MiniSearch finds words and names in the parts; what is
// cut and folded here is cut and folded as in cadrage.publish.concordance.words.
"use strict";
(() => {
  const room = document.querySelector(".concordance[data-index]");
  if (!room) return;
  const PAGE = 50;
  const STEP = 2 ** 21; // words of a sentence, at most; a place is sentence * STEP + word
  const WORD = /[\p{L}\p{N}\u0300-\u036f]+/gu;
  const ASKED = /[\p{L}\p{N}\u0300-\u036f]+\*?/gu;
  const fold = (word) => word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/œ/g, "oe").replace(/æ/g, "ae");

  // ---- parts of the index, each loaded once ----
  const held = new Map();
  const waiting = new Map();
  window.cadrageShard = (name, content) => waiting.get(name)(content);
  const load = (name) => {
    if (!held.has(name)) {
      held.set(name, new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const script = document.createElement("script");
        script.src = `${room.dataset.index}${name}.js`;
        script.onerror = () => reject(new Error(`The index lacks the part «${name}».`));
        document.head.append(script);
      }));
    }
    return held.get(name);
  };
  const finders = new Map();
  const finder = (name, labels) => {
    if (!finders.has(name)) {
      const made = new MiniSearch({ fields: ["label"], processTerm: fold, tokenize: (label) => label.match(WORD) || [] });
      made.addAll(labels.map((label, id) => ({ id, label })));
      finders.set(name, made);
    }
    return finders.get(name);
  };
  const lastNotAfter = (starts, wanted) => {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= wanted) low = middle; else high = middle - 1;
    }
    return low;
  };
  const rowsOf = (packed, width) => {
    const numbers = packed ? packed.split(" ").map(Number) : [];
    const rows = [];
    for (let at = 0, sentence = 0; at < numbers.length; at += width) {
      sentence += numbers[at];
      rows.push([sentence, ...numbers.slice(at + 1, at + width)]);
    }
    return rows;
  };
  const placesOf = (packed) => {
    const numbers = packed.split(" ");
    const places = new Float64Array(numbers.length / 2);
    for (let at = 0, sentence = 0; at < places.length; at++) {
      sentence += Number(numbers[2 * at]);
      places[at] = sentence * STEP + Number(numbers[2 * at + 1]);
    }
    return places;
  };
  const joined = (lists) => {
    const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
    let at = 0;
    for (const list of lists) { all.set(list, at); at += list.length; }
    return lists.length > 1 ? all.sort() : all;
  };

  // ---- words: those that are asked for, their lemmas, their places ----
  let index;
  const partsOf = (prefixes, key, starred) => {
    let best = -1;
    const found = [];
    prefixes.forEach((prefix, part) => {
      if (starred && prefix.startsWith(key)) found.push(part);
      else if (key.startsWith(prefix) && (best < 0 || prefix.length > prefixes[best].length)) best = part;
    });
    return best < 0 ? found : [best, ...found];
  };
  const wordsIn = async (part) => {
    const content = await load(`words/${part}`);
    const keys = Object.keys(content);
    return { keys, content, find: finder(`words/${part}`, keys) };
  };
  const formsOf = async (asked, starred) => {
    const key = fold(asked);
    const plain = asked.toLowerCase().normalize("NFC");
    const found = [];
    for (const part of partsOf(index.words, key, starred)) {
      const { keys, content, find } = await wordsIn(part);
      for (const { id } of find.search(key, { prefix: starred, fuzzy: false })) {
        // accents that are written must be there; where none is written any may
        found.push(...content[keys[id]].filter(([form]) => plain === key || (starred ? form.startsWith(plain) : form === plain)));
      }
    }
    return found;
  };
  const nearest = async (asked) => {
    const key = fold(asked);
    const found = [];
    for (const part of partsOf(index.words, key, false)) {
      const { keys, content, find } = await wordsIn(part);
      const near = find.search(key, { fuzzy: 0.34, prefix: key.length > 3 });
      found.push(...near.slice(0, 6).flatMap(({ id }) => content[keys[id]].filter(([, , count]) => count).map(([form]) => form)));
    }
    return found.slice(0, 6);
  };
  const placesOfLemma = async (lemma) => {
    const parts = await Promise.all(partsOf(index.hits, fold(lemma), false).map((part) => load(`hits/${part}`)));
    return Object.assign({}, ...parts.map((part) => (part[fold(lemma)] || {})[lemma]));
  };
  const placesOfWord = async (asked, anyForm) => {
    const starred = asked.endsWith("*");
    const forms = await formsOf(starred ? asked.slice(0, -1) : asked, starred);
    const byLemma = new Map();
    for (const [form, lemma] of forms) byLemma.set(lemma, [...(byLemma.get(lemma) || []), form]);
    const lists = await Promise.all([...byLemma].map(async ([lemma, wanted]) => {
      const places = await placesOfLemma(lemma);
      const chosen = anyForm && !starred ? Object.keys(places) : wanted.filter((form) => form in places);
      return chosen.map((form) => placesOf(places[form]));
    }));
    return joined(lists.flat());
  };
  const inARow = (lists) => lists.slice(1).reduce((first, next, gap) => {
    let at = 0;
    return first.filter((place) => {
      while (at < next.length && next[at] < place + gap + 1) at++;
      return next[at] === place + gap + 1;
    });
  }, lists[0]);

  // ---- what a search is narrowed by ----
  const OWN = "the article’s own words";
  const FILTERS = [["actor", "actors", "Actor in the sentence"], ["voice", "voices", "Voice"], ["frame", "frames", "Frame"]];
  const chosen = async (kind, label) => {
    const { values, parts } = await load(kind);
    const at = values.findIndex(([value]) => value === label);
    if (at < 0) return "";
    const part = lastNotAfter(parts, at);
    return (await load(`${kind}/${part}`))[at - parts[part]];
  };
  const sentencesOf = async (kind, label) => new Set(rowsOf(await chosen(kind, label), 1).map(([sentence]) => sentence));
  const spokenBy = async (label) => {
    const spans = new Map();
    for (const [sentence, first, last] of rowsOf(await chosen("voices", label), 3)) {
      spans.set(sentence, [...(spans.get(sentence) || []), [first, last]]);
    }
    return (sentence, word) => (spans.get(sentence) || []).some(([first, last]) => first <= word && word <= last);
  };
  const voice = async (label) => {
    if (label !== OWN) return spokenBy(label);
    const quoted = await spokenBy("anybody quoted");
    return (sentence, word) => !quoted(sentence, word);
  };
  const dayNumber = (iso, otherwise) => (iso ? Date.parse(`${iso}T00:00:00Z`) / 864e5 : otherwise);
  const told = async (from, to) => {
    const [first, last] = [dayNumber(from, -1e6), dayNumber(to, 1e6)];
    const rows = rowsOf(await load("days"), 3).filter(([, begin, end]) => begin <= last && first <= end);
    return new Set(rows.map(([sentence]) => sentence));
  };
  const articleOf = (sentence) => lastNotAfter(index.firsts, sentence);
  const inArticles = (asked) => {
    const allowed = index.articles.map(([siglum, outlet, , , first, last]) =>
      (!asked.article || asked.article === siglum || asked.article === outlet) &&
      (!asked.from || (last || "0") >= asked.from) && (!asked.to || (first || "9") <= asked.to));
    return (sentence) => allowed[articleOf(sentence)];
  };
  const testsFor = async (asked) => {
    const tests = [];
    if (asked.article || asked.from || asked.to) tests.push(inArticles(asked));
    for (const [name, kind] of [["actor", "actors"], ["frame", "frames"]]) {
      if (!asked[name]) continue;
      const sentences = await sentencesOf(kind, asked[name]);
      tests.push((sentence) => sentences.has(sentence));
    }
    if (asked.since || asked.until) {
      const sentences = await told(asked.since, asked.until);
      tests.push((sentence) => sentences.has(sentence));
    }
    if (asked.voice) tests.push(await voice(asked.voice));
    return tests;
  };

  // ---- the form ----
  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children);
    return made;
  };
  const labelled = (id, label, field) => element("div", { class: "field" }, element("label", { for: id }, label), field);
  const select = (id, name, options) => element("select", { id, name }, element("option", { value: "" }, "any"), ...options);
  const option = (value, count) => element("option", { value }, count === undefined ? value : `${value} (${count})`);
  // more values than a list can show: a field that proposes the nearest
  const proposing = (id, name, labels) => {
    const list = element("datalist", { id: `${id}-list` });
    const field = element("input", { id, name, list: `${id}-list`, autocomplete: "off" });
    field.addEventListener("input", async () => {
      const all = await labels();
      const near = finder(id, all).search(field.value, { prefix: true, combineWith: "AND" }).slice(0, 20);
      list.replaceChildren(...near.map((found) => option(all[found.id])));
    });
    return element("span", {}, field, list);
  };
  const articleField = () => {
    const outlets = [...new Set(index.articles.map(([, outlet]) => outlet))];
    const sigla = index.articles.map(([siglum]) => siglum);
    if (sigla.length > 200) return proposing("c-article", "article", async () => [...outlets, ...sigla]);
    return select("c-article", "article", [...outlets.filter((outlet) => index.articles.filter((row) => row[1] === outlet).length > 1), ...sigla].map((value) => option(value)));
  };
  const filterField = (name, kind) => {
    const values = index[kind];
    const id = `c-${name}`;
    if (!values) return proposing(id, name, async () => [...(name === "voice" ? [OWN] : []), ...(await load(kind)).values.map(([label]) => label)]);
    const own = name === "voice" ? [option(OWN)] : [];
    return select(id, name, [...own, ...values.map(([label, count]) => option(label, count))]);
  };
  const day = (id, name, label) => labelled(id, label, element("input", { id, name, type: "date" }));
  const radio = (value, label, checked) => element("label", {}, element("input", { type: "radio", name: "form", value, checked }), ` ${label}`);
  const form = element("form", { role: "search", "aria-label": "Concordance" });
  const status = element("p", { class: "concordance-count", role: "status" });
  const list = element("ol", { class: "kwic" });
  const more = element("button", { type: "button", class: "concordance-more", hidden: true }, "Show more");
  const narrow = element("details", { class: "concordance-narrow" });
  const build = () => {
    form.append(
      element("div", { class: "concordance-ask" },
        labelled("c-words", "Words", element("input", { id: "c-words", name: "q", type: "search", lang: "fr", autocomplete: "off", spellcheck: "false", "aria-describedby": "c-hint" })),
        element("button", { type: "submit" }, "Search")),
      element("p", { id: "c-hint", class: "concordance-hint" }, "Several words are looked for in a row. A star stands for any ending: mercen*."),
      element("fieldset", { class: "concordance-forms" }, element("legend", {}, "Find"),
        radio("any", "any form of a word", true), radio("written", "the words as written", false)),
      narrow);
    narrow.append(element("summary", {}, "Narrow the search"), element("div", { class: "concordance-filters" },
      labelled("c-article", "Article or outlet", articleField()),
      ...FILTERS.map(([name, kind, label]) => labelled(`c-${name}`, label, filterField(name, kind))),
      day("c-from", "from", "Published from"), day("c-to", "to", "Published to"),
      day("c-since", "since", "Tells of days from"), day("c-until", "until", "Tells of days to")));
    room.append(form, status, list, more);
    document.querySelector(".concordance-without").hidden = true;
  };

  // ---- places in their context ----
  const textOf = async (sentence) => {
    const block = lastNotAfter(index.blocks, sentence);
    return (await load(`texts/${block}`))[sentence - index.blocks[block]];
  };
  const line = async (place, length) => {
    const sentence = Math.floor(place / STEP);
    const text = await textOf(sentence);
    const words = [...text.matchAll(WORD)].slice(place % STEP, (place % STEP) + length);
    const last = words[words.length - 1];
    const [start, end] = [words[0].index, last.index + last[0].length];
    const [siglum, , slot, lang, , , first] = index.articles[articleOf(sentence)];
    const id = `${siglum}.${sentence - first + 1}`;
    return element("li", {},
      element("a", { class: `ev outlet-${slot}`, href: `articles/${siglum}.html#${id}` }, id),
      element("p", { lang }, element("span", { class: "left" }, element("span", {}, text.slice(0, start))),
        element("mark", {}, text.slice(start, end)), element("span", { class: "right" }, text.slice(end))));
  };
  let shown = { places: [], length: 1, at: 0 };
  const show = async () => {
    const upTo = Math.min(shown.at + PAGE, shown.places.length);
    const now = shown;
    const lines = await Promise.all([...shown.places.slice(shown.at, upTo)].map((place) => line(place, now.length)));
    if (now !== shown) return; // another search was asked for meanwhile
    const before = list.children.length;
    list.append(...lines);
    shown.at = upTo;
    more.hidden = upTo >= shown.places.length;
    if (before) lines[0].querySelector("a").focus();
  };
  const count = (places) => {
    const articles = new Set();
    for (const place of places) articles.add(articleOf(Math.floor(place / STEP)));
    const said = (number, name) => `${number.toLocaleString("en")} ${name}${number === 1 ? "" : "s"}`;
    return places.length ? `${said(places.length, "place")} in ${said(articles.size, "article")}` : "Not in these articles.";
  };
  const propose = async (words) => {
    const near = (await Promise.all(words.map(nearest))).flat();
    if (!near.length) return;
    status.append(" Near: ");
    for (const word of new Set(near)) {
      status.append(element("a", { href: `#${new URLSearchParams({ q: word })}`, lang: "fr" }, word), " ");
    }
  };
  let turn = 0;
  const search = async () => {
    const own = ++turn;
    const asked = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
    restore(asked);
    list.replaceChildren();
    more.hidden = true;
    const words = (asked.q || "").match(ASKED) || [];
    status.textContent = words.length ? "Searching …" : "";
    if (!words.length) return;
    const lists = await Promise.all(words.map((word) => placesOfWord(word, asked.form !== "written")));
    const tests = await testsFor(asked);
    const places = inARow(lists).filter((place) => tests.every((test) => test(Math.floor(place / STEP), place % STEP)));
    if (own !== turn) return;
    shown = { places, length: words.length, at: 0 };
    await show();
    if (own !== turn) return;
    status.textContent = count(places);
    if (!places.length && lists.some((found) => !found.length)) await propose(words.filter((word, at) => !lists[at].length));
  };
  const restore = (asked) => {
    for (const field of form.elements) {
      if (!field.name) continue;
      if (field.type === "radio") field.checked = field.value === (asked.form || "any");
      else field.value = asked[field.name] || "";
    }
    if (Object.keys(asked).some((name) => name !== "q" && name !== "form")) narrow.open = true;
  };
  const ask = (event) => {
    event.preventDefault();
    const asked = [...new FormData(form)].filter(([name, value]) => value && !(name === "form" && value === "any"));
    const hash = `#${new URLSearchParams(asked)}`;
    if (location.hash === hash) run(); else location.hash = hash;
  };
  const run = () => search().catch((error) => { status.textContent = error.message; });

  load("index").then((content) => {
    index = { ...content, firsts: content.articles.map((row) => row[6]) };
    build();
    form.addEventListener("submit", ask);
    more.addEventListener("click", show);
    window.addEventListener("hashchange", run);
    run();
  });
})();
