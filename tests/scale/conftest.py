"""Articles of our own writing in any number, and what a folder holds."""

import json
import random

import pytest

SENTENCES = (
    "Le ministre est arrivé hier à la gare.",
    "La réunion du {day} mai {year} a duré trois heures.",
    "«Nous verrons demain», a répondu la directrice.",
    "Le pont avait été fermé en {year}.",
    "Rien n’a changé depuis lundi.",
)


def article(number, **given):
    """An article that is the same for the same number."""
    chance = random.Random(number)
    text = " ".join(
        chance.choice(SENTENCES).format(day=chance.randint(1, 28), year=chance.randint(1990, 2023))
        for _ in range(chance.randint(1, 8))
    )
    day = f"2021-11-{chance.randint(1, 30):02}"
    return {"article": f"A{number:05}", "text": text, "published": day, **given}


@pytest.fixture
def written(tmp_path):
    """A function that writes articles to a file of JSON Lines."""

    def write(articles, name="in.jsonl"):
        path = tmp_path / name
        path.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
        return path

    return write


@pytest.fixture
def many():
    """Three hundred articles."""
    return [article(number) for number in range(300)]


def tree(folder):
    """Every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
