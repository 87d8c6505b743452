# Қазақша. Бір кілт, бір сөйлем; сандар қос нүктеден кейін тұрады, атаулар атау септігінде қалады.

## Кітап парақтары
sheet-schedule = Кесте
sheet-regions = Өңірлер бойынша
sheet-bodies = Органдар бойынша
sheet-months = Айлар бойынша
sheet-coverage = Қамту
sheet-unplaced = Енбегені
sheet-changes = Өзгерістер
sheet-checklist = Бақылау парағы
changes-unknown = Бұрынғы кесте көрсетілмеген.
changes-none = Өзгеріс жоқ.
row-total = Барлығы
row-limit = Шек
yes = иә
column-weekday = Апта күні
column-time = Уақыты
column-venue = Өтетін жері
column-centre = Облыс орталығы
column-outside = Кестеден тыс
column-proposal = Ұсыныс
column-priority = Басымдығы
column-from = Басы
column-to = Соңы
column-because = Не кедергі
column-change = Не өзгерді
column-olddate = Бұрынғы күні
column-oldplace = Бұрынғы орны
column-newdate = Жаңа күні
column-newplace = Жаңа орны
column-step = Не істеу керек
column-meetingdate = Кездесу күні
column-certainty = Анықтығы
change-moved = күні басқа
change-relocated = орны басқа
change-both = күні де, орны да басқа
change-added = қосылды
change-dropped = алып тасталды

## Күнтізбелер
event-summary = Халықпен кездесу: { $bodies }
event-venue = Өтетін жері: { $venue }
event-time = Уақыты: { $time }
event-proposal = Ұсыныс: { $proposal }
event-source = Дереккөз: { $source }
event-certainty = Анықтығы: { $certainty }

## Кездесуді дайындау қадамдары
step-question-collection = Халықтың сұрақтарын жинау
step-announcement = Кездесу туралы хабарландыру
step-preparation = Жергілікті дайындықтың басталуы
step-broadcast = Трансляция, брифинг, жеке қабылдау
step-information-sent = Ақпарат жіберу
step-action-plan = Іс-шаралар жоспарын жариялау
certainty-c = анық
certainty-l = ықтимал
certainty-u = белгісіз
certainty-choice = жоспарлаушының таңдауы

## Кесте түріндегі ұсыныстар
sheet-proposals = Ұсыныстар
sheet-guide = Қалай толтыру керек
column-with = Бірлесіп
column-prefer = Қалаулы күні
column-places = Орындар
column-topics = Тақырыптар
column-note = Ескертпе
column-column = Баған
column-meaning = Не жазу керек
column-example = Мысал
column-needed = Міндетті
guide-proposal = Өз атауы: кіші латын әріптері, цифрлар және дефистер
guide-body = Кездесуді өткізетін органның идентификаторы
guide-with = Қатысатын басқа органдардың идентификаторлары, үтір арқылы
guide-from = Алғашқы мүмкін күн
guide-to = Соңғы мүмкін күн
guide-prefer = Ең қолайлы күн
guide-places = Орындар үтір арқылы, ең қолайлысы бірінші: region/place; region/* – өңірдің кез келген орны, * – кез келген орын
guide-priority = must, high, normal немесе low; бос болса normal
guide-topics = Тақырыптар үтір арқылы
guide-outside = иә, егер кездесуді кестеге міндет қосса
guide-time = Жергілікті уақыт бойынша сағаты
guide-venue = Зал немесе ғимарат
guide-note = Қалғаны
import-done = Ұсыныстар: { $count }. Жазылды: { $path }

## Түзетілген қосымша және кесте
annex-stale = { $file }: қосымша басқа кестеден жасалған; айырмашылықтар түзетуден бұрын болуы мүмкін.
annex-changed = { $where }: өзгертілді: { $proposal }
annex-added = { $where }: қолмен қосылды
annex-removed = { $where }: алып тасталды: { $proposal }
annex-edit = { $name }: { $old } → { $new }
annex-edit-unread = { $name }: { $old } → { $new } (түсініксіз)
annex-left-languages = { $where }: операция болып жазылмады: қосымшаның тілдері сәйкес келмейді.
annex-left-held = { $where }: операция болып жазылмады: кездесу өтіп кеткен.
annex-left-unread = { $where }: операция болып жазылмады: ұяшық түсініксіз.

## Келісу парақтары
sheet-coordination = Келісуге
sheet-closures = Жабық күндер
column-slack = Басқа бос күндер
column-agree = Келісеміз
column-object = Қарсымыз
column-wishdate = Қалаған күні
column-wishplace = Қалаған орны
column-remark = Ескерту
column-closure = Жабу №
column-scope = Не жабық
column-reason = Себеп
column-confirm = Растау
column-lift = Алып тастау
scope-all = барлығы
scope-districts = орталықтардан басқасы
coordinate-done = Жазылған файлдар: { $count }. Бума: { $path }
answer-accepted = { $file }, { $row }: { $subject }: қабылданды.
answer-refused = { $file }, { $row }: { $subject }: қабылданбады.
answer-alternative = Ең жақын мүмкін нұсқа: { $date }, { $place }.
answer-other-wish = Осы кездесу туралы басқа тілек бұрын қабылданды: { $file }, { $row }.
answer-no-schedule = Онымен жарамды кесте қалмайды.
