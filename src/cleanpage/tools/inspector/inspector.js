// The state of the file: which blocks are shown, where the reader is, what is open. Follows `parts.js`.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const MAX_MARKS = 2000; // marks on the screen; nobody reads more, and each costs time
  const SLOW = 3000; // blocks above which typing waits for a pause
  const PAUSE = 150; // ms

  const list = byId("blocks");
  const panel = byId("panel");
  const search = byId("search");
  const status = byId("status");
  const blocks = [...list.children];
  const texts = blocks.map((block) => block.querySelector(".text").textContent);
  const labels = blocks.map((block) => block.classList[1].slice(2));
  let shown = blocks.map((_, index) => index);
  let here = -1; // the block that the keys and the panel are at
  let pinned = -1; // the block whose reasons stay
  let finding = -1;
  let parsed = null;

  const evidence = () => (parsed ??= JSON.parse(byId("evidence").textContent));
  const isWide = () => matchMedia("(min-width: 62.01rem)").matches;

  // The panel: why one block has its label.

  // What claims a block decides over it, so that its clues are the reasons.
  function claim(which, isDecisive) {
    const item = byId(`finding-${which}`);
    const link = make("button", { type: "button", className: "find", textContent: "Highlight this finding" });
    link.addEventListener("click", () => showFinding(which));
    const head = make("p", { textContent: item.querySelector(".finding-head").textContent });
    const items = [make("div", { className: "claim" }, head, link)];
    if (isDecisive) {
      const clues = item.querySelector(".bars").cloneNode(true);
      clues.classList.add("clues");
      items.push(make("h3", { textContent: "Its clues: + for it, − against it" }), clues);
    }
    return items;
  }

  function panelHead(index) {
    const badge = blocks[index].querySelector(".badge").cloneNode(true);
    const head = make("div", { className: `panel-head l-${labels[index]}` }, badge);
    head.append(make("span", { textContent: `score ${evidence().blocks[index].score}` }));
    const close = make("button", { type: "button", className: "close", textContent: "Close" });
    close.addEventListener("click", unpin);
    if (pinned === index) head.append(close);
    return head;
  }

  const meaning = (index) => document.querySelector(`.chip.l-${labels[index]}`).title;

  function fillPanel(index) {
    const row = evidence().blocks[index];
    const place = row.path ?? (row.line ? `line ${row.line}` : "no place of its own");
    const source = make("button", { type: "button", className: "find to-source", textContent: "Show in the source" });
    source.addEventListener("click", () => showSource(index));
    panel.replaceChildren(
      panelHead(index),
      make("p", { textContent: meaning(index) }),
      ...(row.findings ?? []).flatMap((which) => claim(which, !row.reasons)),
      ...reasons(row),
      ...(row.original ? original(row.original) : []),
      make("h3", { textContent: "Place" }),
      make("p", { className: "where", textContent: `block ${index} of ${blocks.length}, counted from 0; ${place}` }),
      make("p", {}, source),
    );
    panel.scrollTop = 0;
  }

  function reasons(row) {
    const title = "Reasons: + for the text, − against it";
    if (row.reasons) return [make("h3", { textContent: title }), reasonBars(row, evidence().names)];
    return row.findings ? [] : [make("p", { textContent: "It is not scored." })];
  }

  // Where the reader is.

  function setHere(index, { focus = false, scroll = "nearest" } = {}) {
    if (here >= 0) {
      blocks[here].classList.remove("here");
      blocks[here].querySelector(".why").tabIndex = -1;
    }
    here = index;
    const button = blocks[index].querySelector(".why");
    blocks[index].classList.add("here");
    button.tabIndex = 0;
    byId("map-here").setAttribute("x", evidence().blocks[index].x);
    if (focus) {
      button.focus({ preventScroll: true });
      blocks[index].scrollIntoView({ block: scroll });
    }
    if (pinned >= 0 && pinned !== index && focus) pin(index);
    else if (pinned < 0 && isWide()) fillPanel(index);
  }

  function setOpen(index, isOpen) {
    blocks[index].classList.toggle("open", isOpen);
    blocks[index].querySelector(".why").setAttribute("aria-expanded", isOpen);
  }

  function pin(index) {
    if (pinned >= 0) setOpen(pinned, false);
    pinned = index;
    setOpen(index, true);
    fillPanel(index);
    panel.classList.add("open");
    root.classList.add("panel-shown");
    byId("announcement").textContent = `${labels[index]}, score ${evidence().blocks[index].score}. ${meaning(index)}`;
    if (!isWide()) blocks[index].scrollIntoView({ block: "start" });
  }

  function unpin() {
    const was = pinned;
    pinned = -1;
    if (was < 0) return;
    setOpen(was, false);
    panel.classList.remove("open");
    root.classList.remove("panel-shown");
    fillPanel(was);
    byId("announcement").textContent = "";
    if (panel.contains(document.activeElement) || document.activeElement === document.body) {
      blocks[was].querySelector(".why").focus({ preventScroll: true });
    }
  }

  function move(step) {
    if (!shown.length || byId("view-blocks").hidden) return;
    const next = step > 0 ? shown.find((index) => index > here) : shown.findLast((index) => index < here);
    if (next !== undefined) setHere(next, { focus: true });
  }

  // Filters.

  function showStatus() {
    const some = shown.length < blocks.length ? `${grouped(shown.length)} of ` : "";
    const count = `${some}${grouped(blocks.length)} ${blocks.length === 1 ? "block" : "blocks"}`;
    const highlighted = finding >= 0 ? ` · ${evidence().findings[finding].length} highlighted (Esc to clear)` : "";
    status.textContent = count + highlighted;
  }

  function apply() {
    const kept = new Set([...document.querySelectorAll(".chip :checked")].map((box) => box.value));
    const side = document.querySelector("[name=part]:checked").value;
    const matcher = pattern(search.value.trim());
    shown = [];
    blocks.forEach((block, index) => {
      let isShown = kept.has(labels[index]) && (side === "all" || (side === "in") === (labels[index] === "body"));
      if (isShown && matcher) {
        matcher.lastIndex = 0;
        isShown = matcher.test(texts[index]);
      }
      if (isShown) shown.push(index);
      if (block.hidden === isShown) block.hidden = !isShown;
    });
    byId("nothing").hidden = shown.length > 0;
    mark(matcher);
    showStatus();
  }

  function mark(matcher) {
    document.querySelectorAll(".block.matched").forEach((block) => block.classList.remove("matched", "unfolded"));
    if (!window.CSS?.highlights) return;
    CSS.highlights.delete("found");
    if (!matcher) return;
    const marks = new Highlight();
    for (const index of shown) {
      if (marks.size >= MAX_MARKS) break;
      markBlock(index, matcher, marks);
    }
    CSS.highlights.set("found", marks);
  }

  function markBlock(index, matcher, marks) {
    const block = blocks[index];
    const folded = block.querySelector(".text > span").textContent.length;
    const place = placer(block.querySelector(".text"));
    matcher.lastIndex = 0; // `matchAll` begins where the filter's last test ended
    for (const match of texts[index].matchAll(matcher)) {
      const range = new Range();
      const end = match.index + match[0].length;
      range.setStart(...place(match.index));
      range.setEnd(...place(end));
      marks.add(range);
      if (end > folded && !block.classList.contains("unfolded")) block.classList.add("matched", "unfolded");
      if (marks.size >= MAX_MARKS) break;
    }
  }

  function showAll() {
    search.value = "";
    document.querySelectorAll(".chip input").forEach((box) => (box.checked = true));
    document.querySelector("[name=part][value=all]").checked = true;
    apply();
  }

  // Findings.

  function clearFinding() {
    if (finding < 0) return;
    for (const index of evidence().findings[finding]) blocks[index].classList.remove("hit");
    byId(`finding-${finding}`).classList.remove("on");
    finding = -1;
    showStatus();
  }

  function showFinding(number) {
    clearFinding();
    finding = number;
    const members = evidence().findings[number];
    for (const index of members) blocks[index].classList.add("hit");
    byId(`finding-${number}`).classList.add("on");
    select("tab-blocks");
    if (members.some((index) => blocks[index].hidden)) showAll();
    setHere(members[0], { focus: true, scroll: "start" });
    showStatus();
  }

  // Views.

  function select(id, focus = false) {
    const tab = byId(id);
    for (const other of tab.parentElement.children) {
      const isOn = other === tab;
      other.setAttribute("aria-selected", isOn);
      other.tabIndex = isOn ? 0 : -1;
      byId(other.getAttribute("aria-controls")).hidden = !isOn;
    }
    if (focus) tab.focus();
    const isBlocks = !byId("view-blocks").hidden;
    panel.classList.toggle("open", isBlocks && pinned >= 0);
    root.classList.toggle("panel-shown", isBlocks && pinned >= 0);
  }

  function lineOf(index) {
    const lines = byId("source").querySelectorAll("code");
    const { line } = evidence().blocks[index];
    if (line) return lines[line - 1];
    const source = byId("source").textContent;
    const at = placeInSource(source, texts, index);
    return at < 0 ? null : lines[source.slice(0, at).split("\n").length - 1];
  }

  function showSource(index) {
    const line = lineOf(index);
    document.querySelector("#source code.here")?.classList.remove("here");
    if (!line) {
      if (pinned !== index) pin(index);
      panel.querySelector(".to-source")?.replaceWith("Not found in the source that is shown.");
      return;
    }
    select("tab-source");
    line.classList.add("here");
    line.scrollIntoView({ block: "center" });
    byId("source").focus({ preventScroll: true });
  }

  // Events: one listener for all blocks of a kind.

  const indexOf = (target) => {
    const block = target.closest?.(".block");
    return block ? Number(block.id.slice(1)) : -1;
  };

  list.addEventListener("click", (event) => {
    const index = indexOf(event.target);
    if (index < 0) return;
    const fold = event.target.closest(".fold");
    if (fold) {
      const isOpen = blocks[index].classList.toggle("unfolded");
      fold.setAttribute("aria-expanded", isOpen);
      fold.textContent = isOpen ? "show less" : fold.dataset.more;
      if (!isOpen) blocks[index].scrollIntoView({ block: "nearest" });
    } else if (event.detail === 0 || !String(getSelection())) {
      setHere(index);
      pinned === index ? unpin() : pin(index);
    }
  });

  // A page that scrolls under a resting mouse is not pointed at.
  let resting = "";
  document.addEventListener("pointermove", (event) => {
    const place = `${event.screenX} ${event.screenY}`;
    const isPointed = place !== resting && event.pointerType === "mouse" && isWide();
    resting = place;
    const index = isPointed && pinned < 0 ? indexOf(event.target) : -1;
    if (index >= 0 && index !== here) setHere(index);
  });

  list.addEventListener("focusin", (event) => {
    const index = indexOf(event.target);
    if (index >= 0 && index !== here) setHere(index);
  });

  document.querySelector(".findings").addEventListener("click", (event) => {
    const link = event.target.closest("[data-finding]");
    if (!link) return;
    event.preventDefault();
    showFinding(Number(link.dataset.finding));
  });

  byId("map")?.addEventListener("click", (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * evidence().width;
    const after = evidence().blocks.findIndex((row) => row.x > x);
    const index = (after < 0 ? blocks.length : after) - 1;
    select("tab-blocks");
    if (blocks[index].hidden) showAll();
    setHere(index, { focus: true, scroll: "center" });
  });

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    if (blocks.length < SLOW) apply();
    else waiting = setTimeout(apply, PAUSE);
  });
  byId("filters").addEventListener("change", (event) => {
    if (event.target !== search) apply();
  });

  document.querySelectorAll("[role=tablist]").forEach((tabs) => {
    tabs.addEventListener("click", (event) => {
      const tab = event.target.closest("[role=tab]");
      if (tab) select(tab.id);
    });
    tabs.addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      const other = [...tabs.children].find((tab) => tab.getAttribute("aria-selected") === "false");
      select(other.id, true);
    });
  });

  const theme = byId("theme");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const isDark = () => (root.dataset.theme ?? (prefersDark ? "dark" : "light")) === "dark";
  theme.setAttribute("aria-pressed", isDark());
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    theme.setAttribute("aria-pressed", isDark());
  });

  const help = byId("help");
  byId("help-open").addEventListener("click", () => help.showModal());
  byId("help-close").addEventListener("click", () => help.close());

  // Keys.

  function escape() {
    if (search.value) {
      search.value = "";
      apply();
    } else if (finding >= 0) clearFinding();
    else if (pinned >= 0) unpin();
    else document.activeElement.blur();
  }

  const KEYS = {
    j: () => move(1),
    k: () => move(-1),
    "/": () => {
      select("tab-blocks");
      search.focus();
      search.select();
    },
    "?": () => help.showModal(),
    s: () => here >= 0 && !byId("view-blocks").hidden && showSource(here),
  };
  // Only where a block has the focus: elsewhere these scroll the page, or press what has the focus.
  const BLOCK_KEYS = { ArrowDown: () => move(1), ArrowUp: () => move(-1) };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") {
      event.preventDefault();
      escape();
      return;
    }
    if (event.target === search) {
      if (event.key === "Enter" || event.key === "ArrowDown") {
        event.preventDefault();
        if (shown.length) setHere(shown[0], { focus: true });
      }
      return;
    }
    if (event.target.matches("input")) return;
    const action = KEYS[event.key] ?? (list.contains(event.target) ? BLOCK_KEYS[event.key] : undefined);
    if (action) {
      event.preventDefault();
      action();
    }
  });

  document.querySelectorAll(".finding .bars").forEach((clues) => setBars([...clues.children]));
  select("tab-blocks");
  select("tab-text");
  panel.replaceChildren(...tip());
  apply();
})();
