# Қазақша. Бір кілт, бір сөйлем; сандар қос нүктеден кейін тұрады, атаулар атау септігінде қалады.

## replan
replan-step-changes = өзгерген кездесулер: { $cost }, шекара { $bound }, { $seconds } с
replan-step-shift = жылжыған күндер: { $cost }, шекара { $bound }, { $seconds } с
replan-title = { $name }, { $revision }-редакция: не өзгерді
replan-forced = Мәжбүрлі: { $count }
replan-fewest = Бұлардан басқа өзгергені: { $count }. Дәлелденді: бұдан аз өзгертетін жарамды кесте жоқ.
replan-fewest-open = Бұлардан басқа өзгергені: { $count }. Ең азы екені дәлелденбеді; кемінде: { $bound }.
replan-extra = Бұлардан басқа өзгергені: { $count }; мүмкін болатын ең азы: { $bound }.
replan-shift = Өзгергендердің жылжыған күндері, барлығы: { $days }.
replan-row = { $id }: { $before } → { $after }
replan-accept-breaches = --accept-breaches сол күйінде бекітеді.

## cause
cause-is-postpone = Мәжбүрлі: кездесу кейінге қалдырылды
cause-is-withdraw = Мәжбүрлі: ұсыныс кері қайтарылды
cause-is-hold = Мәжбүрлі: кездесу басқа күні не басқа жерде өтті
cause-is-pin = Мәжбүрлі: жоспарлаушы басқа күн не басқа орын белгіледі
cause-is-change = Мәжбүрлі: ұсыныс өзгертілді
cause-is-close = Мәжбүрлі: { $from } бастап { $to } дейін жабық: { $who }
cause-is-away = Мәжбүрлі: { $from } бастап { $to } дейін жоқ: { $who }
cause-is-calendar = Мәжбүрлі: жұмыс күндері ауыстырылды
cause-is-policy = Мәжбүрлі: ереже өзгертілді: { $rule }
cause-is-other = Мәжбүрлі: { $op } операциясы
cause-is-inputs = Мәжбүрлі: бастапқы деректер өзгерді. { $cases }
cause-is-knock-on = Салдар. Орнында қалса: { $cases }
cause-is-level = Орнында қалса, { $level }-деңгей нашарлар еді: { $cases }
cause-is-unproven = Себебі табылмады; іздеу ерте тоқтады.

## menu
menu-title = Мәзір: қосымша өзгерістер не береді
menu-picked = { $row }-жол жазылды.
menu-missing = Мәзірдегі жолдар: { $rows }; { $row }-жол жоқ.
menu-buys = { $level }-деңгей: { $gain }
column-row = Жол
column-changed = Өзгергені
column-shift = Жылжу, күн
column-levels = 1-4-деңгейлер
column-buys = 1-жолға қарағанда

## locks
locks-left-out = Міндеттілері кестеге енбеді: { $musts }.
locks-helps = Кедергі: { $meeting }, { $lock }. Бұл бекітусіз кестеге енеді: { $musts }; 1-деңгей: { $cost }, қазір { $before }.
locks-frees = Кедергі: { $meeting }, { $lock }. Бұл бекітусіз жарамды кесте бар.
locks-together = Жеке бірде-бір бекіту кедергі емес; бәрін бірге алса, кестеге енеді: { $musts }.
locks-none = Бекітулер кедергі емес.
locks-clash = Ережеге қайшы бекітілген: { $case }
locks-no-schedule = Бекітілгенді сақтап, міндетті ережелерді орындайтын кесте жоқ.

## verify
verify-fine = Тексерілді: кесте жарамды, операциялар берілгендей, бекітілгені орнында, себептері дұрыс.
verify-minimal = Қайта дәлелденді: 1-деңгей ({ $cost }) бұдан төмен болмайды, ал сонда { $count } кездесуден аз өзгерту мүмкін емес.
verify-extra = Жоспарлаушы көбірек өзгеріске жол берді: { $count }.
verify-found = Ескертулер: { $count }
verify-operations = Операциялар ескі кестедегі мен оқиғалардағы операциялар емес.
verify-previous = Басқа кестеден қайта жоспарланған: { $previous }.
verify-no-replan = Жаңа кестеде қайта жоспарлау жазбасы жоқ.
verify-revision = Редакция нөмірі { $wanted } болуы тиіс: { $found }.
verify-inputs = Бастапқы деректердің таңбалары папкадағыдай емес: { $parts }.
verify-lock = { $id }: бекітілген, бірақ сақталмаған: { $lock }.
verify-mark = { $id }: бекіту не мәртебе операцияларға сай емес.
verify-changes = Өзгерген кездесулер: жазбада { $declared }, саналғаны: { $found }.
verify-shift = Жылжыған күндер: жазбада { $declared }, саналғаны: { $found }.
verify-bound = Жазбадағы шекара { $declared }, өзгерістердің ең аз саны { $found }.
verify-cause = { $id }: себебі тексеру тапқаннан өзге.
verify-kept = Жақын күнін сақтаған кездесулер тізімі дұрыс емес.
verify-level = Қаралатын ұсыныстардың 1-деңгейі { $cost } мәнінен төмен бола алады: { $found }.
verify-fewer = { $count } өзгерістен азы жеткілікті: { $found }.
verify-less-shift = { $days } күннен аз жылжу жеткілікті: { $found }.
verify-open = Бұл дәлелденгенше уақыт бітті: { $what }.

## recommend
recommend-title = { $body }, { $region }: ең жақсы күндер мен орындар
recommend-none = Мүмкін күн мен орын жоқ.
recommend-free = басқа ештеңе өзгермейді
recommend-moves = өзгереді: { $meetings }
column-effects = Салдары
