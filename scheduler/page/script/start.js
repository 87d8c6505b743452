// Shows what needs the script, and begins.
for (const one of all("[data-script]")) one.hidden = false;
for (const one of all("[data-language]"))
  one.addEventListener("click", () => {
    speak(one.dataset.language);
    applyFilter();
  });
form.addEventListener("input", applyFilter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(applyFilter));
for (const one of all("use[data-region], circle[data-region]"))
  one.addEventListener("click", () => choose({ region: one.dataset.region }));
startHeat();
startCalendar();
pressLanguage();
applyFilter();
