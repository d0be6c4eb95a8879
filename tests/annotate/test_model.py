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
