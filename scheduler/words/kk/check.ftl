# Қазақша. Бір кілт, бір сөйлем; сандар қос нүктеден кейін тұрады, атаулар атау септігінде қалады.

## check
check-inputs-fine = Сценарий дұрыс толтырылған: { $name }; ұсыныстар: { $proposals }; өңірлер: { $regions }; органдар: { $bodies }.
check-none = Бұзушылық жоқ. Кездесулер: { $placed }; кестеге енбегені: { $unplaced }.
check-breaches = Бұзушылықтар саны: { $count }.
check-costs = Қалған шығындар
check-level = { $level }-деңгей: { $cost }
check-tolerated = Рұқсат етіледі, тек бекітілген кездесулер арасында: { $case }
check-not-held = { $meeting }: { $as_of } күнінен бұрын, бірақ өткізілгені туралы ешкім хабарламаған.
check-inputs-changed = Бастапқы деректер содан бері өзгерген: { $parts }.
tamper-lock = { $id }: бекіту негізделмеген: { $lock }.
tamper-lock-missing = { $id }: бекіту көрсетілмеген: { $lock }.
tamper-status = { $id }: мәртебе негізделмеген: { $status }.
tamper-cost = { $level }-деңгей: файлда { $declared } деп көрсетілген, қайта есептегенде: { $cost }.
tamper-bound = { $level }-деңгей: шекара шығыннан жоғары; шекара: { $bound }, шығын: { $cost }.
tamper-bound-below = { $level }-деңгей: мұнда шекара болуы мүмкін емес, себебі дәлелденбеген деңгей: { $open }.
tamper-outcome = Файлда кесте ең жақсы деп көрсетілген, бірақ дәлелденбеген деңгей: { $level }.
tamper-levels = 1-ден 4-ке дейінгі деңгейлер бір-бір реттен көрсетілмеген.
title-file = Кесте файлы
