"use strict";
// Functions that do not depend on the state of the file. Content of the page is inserted as text and never parsed; the
// policy of the file forbids every other way.

const byId = (id) => document.getElementById(id);
const grouped = (count) => count.toLocaleString("en");
const signed = (amount) => (amount < 0 ? "" : "+") + amount.toFixed(2);
const literally = (words) => words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// Bars: amounts on one scale, from the middle to the right for and to the left against.

function setBars(items) {
  const max = Math.max(1, ...items.map((item) => Math.abs(item.dataset.amount)));
  for (const item of items) {
    item.style.setProperty("--share", (item.dataset.amount / max).toFixed(3));
    item.classList.toggle("for", item.dataset.amount > 0);
  }
}

function bar(name, amount, kind = "") {
  const item = make("li", { className: kind });
  item.append(make("span", { className: "bar-name", textContent: name }), " ");
  item.append(make("span", { className: "bar-amount", textContent: signed(amount) }));
  if (!kind) item.dataset.amount = amount;
  return item;
}

function reasonBars(row, names) {
  const items = [];
  for (let at = 0; at < row.reasons.length; at += 2) items.push(bar(names[row.reasons[at]], row.reasons[at + 1]));
  const [count, amount] = row.others;
  if (count) items.push(bar(`${count} weaker ${count === 1 ? "reason" : "reasons"} together`, amount));
  setBars(items);
  return make("ul", { className: "bars" }, ...items, bar("sum, in logits", row.sum, "sum"));
}

function original(text) {
  return [
    make("h3", { textContent: "As it stood, with the readings that were removed" }),
    make("p", { className: "original", dir: "auto", textContent: text }),
  ];
}

function tip() {
  const keys = "Point at a block, or go to it with j and k, to read its reasons here. Click or press Enter to keep them.";
  return [
    make("h2", { textContent: "Why?" }),
    make("p", { textContent: keys }),
    make("p", { className: "tip", textContent: "? shows all keys." }),
  ];
}

// Places in texts.

function pattern(words) {
  return words ? new RegExp(literally(words).replace(/\s+/g, "\\s+"), "giu") : null;
}

// A browser splits long texts into several nodes, so an offset in the text is looked up among them. Offsets ascend.
function placer(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  let start = 0;
  return (offset) => {
    while (offset - start > node.length) {
      start += node.length;
      node = walker.nextNode();
    }
    return [node, offset - start];
  };
}

const opening = (text) => text.trim().split(/\s+/, 6).join(" ").slice(0, 40);

// Where a block of HTML begins in its source: at its first words, with markup between them. A block has no position in the
// source, so of several such places it takes the one that has as many blocks with the same first words before it.
function placeInSource(source, texts, index) {
  const words = opening(texts[index]);
  if (!words) return -1;
  const written = literally(words).replace(/&/g, "&(?:amp;)?").replace(/</g, "(?:<|&lt;)");
  const matcher = new RegExp(`(?<=[>\\s])${written.replaceAll(" ", "(?:\\s|<[^<>]*>|&nbsp;)+")}`, "gu");
  const earlier = texts.slice(0, index).filter((text) => opening(text) === words).length;
  const body = Math.max(source.search(/<body[\s>]/i), 0);
  const places = [...source.matchAll(matcher)].map((match) => match.index).filter((at) => at >= body);
  return places[Math.min(earlier, places.length - 1)] ?? -1;
}
