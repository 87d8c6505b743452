# Русский. Один ключ, одно предложение; числа стоят после двоеточия, названия остаются в именительном падеже.

## list, summary
column-date = Дата
column-body = Орган
column-region = Регион
column-place = Место
column-meeting = Встреча
column-status = Статус
column-month = Месяц
column-held = Проведено
column-planned = В графике
column-total = Всего
column-share = Доля
column-difference = Разница
column-limit = Предел
column-rule = Правило
column-mode = Режим
column-level = Уровень
column-weight = Вес
column-numbers = Числа
column-source = Источник
list-count = Встреч: { $count }
list-none = Встреч нет.
summary-title = { $name }, редакция { $revision }
summary-placed = В графике: { $placed } из { $all }. Не вошло: { $unplaced }.
summary-proof = Насколько график хорош
summary-proven = Уровень { $level }: издержки { $cost }. Доказано: допустимого графика лучше не существует.
summary-gap = Уровень { $level }: издержки { $cost }. Не доказано: в лучшем случае возможно { $bound }; разрыв { $gap }.
summary-unbounded = Уровень { $level }: издержки { $cost }. Не доказано: поиск окончен раньше, чем стала известна граница.
summary-open = Уровень { $level }: издержки { $cost }. Не доказано: не закрыт уровень выше.
summary-outcome-optimal = Поиск завершён полностью.
summary-outcome-time-limit = Поиск остановлен по лимиту времени.
summary-outcome-interrupted = Поиск прерван.
summary-regions = Охват регионов; первыми стоят наиболее далёкие от своей доли
summary-centres = Вне областных центров: { $outside } из { $placed } ({ $percent } %).
summary-months = Месяцы
summary-unplaced = Не вошедшие в график предложения и что им мешает
