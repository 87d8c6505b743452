# Русский. Один ключ, одно предложение; числа стоят после двоеточия, названия остаются в именительном падеже.

## what-if, sweep, stress
column-question = Вопрос
column-placed = Вошло
column-outcome = Поиск
column-shortfall = Недостаёт
column-reached = Места
column-outer = Вне центров
column-crowding = Скученность
column-differs = Отличия
column-regions = Регионы
column-key = Что
column-why = Почему
compare-level = Уровень { $level }
compare-worth = Насколько хорошо: вошло, издержки уровней (≥ граница, где не доказано)
compare-meaning = Что это значит: недостающие до доли регионов встречи, охваченные места, встречи вне центров, скученность, изменения, отличия от базового графика
compare-short = Встречи, недостающие до доли, по регионам; под базовым графиком – где они иные
compare-failed = Без ответа
compare-no-answer = нет ответа
compare-outcome-optimal = завершён
compare-outcome-time-limit = лимит времени
compare-outcome-interrupted = прерван
compare-progress = { $done } из { $all }: { $name }
compare-killed = Процесс дважды прерван ({ $what }).
compare-error = Ошибка программы, дважды: { $what }
compare-not-promoted = { $name }: графика нет, поэтому в { $path } ничего не записано.
compare-promoted = { $name }: записано в { $path }

## Chart of a sweep
chart-level = Издержки уровня { $level }
chart-shortfall = Встречи, недостающие до доли
chart-reached = Охваченные места
chart-outside = Вне центров, %
chart-crowding = Скученность
sweep-written = Записано: { $files }
sweep-interrupted = Прервано; готовое сохранено в { $path }.
