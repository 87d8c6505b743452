# Русский. Один ключ, одно предложение; числа стоят после двоеточия, названия остаются в именительном падеже.

## publish, log, carry
publish-done = Опубликовано как редакция { $number }: { $file }
publish-damaged = Не опубликовано: история в { $folder } нарушена.
publish-other-scenario = Не опубликовано: редакции в { $folder } относятся к другому сценарию.
publish-not-based = Не опубликовано: график пересчитан не от последней редакции, { $number }. Пересчитайте от неё.
publish-nothing-new = Не опубликовано: редакция { $number } уже содержит этот график.
publish-overtaken = Не опубликовано: редакцию { $number } в то же время опубликовал кто-то другой. Сначала посмотрите её.
chain-missing = { $file }: этой редакции нет.
chain-foreign = { $file }: этот файл не относится к истории.
chain-unreadable = { $file }: это не редакция, или повреждено её начало.
chain-edited = { $file }: это не тот текст, который был опубликован.
chain-renumbered = { $file }: номер внутри другой.
chain-unlinked = { $file }: не продолжает предыдущую редакцию.
chain-unpointed = { $file }: указателя на последнюю редакцию нет, или он повреждён.
chain-mispointed = { $file }: последняя редакция не та, что была опубликована.
chain-whole = История цела. Сверьте последний отпечаток с тем, что хранится в другом месте:
log-empty = Редакций пока нет.
revision-draft = проект
revision-approved = утверждён
column-number = №
column-operations = Операций
column-changes = Изменений
column-unplaced = Не вошло
column-approved = Кем утверждён
column-decree = Постановление
carry-done = Перенесено на следующий период: { $count }. Записано: { $path }
