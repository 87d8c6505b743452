# Қазақша. Бір кілт, бір сөйлем; сандар қос нүктеден кейін тұрады, атаулар атау септігінде қалады.

## publish, log, carry
publish-done = Жарияланды, редакция нөмірі { $number }: { $file }
publish-damaged = Жарияланбады: { $folder } ішіндегі тарих бүтін емес.
publish-other-scenario = Жарияланбады: { $folder } ішіндегі редакциялар басқа сценарийге тиесілі.
publish-not-based = Жарияланбады: кесте соңғы редакциядан ({ $number }) қайта жоспарланбаған. Сол редакциядан қайта жоспарлаңыз.
publish-nothing-new = Жарияланбады: { $number } редакциясы осы кестенің өзі.
publish-overtaken = Жарияланбады: { $number } редакциясын дәл сол сәтте басқа біреу жариялады. Алдымен соны қараңыз.
chain-missing = { $file }: бұл редакция жоқ.
chain-foreign = { $file }: бұл файл тарихқа жатпайды.
chain-unreadable = { $file }: бұл редакция емес немесе басы бүлінген.
chain-edited = { $file }: бұл жарияланған мәтін емес.
chain-renumbered = { $file }: ішіндегі нөмір басқа.
chain-unlinked = { $file }: алдыңғы редакцияны жалғастырмайды.
chain-unpointed = { $file }: соңғы редакцияға сілтеме жоқ немесе бүлінген.
chain-mispointed = { $file }: соңғы редакция жарияланған редакция емес.
chain-whole = Тарих бүтін. Соңғы таңбаны басқа жерде сақталғанымен салыстырыңыз:
log-empty = Әзірге редакция жоқ.
revision-draft = жоба
revision-approved = бекітілген
column-number = №
column-operations = Операция
column-changes = Өзгерістер
column-unplaced = Енбегені
column-approved = Кім бекітті
column-decree = Қаулы
carry-done = Келесі кезеңге көшірілді: { $count }. Жазылды: { $path }
