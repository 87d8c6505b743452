# Қазақша. Бір кілт, бір сөйлем; сандар қос нүктеден кейін тұрады, атаулар атау септігінде қалады.

## diff
diff-moved = Басқа күнге ауыстырылды: { $count }
diff-relocated = Күні сол, орны басқа: { $count }
diff-both = Күні де, орны да басқа: { $count }
diff-added = Қосылды: { $count }
diff-dropped = Алып тасталды: { $count }
diff-status = Мәртебесі өзгерді: { $count }
diff-unplaced = Енді кестеге енбегені: { $proposals }
diff-no-longer-unplaced = Кестеге енбегендер қатарынан шықты: { $proposals }
diff-unchanged = Өзгеріссіз: { $count }
diff-none = Айырмашылық жоқ.
diff-amounts = Шамасы өзгерген ережелер
diff-amounts-equal = Барлық ереженің шамасы бұрынғыдай.
diff-other-causes = Себептер соңғы қайта жоспарлаудан алынған, ал ол мұндағы ескі кестеден емес, басқа кестеден басталған.
cause-forced = мәжбүрлі
cause-knock-on = салдар
cause-minimum = ең аз мөлшер үшін қажет
column-before = Бұрын
column-after = Енді
column-cause = Себебі
