"""Sentences of the pure rooms: English by themselves, another language where a page asks for it."""

from cases.sentences import Sentence

AZERBAIJANI = {"Line {line} is wrong. {look}": "{line}-ci sətir səhvdir. {look}", "Look at {at}.": "Baxın: {at}."}


def test_a_sentence_is_text_that_remembers_how_it_was_made():
    sentence = Sentence("Line {line} is wrong. {look}", line=2, look=Sentence("Look at {at}.", at=5))
    assert sentence == "Line 2 is wrong. Look at 5."
    assert sentence.translated(AZERBAIJANI.get) == "2-ci sətir səhvdir. Baxın: 5."


def test_braces_in_plain_text_and_in_facts_are_left_alone():
    assert Sentence("A { brace") == "A { brace" == Sentence("A { brace").translated(str)
    assert Sentence("{fact}", fact="{x}").translated(str) == "{x}"
