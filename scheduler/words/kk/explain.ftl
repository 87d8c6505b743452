# Қазақша. Бір кілт, бір сөйлем; сандар қос нүктеден кейін тұрады, атаулар атау септігінде қалады.

## score
score-title = Кестенің шығыны
score-level = { $level }-деңгей
score-rest = Қалғаны, ешқайсысына жатпайтыны

## explain
explain-stays = Кестеде қалады: { $meeting }.
explain-locked = Бекітілген, кестеде қалады: { $meeting }.
explain-window = { $proposal }: ұсыныстағы мерзім: { $from } – { $to }.
explain-places = { $proposal }: тек мына орындар қолайлы: { $places }.
explain-closed = Қабылдамайды: { $closure }.
explain-away = Болмайды: { $absence }.
explain-at-most = { $title }: { $case }; ең көбі: { $number }.
explain-days = { $title }: { $case }; күндер саны: { $number }.
explain-working-days = { $title }: { $case }; қажетті жұмыс күндерінің саны: { $number }.
explain-at-least = { $title }: { $case }; ең азы: { $number }.
explain-anywhere = кез келген орын
explain-whole-region = { $region } (кез келген орын)
explain-price = { $steps }. Бағасы: { $price }.
explain-dates = Басқа күндер, { $proposal }: { $from } – { $to }
explain-more-places = Қосымша орындар, { $proposal }: { $places }
explain-open = Сонда да қабылдайды: { $region }, { $from } – { $to }
explain-free = Басшы сонда да бос: { $body }, { $from } – { $to }
explain-number = Ереженің басқа саны, «{ $title }» ({ $number }): { $value }, қазіргісі { $now }
explain-pin = { $proposal }: { $date }, { $place }
explain-no-meeting = Кестеге енбеді: { $proposal }.
explain-conflict = Кестедегі барлық кездесумен бірге оны орналастыру мүмкін емес. Мыналар бір мезгілде орындала алмайды:
explain-not-minimal = Тізім ең қысқа емес: әр тармақтың қажеттігі дәлелденбеген.
explain-room = Орын босататын өзгерістер, алдымен ең арзаны
explain-no-room = Бірде-бір жеке өзгеріс орын босатпайды.
explain-cut-short = Басқа нұсқаларды іздеу тоқтатылды.
explain-moves = Орналастыруға болады; ең аз өзгеріс:
explain-minimum = Орналастыруға болады, бірақ 1-деңгей нашарлайды:
explain-worse = { $case } Нашарлауы: { $amount }.
explain-placed = Кестеде бар: { $meeting }.
explain-nearer = Қалаулы күнге жақынырақ
explain-costs-more = { $date }: 1–4 деңгейлердегі өсім: { $costs }
explain-breach = { $date }: { $cases }
explain-shares = Кесте шығынындағы үлесі
explain-slack = Өзгесі өзгермейтін басқа күндер саны: { $count }
explain-next = Келесі нұсқа: { $date }, { $place }; 1–4 деңгейлердегі өсім: { $costs }
explain-all-done = Түсіндірілген ұсыныстар саны: { $count }. Жазылды: { $path }
verify-explain-true = Барлық түсіндірме қайта дәлелденді: { $count }.
explain-out-of-time = { $proposal }: берілген уақытта себебі де табылмады.

## why
why-forbidden = Олай орналастыру мүмкін емес. Мыналар бір мезгілде орындала алмайды:
why-changes = Олай орналастыруға болады. Өзгеретін кездесулер саны: { $count }
why-change = { $before } → { $after }
why-level = { $level }-деңгей: { $cost } ({ $change })

## verify-explain
verify-other-schedule = Файл басқа кестені түсіндіреді.
verify-incomplete = Файл кестенің әр ұсынысын бір реттен түсіндірмейді.
verify-placed = кездесудің бар-жоғы қате көрсетілген.
verify-facts = кездесудің шектеулері, шығыны немесе күн қоры сәйкес емес.
verify-answer = жауап түрі қате.
verify-conflict = тармақтар бір-біріне қайшы емес немесе біреуі кестеге қатысты емес.
verify-not-minimal = бір тармақсыз да қайшылық сақталады.
verify-sentence = сөйлем дәлелденгенге сәйкес емес.
verify-source = бастапқы дерек басқа жерде тұр.
verify-order = нұсқалар тым көп, реті қате немесе қайталанады.
verify-operation = нұсқада мұндай операция болмайды.
verify-price = баға қате.
verify-no-room = бұл операциялардан кейін де орын жоқ.
verify-needless = операция немесе оның бөлігі қажет емес.
verify-cheapest = бірінші нұсқа ең арзаны емес.
verify-moves = көшіру саны ең аз емес немесе оларға жол берілмейді.
verify-minimum = ненің нашарлайтыны қате көрсетілген.

## Жарамды кесте жоқ
infeasible-conflict = Жарамды кесте жоқ. Мыналар бір мезгілде орындала алмайды:
infeasible-give-up = Бас тартуға тиістінің ең азы: { $count }
infeasible-then = Сонда жарамды кесте бар; кездесулер саны: { $count }
