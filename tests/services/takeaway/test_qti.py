"""QTI packages, looked into part by part; no registry carries IMS's own schemas.

``qti12.dtd`` has the specification's content models for what we write; lxml holds us to them.
"""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree, html

from quizzes.item import Format, Item
from services.takeaway.qti import qti_zip
from services.takeaway.values import Handout, accepted
from tests.services.takeaway.samples import HOSTILE, every_shape, handout, hostile

DTD = Path(__file__).with_name("qti12.dtd")
ASI = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
CP = {"c": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"}


def opened(quiz: Handout) -> dict[str, etree._Element]:
    """Return the files of a package, parsed."""
    archive = zipfile.ZipFile(BytesIO(qti_zip(quiz)))
    return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def assessment(quiz: Handout) -> etree._Element:
    [found] = [root for root in opened(quiz).values() if root.tag.endswith("questestinterop")]
    return found


def question(shape: Format, text: str) -> tuple[etree._Element, Item]:
    """Return the one question of a quiz, which stands after its text."""
    item = hostile(shape, 1, text)
    text_only, found = assessment(handout(item)).findall(".//q:item", ASI)
    assert kind(text_only) == "text_only_question"
    return found, item


def kind(item: etree._Element) -> str:
    [found] = [
        field.findtext("q:fieldentry", "", ASI)
        for field in item.findall(".//q:qtimetadatafield", ASI)
        if field.findtext("q:fieldlabel", "", ASI) == "question_type"
    ]
    return str(found)


def said(element: etree._Element) -> str:
    """Return what an element shows, a line for each paragraph."""
    texts = [e.text or "" for e in element.iter(f"{{{ASI['q']}}}mattext")]
    shown = html.fragment_fromstring("".join(texts), create_parent="div")
    assert {child.tag for child in shown.iterdescendants()} <= {"p"}
    return "\n".join(p.text or "" for p in shown)


def feedback(item: etree._Element, ident: str) -> str:
    [found] = item.findall(f"q:itemfeedback[@ident='{ident}']", ASI)
    return said(found)


def marked(item: etree._Element, given: str) -> tuple[int, list[str]]:
    """Mark an answer as the specification says: the rules in order, until one stops it."""
    score, shown = 0, []
    for rule in item.findall(".//q:respcondition", ASI):
        answers = [e.text for e in rule.findall(".//q:varequal", ASI)]
        if given not in answers and rule.find(".//q:other", ASI) is None:
            continue
        score = int(rule.findtext("q:setvar", str(score), ASI))
        shown += [e.get("linkrefid", "") for e in rule.findall("q:displayfeedback", ASI)]
        if rule.get("continue") == "No":
            break
    return score, shown


def test_the_questions_have_the_order_and_the_parts_of_the_specification() -> None:
    with DTD.open(encoding="utf-8") as file:
        dtd = etree.DTD(file)
    root = assessment(every_shape())
    assert dtd.validate(root), dtd.error_log
    root.find(".//q:itemfeedback", ASI).getparent().find("q:presentation", ASI).tag = "unheard"
    assert not dtd.validate(root)


def test_the_manifest_names_every_file_and_nothing_else() -> None:
    files = opened(every_shape())
    manifest = files["imsmanifest.xml"]
    assert [etree.QName(child).localname for child in manifest] == [
        "metadata",
        "organizations",
        "resources",
    ]
    hrefs = [e.get("href") for e in manifest.findall(".//c:file", CP)]
    assert sorted(["imsmanifest.xml", *hrefs]) == sorted(files)
    resources = {e.get("identifier"): e.get("type") for e in manifest.findall(".//c:resource", CP)}
    assert "imsqti_xmlv1p2" in resources.values()
    assert {e.get("identifierref") for e in manifest.findall(".//c:dependency", CP)} < set(
        resources
    )


def test_no_name_is_there_twice_and_every_feedback_that_is_shown_is_there() -> None:
    root = assessment(every_shape())
    for path in (".//q:item", ".//q:render_choice/q:response_label"):
        idents = [e.get("ident") for e in root.findall(path, ASI)]
        assert len(idents) == len(set(idents))
    for item in root.findall(".//q:item", ASI):
        shown = {e.get("linkrefid") for e in item.findall(".//q:displayfeedback", ASI)}
        assert shown <= {e.get("ident") for e in item.findall("q:itemfeedback", ASI)}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("shape", [Format.CHOICE, Format.TRUE_FALSE_NOT_GIVEN])
def test_a_choice_comes_back_with_a_reason_for_every_option(shape: Format, text: str) -> None:
    found, item = question(shape, text)
    assert kind(found) == "multiple_choice_question"
    shown = {e.get("ident", ""): e for e in found.findall(".//q:response_label", ASI)}
    wanted = {o.text: o.feedback for o in (item.key, *item.distractors)}
    reasons = {}
    for ident, label in shown.items():
        score, told = marked(found, ident)
        assert score == (100 if said(label) == item.key.text else 0)
        assert told == ["general_fb", f"{ident}_fb"]
        reasons[said(label)] = feedback(found, f"{ident}_fb")
    assert reasons == wanted
    assert text in feedback(found, "general_fb")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_typed_word_is_right_in_each_way_that_we_take_and_others_are_told(text: str) -> None:
    found, item = question(Format.TYPED, text)
    assert kind(found) == "short_answer_question"
    for word in accepted(text):
        assert marked(found, word) == (100, ["general_fb", "correct_fb"])
    assert marked(found, "another word") == (0, ["general_fb", "general_incorrect_fb"])
    assert feedback(found, "correct_fb") == item.key.feedback
    assert feedback(found, "general_incorrect_fb") == f"The word is “{text}”."


def test_true_false_not_given_keeps_its_order() -> None:
    found, _ = question(Format.TRUE_FALSE_NOT_GIVEN, "a reason")
    labels = found.findall(".//q:response_label", ASI)
    assert [said(label) for label in labels] == ["True", "False", "Not given"]
    [meta] = [f for name, f in opened(every_shape()).items() if name.endswith("meta.xml")]
    assert meta.findtext("{*}shuffle_answers") == "false"


def test_the_text_stands_before_its_questions() -> None:
    first = assessment(every_shape()).find(".//q:item", ASI)
    assert said(first).split("\n")[0] == "A title: of {two} = parts / ~"
    assert "漢字" in said(first)


def test_what_xml_cannot_carry_is_left_out() -> None:
    found, _ = question(Format.CHOICE, "a\x00b\x0bc")
    assert "abc" in said(found.find("q:presentation", ASI))


def test_the_same_quiz_makes_the_same_bytes() -> None:
    assert qti_zip(every_shape()) == qti_zip(every_shape())
