import json

from scheduler.diff import Diff

MOVED = (
    ("labour-01: {date: 2022-10-12, place: abai/semey-city", "labour-01: {date: 2022-10-13, place: abai/semey-city"),
    (
        "health-01: {date: 2022-09-28, place: kostanay/auliekol, status: planned",
        "health-01: {date: 2022-09-28, place: kostanay/auliekol, status: announced",
    ),
)


def edited(schedule_file):
    new = schedule_file.with_name("new.yaml")
    text = schedule_file.read_text(encoding="utf-8")
    for old_words, new_words in MOVED:
        assert old_words in text
        text = text.replace(old_words, new_words)
    new.write_text(text, encoding="utf-8")
    return new


def test_text_and_exit_code(run, schedule_file):
    new = edited(schedule_file)
    result = run("diff", schedule_file, new)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split() for line in result.stdout.splitlines() if "labour-01" in line or "Unchanged" in line] == [
        ["labour-01", "2022-10-12", "abai/semey-city", "2022-10-13", "abai/semey-city"],
        ["Unchanged:", "1"],
    ]
    assert run("diff", schedule_file, new, "--exit-code").exit_code == 1
    same = run("diff", schedule_file, schedule_file, "--exit-code")
    assert (same.exit_code, same.stdout) == (0, "No differences.\nUnchanged: 3\n")


def test_json_is_the_diff(run, schedule_file):
    told = json.loads(run("diff", schedule_file, edited(schedule_file), "--json").stdout)
    assert [row["proposal"] for row in told["moved"]] == ["labour-01"]
    assert told["status"] == [{"proposal": "health-01", "from": "planned", "to": "announced"}]
    assert list(told) == [*Diff.model_fields]


def test_json_with_groups_and_amounts(run, folder, schedule_file):
    new = edited(schedule_file)
    told = json.loads(run("diff", schedule_file, new, "--json", "--by", "body", "--scenario", folder).stdout)
    assert {body: len(group["moved"]) for body, group in told["groups"].items()} == {"health": 0, "labour": 1}
    assert told["amounts"]["window"] == {"before": 0, "after": 0}
    regions = json.loads(run("diff", schedule_file, new, "--json", "--by", "region").stdout)["groups"]
    assert {region: group["unchanged"] for region, group in regions.items()} == {"abai": 1, "kostanay": 0}


def test_markdown(run, schedule_file):
    result = run("diff", schedule_file, edited(schedule_file), "--format", "markdown", "--language", "ru")
    assert result.stdout == (
        "**Перенесено на другую дату: 1**\n\n"
        "| Встреча | Было | Стало |\n"
        "| --- | --- | --- |\n"
        "| labour-01 | 2022-10-12 abai/semey-city | 2022-10-13 abai/semey-city |\n\n"
        "**Другой статус: 1**\n\n"
        "| Встреча | Было | Стало |\n"
        "| --- | --- | --- |\n"
        "| health-01 | запланирована | объявлена |\n\n"
        "Без изменений: 1\n"
    )


def test_wrong_use(run, schedule_file):
    for words in (("-", "-"), (schedule_file, schedule_file, "--by", "body"), (schedule_file, "none.yaml")):
        result = run("diff", *words)
        assert (result.exit_code, result.stdout) == (2, "")
