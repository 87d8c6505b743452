# Қазақша. Бір кілт, бір сөйлем; сандар қос нүктеден кейін тұрады, атаулар атау септігінде қалады.

## what-if, sweep, stress
column-question = Сұрақ
column-placed = Енгені
column-outcome = Іздеу
column-shortfall = Жетпейді
column-reached = Орындар
column-outer = Орталықтан тыс
column-crowding = Тығыздық
column-differs = Айырма
column-regions = Өңірлер
column-key = Не
column-why = Неге
compare-level = { $level }-деңгей
compare-worth = Сапасы: енгені, деңгейлердің шығыны (дәлелденбесе, ≥ шегі)
compare-meaning = Мәні: өңірлердің үлесіне жетпейтін кездесулер, қамтылған орындар, орталықтардан тыс кездесулер, тығыздық, өзгерістер, негізгі кестеден айырма
compare-short = Үлеске жетпейтін кездесулер, өңірлер бойынша; негізгі кестенің астында – өзгешелері
compare-failed = Жауапсыз қалғандар
compare-no-answer = жауап жоқ
compare-outcome-optimal = аяқталды
compare-outcome-time-limit = уақыт шегі
compare-outcome-interrupted = үзілді
compare-progress = { $done }, барлығы { $all }: { $name }
compare-killed = Процесс екі рет тоқтатылды ({ $what }).
compare-error = Бағдарлама қатесі, екі рет: { $what }
compare-not-promoted = { $name }: кесте жоқ, сондықтан { $path } файлына ештеңе жазылмады.
compare-promoted = { $name }: { $path } файлына жазылды

## Chart of a sweep
chart-level = { $level }-деңгейдің шығыны
chart-shortfall = Үлеске жетпейтін кездесулер
chart-reached = Қамтылған орындар
chart-outside = Орталықтардан тыс, %
chart-crowding = Тығыздық
sweep-written = Жазылды: { $files }
sweep-interrupted = Үзілді; дайыны { $path } қалтасында сақталды.
