// The year as a grid: arrow keys move, Enter or a click filters, counts follow the filter.
const heat = document.querySelector(".heat");
const cells = all("td[data-week]", heat);
const regionOf = (cell) => cell.parentNode.dataset.key;
const SHADES = ["n1", "n2", "n3", "n4"];

function fillHeat() {
  const counts = new Map();
  for (const one of meetings) {
    if (!shown(one, ["region", "period"])) continue;
    const at = `${one.region} ${weekOf(one.day)}`;
    counts.set(at, (counts.get(at) || 0) + 1);
  }
  for (const cell of cells) {
    const count = counts.get(`${regionOf(cell)} ${cell.dataset.week}`) || 0;
    let number = cell.querySelector(".count");
    if (!number && count) cell.prepend((number = element("span", "", "count")));
    if (number) number.textContent = count || "";
    cell.classList.remove(...SHADES);
    if (count) cell.classList.add(SHADES[Math.min(count, SHADES.length) - 1]);
    const chosen = state.region === regionOf(cell) && state.period === `w${cell.dataset.week}`;
    cell.setAttribute("aria-selected", String(chosen));
    const outside = (state.region && state.region !== regionOf(cell)) || (state.period && !weekInPeriod(Number(cell.dataset.week)));
    cell.classList.toggle("faded", Boolean(outside));
  }
}

function weekInPeriod(week) {
  return state.period.startsWith("w") ? state.period === `w${week}` : found.weeks[week].some((day) => monthOf(day) === state.period);
}

/** The cell so many rows and columns away, if there is one. */
function neighbour(cell, rows, columns) {
  const row = [...cell.parentNode.parentNode.children].indexOf(cell.parentNode) + rows;
  return cell.parentNode.parentNode.children[row]?.querySelector(`[data-week="${Number(cell.dataset.week) + columns}"]`);
}

function focusCell(cell) {
  for (const one of all("td[tabindex='0']", heat)) one.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function startHeat() {
  heat.setAttribute("role", "grid");
  for (const cell of cells) {
    cell.setAttribute("role", "gridcell");
    cell.tabIndex = -1;
  }
  cells[0].tabIndex = 0;
  const at = (event) => event.target.closest("td[data-week]");
  const tell = (event) => at(event) && showTip(at(event), cellParts(regionOf(at(event)), Number(at(event).dataset.week)));
  heat.addEventListener("mouseover", tell);
  heat.addEventListener("focusin", tell);
  heat.addEventListener("mouseout", hideTip);
  heat.addEventListener("focusout", hideTip);
  const pick = (cell) => choose({ region: regionOf(cell), period: `w${cell.dataset.week}` });
  heat.addEventListener("click", (event) => at(event) && (focusCell(at(event)), pick(at(event))));
  heat.addEventListener("keydown", (event) => {
    if (!at(event)) return;
    const step = STEPS[event.key];
    const next = step && neighbour(at(event), ...step);
    if (event.key === "Enter" || event.key === " ") pick(at(event));
    else if (event.key === "Escape") hideTip();
    else if (next) focusCell(next);
    else if (!step) return;
    event.preventDefault();
  });
}
