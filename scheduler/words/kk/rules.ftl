# Қазақша. Бір кілт, бір сөйлем; сандар қос нүктеден кейін тұрады, атаулар атау септігінде қалады.

## Ережелердің жағдайлары
rule-window = { $proposal }: күн ұсыныстағы мерзімнен ({ $from } – { $to }) немесе кесте кезеңінен тыс не { $as_of } күнінен кейін емес.
rule-place-offered = { $proposal }: бұл орын ұсыныста көрсетілмеген.
rule-working-day = { $proposal }: бұл күні кездесу өткізілмейді (демалыс күні).
rule-region-open = { $proposal }: өңір бұл күні қабылдамайды.
rule-body-free = { $proposal }: басшы бұл күні болмайды: { $body }.
rule-notice = { $proposal }: дайындыққа уақыт жеткіліксіз; қажетті жұмыс күндерінің саны: { $working_days }.
rule-locked = { $proposal }: кездесу бекітілген, өзгеріссіз қалуға тиіс.
rule-one-meeting-a-day = { $body }, { $date }: бір күндегі кездесулер саны шектен асады ({ $at_most }).
rule-travel-gap = { $body }: әртүрлі өңірлердегі кездесулер арасында бос күндер жеткіліксіз; қажеті: { $days }; кездесулер: { $proposal }; { $other }.
rule-same-region-clash = Бір өңірдегі кездесулер бір-біріне тым жақын; аралығы күнмен, кемінде: { $days }; кездесулер: { $proposal }; { $other }.
rule-region-month-cap = { $region }, { $month }: бір айдағы кездесулер саны шектен асады ({ $at_most }).
rule-body-month-cap = { $body }, { $month }: бір айдағы кездесулер саны шектен асады ({ $at_most }).
rule-body-region-once = { $body }: бір өңірдегі кездесулер саны шектен асады ({ $at_most }): { $region }.
rule-place-cap = { $place }: бір орындағы кездесулер саны шектен асады ({ $at_most }).
rule-placed = { $proposal }: кездесу кестеге енбеді; басымдығы: { $priority }.
rule-body-minimum = { $body }, { $period }: кездесулер саны талап етілгеннен аз ({ $at_least }).
rule-region-minimum = { $region }: кездесулер саны талап етілгеннен аз ({ $at_least }).
rule-region-share = { $region }: кездесулер саны өңірдің үлесінен аз.
rule-district-reach = { $place }: мұнда ешкім келмейді.
rule-beyond-centres = Облыс орталықтарындағы кездесулер саны шектен асады; шек, барлық ұсыныстың пайызымен: { $at_most_percent }.
rule-region-crowding = { $region }, басталуы { $date }: кезең ішінде бір кездесуден көп; кезеңдегі күндер саны: { $days }.
rule-month-balance = { $month }: кездесулер саны осы айға тиесілі мөлшерден көп.
rule-preferred-date = { $proposal }: күні қалаулы күннен өзгеше ({ $prefer }).
rule-preferred-place = { $proposal }: орны бірінші аталған орыннан өзгеше.
rule-saturday = { $proposal }: кездесу сенбіге түседі.
rule-appeals = { $proposal }: басқа қолайлы өңірден өтініш көбірек түскен.
with-meetings = { $statement } Кездесулер: { $meetings }.

## Ереже нені талап етеді
title-window = Ұсыныс мерзімі
title-place-offered = Ұсыныс орындары
title-working-day = Тек жұмыс күндері
title-region-open = Өңір қабылдайды
title-body-free = Басшы бос
title-notice = Дайындық уақыты
title-locked = Бекітілген кездесулер
title-one-meeting-a-day = Органның бір күндегі кездесулері
title-travel-gap = Өңірлер арасындағы бос күндер
title-same-region-clash = Бір өңірдегі кездесулер аралығы
title-region-month-cap = Өңірдің бір айдағы кездесулері
title-body-month-cap = Органның бір айдағы кездесулері
title-body-region-once = Органның бір өңірдегі кездесулері
title-place-cap = Бір орындағы кездесулер
title-placed = Кестеге енген ұсыныстар
title-body-minimum = Орган кездесулерінің ең аз саны
title-region-minimum = Өңір кездесулерінің ең аз саны
title-region-share = Өңірдің үлесі
title-district-reach = Барлық ауданды қамту
title-beyond-centres = Облыс орталықтарынан тыс
title-region-crowding = Өңірде кездесулер шоғырланбауы
title-month-balance = Айлар бойынша біркелкілік
title-preferred-date = Қалаулы күн
title-preferred-place = Қалаулы орын
title-saturday = Сенбісіз
title-appeals = Өтініш көп түсетін өңір
