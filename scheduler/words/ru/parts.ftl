# Русский. Один ключ, одно предложение; числа стоят после двоеточия, названия остаются в именительном падеже.

## Части предложений
meeting-full = { $id } ({ $body }, { $date }, { $place })
meeting-brief = { $id } ({ $date }, { $place })
meeting-open = { $id } ({ $body })
place-in-region = { $place }, { $region }
priority-must = обязательно
priority-high = высокий
priority-normal = обычный
priority-low = низкий
mode-hard = обязательно
mode-soft = имеет цену
mode-off = выключено
status-planned = запланирована
status-announced = объявлена
status-held = проведена
lock-fact = состоялась
lock-announced = объявлена
lock-pinned = закреплена
lock-notice = слишком близка для переноса
lock-accepted = принята как есть
period-quarter = { $number } квартал { $year } года
period-half-year = { $number } полугодие { $year } года
period-year = { $year } год
period-horizon = весь период графика
