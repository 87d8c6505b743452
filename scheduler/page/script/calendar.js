// The calendar: rows are bodies or regions; the whole period stands in the page, a month or a week is drawn here.
const zoomed = document.getElementById("zoomed");
const steps = document.querySelector(".steps");
const view = { rows: "bodies", zoom: "all", month: 0, week: 0 };
const monthsOf = Object.keys(found.months);

const dayOf = (day) => Number(day.slice(8));
const lastOf = (month) => Math.max(...Object.keys(found.days).filter((day) => monthOf(day) === month).map(dayOf));

/** The columns of the zoom: weeks of a month, or days of a week; each with its heading and what it takes. */
function columns() {
  if (view.zoom === "month") {
    const month = monthsOf[view.month];
    const touching = found.weeks.map((week, number) => [week, number]).filter(([week]) => week.some((day) => monthOf(day) === month));
    return touching.map(([[first, last], number]) => [
      `${first < month ? 1 : dayOf(first)}–${monthOf(last) > month ? lastOf(month) : dayOf(last)}`,
      (one) => weekOf(one.day) === number && monthOf(one.day) === month,
    ]);
  }
  const [first, last] = found.weeks[view.week];
  const days = Object.keys(found.days).filter((day) => first <= day && day <= last);
  return days.map((day) => [`${text(found.days[day][1])}, ${dayOf(day)}`, (one) => one.day === day]);
}

function chip(one) {
  const place = text(one.p[0]);
  const bodies = one.b.map((body) => bodyName(body, view.zoom !== "week")).join(", ");
  const who = view.zoom === "week" ? `${place}: ${bodies}` : view.rows === "bodies" ? place : bodies;
  const day = element("time", String(dayOf(one.day)));
  day.dateTime = one.day;
  const sign = one.k.length ? ["!", "breach"] : one.l ? ["■", "locked"] : one.s === 0 ? ["◆", "fragile"] : null;
  const made = element("li", [day, ` ${who}`]);
  if (sign) {
    const drawn = element("span", sign[0], `sign ${sign[1]}`);
    drawn.setAttribute("aria-hidden", "true");
    made.append(drawn, element("span", spoken(sign[1]), "unseen"));
  }
  made.dataset.item = one.key;
  return made;
}

function heading(name, scope) {
  const made = element("th", name);
  made.scope = scope;
  return made;
}

function drawZoomed() {
  const whole = view.zoom === "all";
  for (const one of all("[data-whole]")) one.hidden = !whole || one.dataset.whole !== view.rows;
  zoomed.hidden = steps.hidden = whole;
  if (whole) return;
  const bodies = view.rows === "bodies";
  const title = view.zoom === "month" ? text(found.months[monthsOf[view.month]]) : found.weeks[view.week].map(dateName).join(" – ");
  steps.querySelector("strong").textContent = title;
  const parts = columns();
  const head = element("tr", [element("td", ""), ...parts.map(([name]) => heading(name, "col"))]);
  const wanted = meetings.filter((one) => shown(one, ["period"]));
  const rows = found.rank[language][view.rows].map((id) => {
    const own = wanted.filter((one) => (bodies ? one.b.includes(id) : one.region === id));
    const cells = parts.map(([, takes]) => element("td", [element("ul", own.filter(takes).map(chip))]));
    return element("tr", [heading(bodies ? bodyName(id) : regionName(id), "row"), ...cells]);
  });
  const table = element("table", [element("thead", [head]), element("tbody", rows)], "calendar");
  table.prepend(element("caption", title, "unseen"));
  zoomed.replaceChildren(table);
}

function press(group, button) {
  for (const one of all(`[data-${group}]`)) one.setAttribute("aria-pressed", String(one === button));
  view[group] = button.dataset[group];
  drawZoomed();
}

function startCalendar() {
  for (const group of ["rows", "zoom"])
    for (const one of all(`[data-${group}]`)) one.addEventListener("click", () => press(group, one));
  for (const one of all("[data-step]"))
    one.addEventListener("click", () => {
      const last = (view.zoom === "month" ? monthsOf.length : found.weeks.length) - 1;
      view[view.zoom] = Math.min(last, Math.max(0, view[view.zoom] + Number(one.dataset.step)));
      drawZoomed();
    });
  const calendar = document.getElementById("calendar");
  const at = (event) => event.target.closest("li[data-item]");
  const told = new Map(meetings.map((one) => [one.key, one]));
  calendar.addEventListener("mouseover", (event) => at(event) && showTip(at(event), meetingParts(told.get(at(event).dataset.item))));
  calendar.addEventListener("mouseout", hideTip);
}
