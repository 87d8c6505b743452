from scheduler.words import alphabetical
from scheduler.words.alphabet import KAZAKH


def test_the_alphabet_has_its_letters_and_the_russian_ones_in_their_order() -> None:
    assert (len(KAZAKH), len(set(KAZAKH))) == (42, 42)
    assert "".join(letter for letter in KAZAKH if letter not in "әғқңөұүһі") == "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


def test_kazakh_letters_stand_where_kazakh_has_them() -> None:
    names = ["Шу", "Қостанай", "Ыстықкөл", "Орал", "Абай", "Әулие", "Іле", "Өскемен", "Кентау", "Үржар", "Ұлытау"]
    assert alphabetical(names, "kk") == [
        "Абай",
        "Әулие",
        "Кентау",
        "Қостанай",
        "Орал",
        "Өскемен",
        "Ұлытау",
        "Үржар",
        "Шу",
        "Ыстықкөл",
        "Іле",
    ]


def test_russian_has_yo_after_ye() -> None:
    assert alphabetical(["Жанаозен", "Ёлка", "Екибастуз", "Ермак"], "ru") == ["Екибастуз", "Ермак", "Ёлка", "Жанаозен"]


def test_a_kazakh_name_in_a_russian_text_stands_by_its_letters() -> None:
    names = ["область Абай", "область Ұлытау", "область Жетісу"]
    assert alphabetical(names, "ru") == ["область Абай", "область Жетісу", "область Ұлытау"]


def test_upper_and_lower_case_are_one_letter_and_a_shorter_name_comes_first() -> None:
    assert alphabetical(["область Абай", "Область", "Астана"], "ru") == ["Астана", "Область", "область Абай"]


def test_latin_names_and_digits_come_first() -> None:
    assert alphabetical(["Абай", "Zhem", "10 ауыл"], "kk") == ["10 ауыл", "Zhem", "Абай"]
