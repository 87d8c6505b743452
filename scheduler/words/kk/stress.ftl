# Қазақша. Бір кілт, бір сөйлем; сандар қос нүктеден кейін тұрады, атаулар атау септігінде қалады.

## stress
column-measure = Көрсеткіш
column-engine = Қайта жоспарлау
column-practice = 2022 жылғы тәжірибе
column-ratio = Қатынас
stress-title = Сыналған жылдар: { $trials }; айда кейінге қалу ықтималдығы: { $percent } %
stress-method = Сынақтардың орташасы; жақшада { $percent } пайыздық аралықтар (перцентильдік бутстреп, қайталау саны: { $resamples }). Қатынас: тәжірибенің қайта жоспарлауға қатынасы.
stress-spread = Үлестірім: ең азы / медиана / он жағдайдың тоғызында көп дегенде / ең көбі
stress-failed = Нәтижесіз сынақтар
stress-slipped = Кейінге қалғаны
stress-changes = Басқа жылжыған кездесулер
stress-shift = Жылжыған күндер
stress-refused = Өтпей қалған кездесулер
stress-placed = Соңындағы кездесулер
stress-breaches = Міндетті ережелердің бұзылуы
stress-clashes = Өңірдегі қақтығыстар
stress-crowding = Тығыздық
stress-shortfall = Үлеске жетпейтіні
stress-reached = Қамтылған орындар
