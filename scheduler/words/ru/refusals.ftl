# Русский. Один ключ, одно предложение; числа стоят после двоеточия, названия остаются в именительном падеже.

## Что мешает предложению, не вошедшему в график
refusal-window = Подходящих дат не осталось; срок, указанный в предложении: { $from } – { $to }.
refusal-working-day = Среди дат предложения есть выходные дни.
refusal-region-open = Не принимают: { $closures }.
refusal-body-free = Отсутствуют: { $absences }.
refusal-notice = Слишком мало времени на подготовку; необходимо рабочих дней: { $working_days }.
refusal-case = { $title }: { $case }.
refusal-unknown = Свободное место есть; поиск завершился раньше, чем оно было использовано.
closure-all = { $region }, { $from } – { $to }
closure-districts = { $region } (кроме центров), { $from } – { $to }
closure-invalid = { $region } (в эти даты не существует)
absence-span = { $body }, { $from } – { $to }
absence-every = { $body }, еженедельно: { $weekday }
absence-invalid = { $body } (в эти даты не существует)
with-reason = { $what } ({ $reason })
open-start = начало
open-end = конец
