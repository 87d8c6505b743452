# Русский. Один ключ, одно предложение; числа стоят после двоеточия, названия остаются в именительном падеже.

## Листы книги
sheet-schedule = График
sheet-regions = По регионам
sheet-bodies = По органам
sheet-months = По месяцам
sheet-coverage = Охват
sheet-unplaced = Не вошло
sheet-changes = Изменения
sheet-checklist = Лист контроля
changes-unknown = Прежний график не указан.
changes-none = Изменений нет.
row-total = Всего
row-limit = Предел
yes = да
column-weekday = День недели
column-time = Время
column-venue = Помещение
column-centre = Областной центр
column-outside = Вне графика
column-proposal = Предложение
column-priority = Приоритет
column-from = С
column-to = По
column-because = Что мешает
column-change = Что изменилось
column-olddate = Прежняя дата
column-oldplace = Прежнее место
column-newdate = Новая дата
column-newplace = Новое место
column-step = Что сделать
column-meetingdate = Дата встречи
column-certainty = Достоверность
change-moved = другая дата
change-relocated = другое место
change-both = другие дата и место
change-added = добавлена
change-dropped = снята

## Календари
event-summary = Встреча с населением: { $bodies }
event-venue = Помещение: { $venue }
event-time = Время: { $time }
event-proposal = Предложение: { $proposal }
event-source = Источник: { $source }
event-certainty = Достоверность: { $certainty }

## Шаги подготовки встречи
step-question-collection = Сбор вопросов населения
step-announcement = Объявление о встрече
step-preparation = Начало подготовки на месте
step-broadcast = Трансляция, брифинг, личный приём
step-information-sent = Направление информации
step-action-plan = Публикация плана мероприятий
certainty-c = точно
certainty-l = вероятно
certainty-u = неизвестно
certainty-choice = решение планировщика

## Предложения в виде таблицы
sheet-proposals = Предложения
sheet-guide = Как заполнять
column-with = Совместно с
column-prefer = Желаемая дата
column-places = Места
column-topics = Темы
column-note = Примечание
column-column = Столбец
column-meaning = Что писать
column-example = Пример
column-needed = Обязательно
guide-proposal = Собственное имя: строчные латинские буквы, цифры и дефисы
guide-body = Идентификатор органа, который проводит встречу
guide-with = Идентификаторы других участвующих органов через запятую
guide-from = Первая возможная дата
guide-to = Последняя возможная дата
guide-prefer = Лучшая дата
guide-places = Места через запятую, лучшее первым: region/place; region/* — любое место региона, * — любое вообще
guide-priority = must, high, normal или low; пусто значит normal
guide-topics = Темы через запятую
guide-outside = да, если встречу к графику добавляет обязанность
guide-time = Часы по местному времени
guide-venue = Зал или здание
guide-note = Всё остальное
import-done = Предложений: { $count }. Записано: { $path }

## Исправленное приложение и график
annex-stale = { $file }: приложение сделано по другому графику; различия могли возникнуть до правки.
annex-changed = { $where }: изменено: { $proposal }
annex-added = { $where }: добавлено вручную
annex-removed = { $where }: удалено: { $proposal }
annex-edit = { $name }: { $old } → { $new }
annex-edit-unread = { $name }: { $old } → { $new } (не понято)
annex-left-languages = { $where }: не записано операциями: языки приложения расходятся.
annex-left-held = { $where }: не записано операциями: встреча уже проведена.
annex-left-unread = { $where }: не записано операциями: ячейка не понята.

## Листы согласования
sheet-coordination = На согласование
sheet-closures = Закрытые даты
column-slack = Другие свободные даты
column-agree = Согласны
column-object = Возражаем
column-wishdate = Желаемая дата
column-wishplace = Желаемое место
column-remark = Замечание
column-closure = № закрытия
column-scope = Что закрыто
column-reason = Причина
column-confirm = Подтвердить
column-lift = Снять
scope-all = всё
scope-districts = всё, кроме центров
coordinate-done = Записано файлов: { $count }. Папка: { $path }
answer-accepted = { $file }, { $row }: { $subject }: принято.
answer-refused = { $file }, { $row }: { $subject }: отклонено.
answer-alternative = Ближайшее возможное: { $date }, { $place }.
answer-other-wish = Раньше принято другое пожелание об этой встрече: { $file }, { $row }.
answer-no-schedule = Законного графика с ним не остаётся.
