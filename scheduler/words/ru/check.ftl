# Русский. Один ключ, одно предложение; числа стоят после двоеточия, названия остаются в именительном падеже.

## check
check-inputs-fine = Сценарий заполнен верно: { $name }; предложений: { $proposals }; регионов: { $regions }; органов: { $bodies }.
check-none = Нарушений нет. Встреч: { $placed }; не вошло в график: { $unplaced }.
check-breaches = Нарушений: { $count }.
check-costs = Оставшиеся издержки
check-level = Уровень { $level }: { $cost }
check-tolerated = Допускается, только среди закреплённых встреч: { $case }
check-not-held = { $meeting }: дата раньше { $as_of }, но о проведении никто не сообщил.
check-inputs-changed = Исходные данные с тех пор изменились: { $parts }.
tamper-lock = { $id }: закрепление ничем не обосновано: { $lock }.
tamper-lock-missing = { $id }: не указано закрепление: { $lock }.
tamper-status = { $id }: статус ничем не обоснован: { $status }.
tamper-cost = Уровень { $level }: в файле указано { $declared }, при пересчёте получено: { $cost }.
tamper-bound = Уровень { $level }: граница { $bound } выше издержек { $cost }.
tamper-bound-below = Уровень { $level }: граница здесь невозможна, так как не доказан уровень { $open }.
tamper-outcome = В файле указано, что график наилучший, но не доказан уровень: { $level }.
tamper-levels = Указаны не все уровни от 1 до 4, каждый по одному разу.
title-file = Файл графика
