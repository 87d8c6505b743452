# Қазақша. Бір кілт, бір сөйлем; сандар қос нүктеден кейін тұрады, атаулар атау септігінде қалады.

## Кестеге енбеген ұсынысқа не кедергі
refusal-window = Қолайлы күн қалмады; ұсыныстағы мерзім: { $from } – { $to }.
refusal-working-day = Ұсыныс күндерінің арасында демалыс күндері бар.
refusal-region-open = Қабылдамайды: { $closures }.
refusal-body-free = Болмайды: { $absences }.
refusal-notice = Дайындыққа уақыт жеткіліксіз; қажетті жұмыс күндерінің саны: { $working_days }.
refusal-case = { $title }: { $case }.
refusal-unknown = Бос орын бар; іздеу ол пайдаланылғанға дейін аяқталды.
closure-all = { $region }, { $from } – { $to }
closure-districts = { $region } (орталықтардан басқасы), { $from } – { $to }
closure-invalid = { $region } (бұл күндері жоқ)
absence-span = { $body }, { $from } – { $to }
absence-every = { $body }, апта сайын: { $weekday }
absence-invalid = { $body } (бұл күндері жоқ)
with-reason = { $what } ({ $reason })
open-start = басы
open-end = соңы
