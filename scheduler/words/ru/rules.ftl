# Русский. Один ключ, одно предложение; числа стоят после двоеточия, названия остаются в именительном падеже.

## Случаи правил
rule-window = { $proposal }: дата вне срока, указанного в предложении ({ $from } – { $to }), вне периода графика или не позже { $as_of }.
rule-place-offered = { $proposal }: это место не указано в предложении.
rule-working-day = { $proposal }: в эту дату встречи не проводятся (выходной день).
rule-region-open = { $proposal }: регион в эту дату не принимает.
rule-body-free = { $proposal }: руководитель в эту дату отсутствует: { $body }.
rule-notice = { $proposal }: слишком мало времени на подготовку; необходимо рабочих дней: { $working_days }.
rule-locked = { $proposal }: встреча закреплена и должна остаться без изменений.
rule-one-meeting-a-day = { $body }, { $date }: встреч за один день больше допустимого ({ $at_most }).
rule-travel-gap = { $body }: слишком мало свободных дней между встречами в разных регионах; необходимо: { $days }; встречи: { $proposal }; { $other }.
rule-same-region-clash = Встречи в одном регионе слишком близко друг к другу; разница в днях, не менее: { $days }; встречи: { $proposal }; { $other }.
rule-region-month-cap = { $region }, { $month }: встреч за месяц больше допустимого ({ $at_most }).
rule-body-month-cap = { $body }, { $month }: встреч за месяц больше допустимого ({ $at_most }).
rule-body-region-once = { $body }: встреч в одном регионе больше допустимого ({ $at_most }): { $region }.
rule-place-cap = { $place }: встреч в одном месте больше допустимого ({ $at_most }).
rule-placed = { $proposal }: встреча не вошла в график; приоритет: { $priority }.
rule-body-minimum = { $body }, { $period }: встреч меньше требуемого ({ $at_least }).
rule-region-minimum = { $region }: встреч меньше требуемого ({ $at_least }).
rule-region-share = { $region }: встреч меньше доли региона.
rule-district-reach = { $place }: сюда никто не приезжает.
rule-beyond-centres = Встреч в областных центрах больше допустимого; предел, в процентах от всех предложений: { $at_most_percent }.
rule-region-crowding = { $region }, начиная с { $date }: более одной встречи за период; дней в периоде: { $days }.
rule-month-balance = { $month }: встреч больше, чем приходится на этот месяц.
rule-preferred-date = { $proposal }: дата отличается от предпочтительной ({ $prefer }).
rule-preferred-place = { $proposal }: место отличается от названного первым.
rule-saturday = { $proposal }: встреча приходится на субботу.
rule-appeals = { $proposal }: из другого приемлемого региона поступило больше обращений.
with-meetings = { $statement } Встречи: { $meetings }.

## Чего требует правило
title-window = Срок предложения
title-place-offered = Места предложения
title-working-day = Только рабочие дни
title-region-open = Регион принимает
title-body-free = Руководитель свободен
title-notice = Время на подготовку
title-locked = Закреплённые встречи
title-one-meeting-a-day = Встречи органа за один день
title-travel-gap = Свободные дни между регионами
title-same-region-clash = Разрыв между встречами в регионе
title-region-month-cap = Встречи региона за месяц
title-body-month-cap = Встречи органа за месяц
title-body-region-once = Встречи органа в одном регионе
title-place-cap = Встречи в одном месте
title-placed = Предложения в графике
title-body-minimum = Минимум встреч органа
title-region-minimum = Минимум встреч региона
title-region-share = Доля региона
title-district-reach = Охват всех районов
title-beyond-centres = За пределами областных центров
title-region-crowding = Без скопления встреч в регионе
title-month-balance = Равномерность по месяцам
title-preferred-date = Предпочтительная дата
title-preferred-place = Предпочтительное место
title-saturday = Без суббот
title-appeals = Откуда больше обращений
