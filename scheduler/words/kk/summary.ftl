# Қазақша. Бір кілт, бір сөйлем; сандар қос нүктеден кейін тұрады, атаулар атау септігінде қалады.

## list, summary
column-date = Күні
column-body = Орган
column-region = Өңір
column-place = Орны
column-meeting = Кездесу
column-status = Мәртебесі
column-month = Ай
column-held = Өткізілді
column-planned = Кестеде
column-total = Барлығы
column-share = Үлесі
column-difference = Айырма
column-limit = Шек
column-rule = Ереже
column-mode = Режим
column-level = Деңгей
column-weight = Салмақ
column-numbers = Сандар
column-source = Дереккөз
list-count = Кездесулер: { $count }
list-none = Кездесу жоқ.
summary-title = { $name }, { $revision }-редакция
summary-placed = Кестеге енгені: { $placed }, барлығы: { $all }. Енбегені: { $unplaced }.
summary-proof = Кестенің сапасы
summary-proven = { $level }-деңгей: шығын { $cost }. Дәлелденді: бұдан жақсы жарамды кесте жоқ.
summary-gap = { $level }-деңгей: шығын { $cost }. Дәлелденбеді: ең жақсы жағдайда { $bound } болуы мүмкін; алшақтық { $gap }.
summary-unbounded = { $level }-деңгей: шығын { $cost }. Дәлелденбеді: шекара анықталғанға дейін іздеу аяқталды.
summary-open = { $level }-деңгей: шығын { $cost }. Дәлелденбеді: жоғарғы деңгей ашық қалды.
summary-outcome-optimal = Іздеу толық аяқталды.
summary-outcome-time-limit = Іздеу уақыт шегіне байланысты тоқтады.
summary-outcome-interrupted = Іздеу үзілді.
summary-regions = Өңірлерді қамту; үлесінен ең алшағы бірінші
summary-centres = Облыс орталықтарынан тыс: { $outside }, барлығы: { $placed } ({ $percent } %).
summary-months = Айлар
summary-unplaced = Кестеге енбеген ұсыныстар және оларға не кедергі
