// What a cell or a meeting says under the pointer or in focus.
const tip = document.getElementById("tip");

function showTip(anchor, parts) {
  tip.replaceChildren(...parts);
  tip.hidden = false;
  const box = anchor.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
  const below = box.bottom + tip.offsetHeight + 8 < window.innerHeight || box.top < tip.offsetHeight + 8;
  tip.style.left = `${Math.max(8, left) + window.scrollX}px`;
  tip.style.top = `${(below ? box.bottom + 6 : box.top - tip.offsetHeight - 6) + window.scrollY}px`;
  anchor.setAttribute("aria-describedby", "tip");
}

function hideTip() {
  tip.hidden = true;
  for (const one of all("[aria-describedby=tip]")) one.removeAttribute("aria-describedby");
}

/** A meeting in words: when, where, who, how free it is, what it breaches. */
function meetingParts(meeting) {
  const parts = [
    element("strong", `${dateName(meeting.day)}, ${text(found.days[meeting.day][1])}`),
    element("div", `${text(meeting.p[0])}, ${regionName(meeting.region)}`),
    element("div", meeting.b.map((body) => bodyName(body)).join(", ")),
    element("div", meeting.l ? spoken("locked") : meeting.s === 0 ? spoken("fragile") : spoken("slack", meeting.s)),
  ];
  return [...parts, ...meeting.k.map((mark) => element("div", `! ${text(found.marks[mark])}`, "alarm"))];
}

/** A region's week in words: closures that touch it, then its meetings. */
function cellParts(region, week) {
  const [first, last] = found.weeks[week];
  const closed = found.closures.filter(([one, from, to]) => one === region && from <= last && to >= first);
  const held = meetings.filter((one) => one.region === region && weekOf(one.day) === week && shown(one, ["region", "period"]));
  const lines = held.map((one) =>
    element("li", `${dateName(one.day)}, ${text(one.p[0])}: ${one.b.map((body) => bodyName(body)).join(", ")}`),
  );
  const marks = [...new Set(held.flatMap((one) => one.k))];
  return [
    element("strong", `${regionName(region)}, ${dateName(first)} – ${dateName(last)}`),
    ...closed.map((one) => element("div", text(one[3]))),
    held.length ? element("ul", lines) : element("div", spoken("none")),
    ...marks.map((mark) => element("div", `! ${text(found.marks[mark])}`, "alarm")),
  ];
}
