# Русский. Один ключ, одно предложение; числа стоят после двоеточия, названия остаются в именительном падеже.

## diff
diff-moved = Перенесено на другую дату: { $count }
diff-relocated = Та же дата, другое место: { $count }
diff-both = Другая дата и другое место: { $count }
diff-added = Добавлено: { $count }
diff-dropped = Снято: { $count }
diff-status = Другой статус: { $count }
diff-unplaced = Теперь не вошло в график: { $proposals }
diff-no-longer-unplaced = Больше не числится среди не вошедших: { $proposals }
diff-unchanged = Без изменений: { $count }
diff-none = Различий нет.
diff-amounts = Правила, по которым величина изменилась
diff-amounts-equal = Величины всех правил те же.
diff-other-causes = Указаны причины последнего пересчёта, а он начинался с другого графика, не со старого.
cause-forced = вынуждено
cause-knock-on = следствие
cause-minimum = нужно для минимума
column-before = Было
column-after = Стало
column-cause = Причина
