// The switch of languages: every text has a number, and names are put in the order of the language's own alphabet.
const foreign = (number) => {
  const words = found.texts[number];
  if (words[found.languages.indexOf(language)]) return "";
  return ["en", "ru", "kk"].find((one) => words[found.languages.indexOf(one)]) || "";
};

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  for (const one of all("[data-t]")) {
    one.textContent = text(one.dataset.t);
    const other = foreign(one.dataset.t);
    if (other) one.lang = other;
    else one.removeAttribute("lang");
  }
  for (const one of all("[data-label]")) one.setAttribute("aria-label", text(one.dataset.label));
  pressLanguage();
  for (const one of all("[data-sort]")) arrange([...one.children], (row) => row.dataset.key, one.dataset.sort);
  arrange(all("select[name=body] option[value]:not([value=''])"), (option) => option.value, "bodies");
  arrange(all("select[name=region] option[value]:not([value=''])"), (option) => option.value, "regions");
}

function pressLanguage() {
  for (const one of all("[data-language]")) one.setAttribute("aria-pressed", String(one.dataset.language === language));
}

/** Puts these neighbours in the order of the names of their keys. */
function arrange(elements, keyOf, kind) {
  const place = new Map(found.rank[language][kind].map((id, position) => [id, position]));
  const sorted = elements.slice().sort((one, other) => place.get(keyOf(one)) - place.get(keyOf(other)));
  if (sorted.length) sorted[0].parentNode.append(...sorted);
}
