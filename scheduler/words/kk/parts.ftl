# Қазақша. Бір кілт, бір сөйлем; сандар қос нүктеден кейін тұрады, атаулар атау септігінде қалады.

## Сөйлем бөліктері
meeting-full = { $id } ({ $body }, { $date }, { $place })
meeting-brief = { $id } ({ $date }, { $place })
meeting-open = { $id } ({ $body })
place-in-region = { $region }, { $place }
priority-must = міндетті
priority-high = жоғары
priority-normal = қалыпты
priority-low = төмен
mode-hard = міндетті
mode-soft = бағасы бар
mode-off = өшірулі
status-planned = жоспарланған
status-announced = жарияланған
status-held = өткізілген
lock-fact = өтті
lock-announced = жарияланған
lock-pinned = бекітілген
lock-notice = ауыстыруға тым жақын
lock-accepted = сол күйінде қабылданған
period-quarter = { $year } жылғы { $number }-тоқсан
period-half-year = { $year } жылғы { $number }-жартыжылдық
period-year = { $year } жыл
period-horizon = кестенің бүкіл кезеңі
