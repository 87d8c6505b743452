# Русский. Один ключ, одно предложение; числа стоят после двоеточия, названия остаются в именительном падеже.

## replan
replan-step-changes = изменённых встреч: { $cost }, граница { $bound }, { $seconds } с
replan-step-shift = дней сдвига: { $cost }, граница { $bound }, { $seconds } с
replan-title = { $name }, редакция { $revision }: что изменилось
replan-forced = Вынужденно: { $count }
replan-fewest = Кроме них изменено: { $count }. Доказано: ни один допустимый график не меняет меньше.
replan-fewest-open = Кроме них изменено: { $count }. Не доказано, что меньше нельзя; не меньше: { $bound }.
replan-extra = Кроме них изменено: { $count }; наименьшее возможное: { $bound }.
replan-shift = Дней сдвига у изменённых, всего: { $days }.
replan-row = { $id }: { $before } → { $after }
replan-accept-breaches = --accept-breaches закрепит как есть.

## cause
cause-is-postpone = Вынужденно: встреча перенесена
cause-is-withdraw = Вынужденно: предложение отозвано
cause-is-hold = Вынужденно: встреча прошла в другой день или в другом месте
cause-is-pin = Вынужденно: составитель назначил другую дату или другое место
cause-is-change = Вынужденно: предложение изменено
cause-is-close = Вынужденно: закрыто с { $from } по { $to }: { $who }
cause-is-away = Вынужденно: отсутствует с { $from } по { $to }: { $who }
cause-is-calendar = Вынужденно: перенесены рабочие дни
cause-is-policy = Вынужденно: изменено правило: { $rule }
cause-is-other = Вынужденно: операция { $op }
cause-is-inputs = Вынужденно: исходные данные изменились. { $cases }
cause-is-knock-on = Следствие. Останься она на месте: { $cases }
cause-is-level = Останься она на месте, уровень { $level } был бы хуже: { $cases }
cause-is-unproven = Причина не найдена; поиск прерван раньше.

## menu
menu-title = Меню: что дадут дополнительные изменения
menu-picked = Записана строка { $row }.
menu-missing = В меню строк: { $rows }; строки { $row } нет.
menu-buys = уровень { $level }: { $gain }
column-row = Строка
column-changed = Изменено
column-shift = Дней сдвига
column-levels = Уровни 1-4
column-buys = К строке 1

## locks
locks-left-out = Обязательные не вошли в график: { $musts }.
locks-helps = Мешает: { $meeting }, { $lock }. Без этого закрепления войдут: { $musts }; уровень 1: { $cost }, сейчас { $before }.
locks-frees = Мешает: { $meeting }, { $lock }. Без этого закрепления допустимый график есть.
locks-together = Ни одно закрепление отдельно не мешает; без всех вместе войдут: { $musts }.
locks-none = Закрепления не мешают.
locks-clash = Закреплено вопреки правилу: { $case }
locks-no-schedule = Ни один график не сохраняет закреплённое и не соблюдает обязательные правила.

## verify
verify-fine = Проверено: график допустим, операции те же, закреплённое на месте, причины верны.
verify-minimal = Доказано заново: ниже уровень 1 ({ $cost }) невозможен, и при нём нельзя изменить меньше встреч, чем { $count }.
verify-extra = Составитель допустил больше изменений: { $count }.
verify-found = Замечаний: { $count }
verify-operations = Операции не те, что в старом графике и в событиях.
verify-previous = Пересчитано с другого графика: { $previous }.
verify-no-replan = В новом графике нет записи о пересчёте.
verify-revision = Номер редакции должен быть { $wanted }: { $found }.
verify-inputs = Отпечатки исходных данных не те, что у папки: { $parts }.
verify-lock = { $id }: закреплено, но не сохранено: { $lock }.
verify-mark = { $id }: закрепление или статус не соответствуют операциям.
verify-changes = Изменённых встреч: в записи { $declared }, посчитано: { $found }.
verify-shift = Дней сдвига: в записи { $declared }, посчитано: { $found }.
verify-bound = Граница в записи { $declared }, наименьшее число изменений { $found }.
verify-cause = { $id }: причина не та, что находит проверка.
verify-kept = Список встреч, сохранивших близкую дату, неверен.
verify-level = Уровень 1 рассматриваемых предложений может быть ниже { $cost }: { $found }.
verify-fewer = Достаточно меньше изменений, чем { $count }: { $found }.
verify-less-shift = Достаточно меньше дней сдвига, чем { $days }: { $found }.
verify-open = Время вышло раньше, чем это доказано: { $what }.

## recommend
recommend-title = { $body }, { $region }: лучшие даты и места
recommend-none = Ни одна дата и место не возможны.
recommend-free = больше ничего не меняется
recommend-moves = изменится: { $meetings }
column-effects = Последствия
