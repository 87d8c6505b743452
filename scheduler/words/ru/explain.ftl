# Русский. Один ключ, одно предложение; числа стоят после двоеточия, названия остаются в именительном падеже.

## score
score-title = Сколько стоит график
score-level = Уровень { $level }
score-rest = Остальное, ни к чему не отнесённое

## explain
explain-stays = Остаётся в графике: { $meeting }.
explain-locked = Закреплена и остаётся: { $meeting }.
explain-window = { $proposal }: срок, указанный в предложении: { $from } – { $to }.
explain-places = { $proposal }: подходят только эти места: { $places }.
explain-closed = Не принимает: { $closure }.
explain-away = Отсутствует: { $absence }.
explain-at-most = { $title }: { $case }; не более: { $number }.
explain-days = { $title }: { $case }; дней: { $number }.
explain-working-days = { $title }: { $case }; необходимо рабочих дней: { $number }.
explain-at-least = { $title }: { $case }; не менее: { $number }.
explain-anywhere = любое место
explain-whole-region = { $region } (любое место)
explain-price = { $steps }. Цена: { $price }.
explain-dates = Другие даты, { $proposal }: { $from } – { $to }
explain-more-places = Дополнительные места, { $proposal }: { $places }
explain-open = Всё же принимает: { $region }, { $from } – { $to }
explain-free = Всё же свободен руководитель: { $body }, { $from } – { $to }
explain-number = Другое число правила «{ $title }» ({ $number }): { $value } вместо { $now }
explain-pin = { $proposal }: { $date }, { $place }
explain-no-meeting = Не вошло в график: { $proposal }.
explain-conflict = Вместе со всеми встречами графика его разместить нельзя. Одновременно невозможно следующее:
explain-not-minimal = Перечень не минимален: необходимость каждого пункта не доказана.
explain-room = Что освободило бы место, сначала самое дешёвое
explain-no-room = Ни одно отдельное изменение места не освобождает.
explain-cut-short = Поиск других вариантов прерван.
explain-moves = Разместить можно; наименьшие изменения:
explain-minimum = Разместить можно, но ухудшается уровень 1:
explain-worse = { $case } Ухудшение: { $amount }.
explain-placed = В графике: { $meeting }.
explain-nearer = Ближе к желаемой дате
explain-costs-more = { $date }: прибавка на уровнях 1–4: { $costs }
explain-breach = { $date }: { $cases }
explain-shares = Доля в стоимости графика
explain-slack = Других дат без иных изменений: { $count }
explain-next = Следующий вариант: { $date }, { $place }; прибавка на уровнях 1–4: { $costs }
explain-all-done = Объяснено предложений: { $count }. Записано: { $path }
verify-explain-true = Все объяснения доказаны заново: { $count }.
explain-out-of-time = { $proposal }: за отведённое время не найдена даже причина.

## why
why-forbidden = Разместить так нельзя. Одновременно невозможно следующее:
why-changes = Разместить так можно. Отличающихся встреч: { $count }
why-change = { $before } → { $after }
why-level = Уровень { $level }: { $cost } ({ $change })

## verify-explain
verify-other-schedule = Файл объясняет другой график.
verify-incomplete = Файл объясняет не каждое предложение графика ровно один раз.
verify-placed = неверно указано, есть ли встреча.
verify-facts = неверны ограничения встречи, её стоимость или запас дат.
verify-answer = неверен вид ответа.
verify-conflict = пункты не противоречат друг другу, либо один из них не относится к графику.
verify-not-minimal = противоречие остаётся и без одного из пунктов.
verify-sentence = фраза не соответствует доказанному.
verify-source = исходные данные стоят в другом месте.
verify-order = вариантов слишком много, они не по порядку или повторяются.
verify-operation = такая операция в варианте недопустима.
verify-price = неверная цена.
verify-no-room = после этих операций места всё ещё нет.
verify-needless = операция или часть её не нужна.
verify-cheapest = первый вариант не самый дешёвый.
verify-moves = переносов не наименьшее число, либо они недопустимы.
verify-minimum = неверно указано, что ухудшается.

## Нет допустимого графика
infeasible-conflict = Допустимого графика нет. Одновременно невозможно следующее:
infeasible-give-up = Наименьшее, от чего нужно отказаться: { $count }
infeasible-then = Тогда допустимый график есть; встреч: { $count }
