// One filter for everything on the page: body, region, period, and words in any of the languages.
const form = document.querySelector(".filter");
const counted = form.querySelector("output");
const state = { body: "", region: "", period: "", text: "" };

const searched = new Map();
for (const [key, item] of Object.entries(found.items)) {
  const names = [...item.b.flatMap((body) => found.bodies[body]), ...item.p, ...item.r.map((region) => found.regions[region])];
  const words = names.flatMap((number) => found.texts[number] || []);
  searched.set(item, `${item.x} ${words.join(" ")}`.toLowerCase());
  item.key = key;
}
for (const one of meetings) searched.set(one, searched.get(found.items[one.key]));

/** Whether an item is to be shown, some parts of the filter left out of account. */
function shown(item, without = []) {
  const asks = (part) => state[part] && !without.includes(part);
  if (asks("body") && !item.b.includes(state.body)) return false;
  if (asks("region") && !item.r.includes(state.region)) return false;
  if (asks("period") && item.d && !item.d.some(inPeriod)) return false;
  return !asks("text") || state.text.split(/\s+/).every((word) => searched.get(item).includes(word));
}

function inPeriod(day) {
  return state.period.startsWith("w") ? weekOf(day) === Number(state.period.slice(1)) : monthOf(day) === state.period;
}

function applyFilter() {
  for (const part of ["body", "region", "period", "text"]) state[part] = form.elements[part].value.trim().toLowerCase();
  const visible = new Set(Object.values(found.items).filter((item) => shown(item)).map((item) => item.key));
  for (const one of all("[data-item]")) if (one.hidden === visible.has(one.dataset.item)) one.hidden = !one.hidden;
  counted.textContent = spoken("count", meetings.filter((one) => visible.has(one.key)).length);
  for (const one of all("use[data-region], tr[data-region]")) one.classList.toggle("chosen", one.dataset.region === state.region);
  fillHeat();
  drawZoomed();
}

/** Sets parts of the filter; what is set already is cleared. */
function choose(parts) {
  const same = Object.entries(parts).every(([part, value]) => form.elements[part].value === value);
  for (const [part, value] of Object.entries(parts)) form.elements[part].value = same ? "" : value;
  applyFilter();
}
