// The data of the page and small means to build elements. Text only ever goes in as text.
const found = JSON.parse(document.getElementById("data").textContent);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
let language = found.language;

/** The text of this number in the page's language, else in the first of en, ru, kk that has one. */
function text(number) {
  const words = found.texts[number];
  return words[found.languages.indexOf(language)] || words[2] || words[1] || words[0] || "";
}

/** A sentence of the script's own, with a number where # stands. */
function spoken(name, count) {
  return text(found.words[name]).replace("#", count);
}

function element(name, content, className) {
  const made = document.createElement(name);
  if (typeof content === "string") made.textContent = content;
  else for (const part of content || []) made.append(part);
  if (className) made.className = className;
  return made;
}

const bodyName = (id, short) => text(found.bodies[id][short ? 1 : 0]);
const regionName = (id) => text(found.regions[id]);
const dateName = (day) => text(found.days[day][0]);
const meetings = Object.entries(found.items)
  .filter(([key]) => key.startsWith("m:"))
  .map(([key, item]) => ({ key, ...item, day: item.d[0], region: item.r[0] }));
const weekOf = (day) => found.weeks.findIndex(([first, last]) => first <= day && day <= last);
const monthOf = (day) => day.slice(0, 7);
