"""How words sound: the CMU dictionary's ARPAbet, written as IPA."""

import pytest

from texts.dictionary import FOLDER, parsed
from texts.sounds import CONSONANTS, VOWELS, ipa, sounds
from texts.wordlists import word_set

# The 39 sounds of the source, cmudict.phones.
ARPABET = word_set("""
AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW
V W Y Z ZH
""")


def test_every_sound_of_the_source_is_written_and_no_two_alike() -> None:
    assert {*CONSONANTS, *VOWELS} == ARPABET
    assert len({*CONSONANTS.values(), *VOWELS.values()}) == len(ARPABET)


# As the Cambridge Advanced Learner's Dictionary writes them for American English.
@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("thing", "θɪŋ"),
        ("church", "tʃɝːtʃ"),
        ("judge", "dʒʌdʒ"),
        ("measure", "ˈmeʒɚ"),
        ("machine", "məˈʃiːn"),
        ("happy", "ˈhæpi"),
        ("world", "wɝːld"),
        ("good", "ɡʊd"),
        ("boy", "bɔɪ"),
        ("they", "ðeɪ"),
        ("loud", "laʊd"),
        ("yellow", "ˈjeloʊ"),
        ("extra", "ˈekstrə"),
        ("finger", "ˈfɪŋɡɚ"),
        ("singer", "ˈsɪŋɚ"),
        ("alone", "əˈloʊn"),
    ],
)
def test_words_sound_as_learners_dictionaries_write_them(word: str, written: str) -> None:
    assert sounds(word)[0] == written


def test_a_word_of_one_syllable_has_no_stress_mark() -> None:
    assert ipa("S T R EH1 NG K TH S") == "streŋkθs"


@pytest.mark.parametrize(
    ("word", "written"),
    [("emphasise", "ˈemfəsaɪz"), ("aeroplane", "ˈerpleɪn"), ("kilometre", "kɪˈlɔːmʌtɚ")],
)
def test_a_second_stress_after_or_beside_the_first_is_not_marked(word: str, written: str) -> None:
    assert sounds(word)[0] == written


def test_a_second_stress_before_the_first_is_marked_low() -> None:
    assert ipa("S EH2 L AH0 B R EY1 SH AH0 N") == "ˌseləˈbreɪʃən"


def test_a_word_said_in_two_ways_has_both() -> None:
    assert set(sounds("record")) == {"rəˈkɔːrd", "ˈrekɚd"}


@pytest.mark.parametrize(
    ("british", "american"),
    [("analyse", "analyze"), ("organise", "organize"), ("vapour", "vapor"), ("offence", "offense")],
)
def test_british_spelling_sounds_like_american(british: str, american: str) -> None:
    assert sounds(british) == sounds(american) != ()


def test_an_unknown_word_has_no_sound() -> None:
    assert sounds("brillig") == ()
    assert sounds("a b\n.*") == ()


def test_nearly_every_word_of_our_dictionary_has_its_sound() -> None:
    lines = (line for path in FOLDER.glob("?.txt") for line in path.read_text("utf-8").splitlines())
    words = {parsed(line).word for line in lines}
    silent = {word for word in words if not sounds(word)}
    assert len(silent) <= len(words) / 200, silent
