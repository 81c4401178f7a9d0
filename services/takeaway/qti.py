"""QTI 1.2 in an IMS content package: the zip file that Canvas imports as a quiz.

Source of its form: the ASI binding of IMS QTI 1.2.1, and of what Canvas makes of it, Canvas's own
exports, which text2qti (BSD) writes too. The elements' order matters: it is the schema's.
"""

from collections.abc import Sequence
from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quizzes.item import Format
from services.takeaway.archives import zipped
from services.takeaway.moodle import UNWRITABLE, paragraphs
from services.takeaway.values import Asked, Handout, accepted, told_wrong

XSI = "http://www.w3.org/2001/XMLSchema-instance"
ASI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
RESPONSE = "response1"  # the name by which Canvas's own exports call it
RIGHT = "100"  # per cent of the mark
GENERAL, CORRECT, INCORRECT = "general_fb", "correct_fb", "general_incorrect_fb"  # Canvas's names


def qti_zip(handout: Handout) -> bytes:
    """Return a quiz as a package: its manifest, the questions, and what Canvas asks besides."""
    quiz = "gradus" + sha256("".join(a.item.id for a in handout.asked).encode()).hexdigest()[:16]
    return zipped(
        {
            "imsmanifest.xml": _written(_manifest(quiz)),
            f"{quiz}/{quiz}.xml": _written(_assessment(quiz, handout)),
            f"{quiz}/assessment_meta.xml": _written(_meta(quiz, handout)),
        }
    )


def _manifest(quiz: str) -> Element:
    """Return the list of the files; Canvas takes its own file as something the quiz needs."""
    manifest = Element("manifest", xmlns=PACKAGE, identifier=f"{quiz}-manifest")
    metadata = SubElement(manifest, "metadata")
    SubElement(metadata, "schema").text = "IMS Content"
    SubElement(metadata, "schemaversion").text = "1.1.3"
    SubElement(manifest, "organizations")
    resources = SubElement(manifest, "resources")
    questions = SubElement(resources, "resource", identifier=quiz, type="imsqti_xmlv1p2")
    SubElement(questions, "file", href=f"{quiz}/{quiz}.xml")
    SubElement(questions, "dependency", identifierref=f"{quiz}-meta")
    kind = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
    place = f"{quiz}/assessment_meta.xml"
    meta = SubElement(resources, "resource", identifier=f"{quiz}-meta", type=kind, href=place)
    SubElement(meta, "file", href=place)
    return manifest


def _meta(quiz: str, handout: Handout) -> Element:
    """Return what Canvas keeps of a quiz besides its questions; the options stay in our order."""
    meta = Element("quiz", xmlns=CANVAS, identifier=quiz)
    said = {
        "title": handout.title,
        "description": "",
        "shuffle_answers": "false",
        "quiz_type": "assignment",
        "points_possible": str(len(handout.asked)),
        "allowed_attempts": "1",
        "show_correct_answers": "true",
        "available": "false",
    }
    for name, text in said.items():
        SubElement(meta, name).text = _plain(text)
    return meta


def _assessment(quiz: str, handout: Handout) -> Element:
    """Return the text, as an item that asks for nothing, and then the items in order."""
    root = Element("questestinterop", xmlns=ASI)
    root.set("xmlns:xsi", XSI)
    root.set("xsi:schemaLocation", f"{ASI} {ASI}p1.xsd")
    assessment = SubElement(root, "assessment", ident=quiz, title=_plain(handout.title))
    section = SubElement(assessment, "section", ident="root_section")
    _text(section, handout)
    for asked in handout.asked:
        (_typed if asked.item.format is Format.TYPED else _choice)(section, asked)
    return root


def _text(section: Element, handout: Handout) -> None:
    item = _item(section, f"text{handout.asked[0].item.article}", handout.title)
    _metadata(item, {"question_type": "text_only_question", "points_possible": "0"})
    lines = (handout.title, handout.deck, *handout.paragraphs, handout.source)
    _said(SubElement(item, "presentation"), paragraphs(lines))


def _choice(section: Element, asked: Asked) -> None:
    """Add a question with options: a reason after each of them, the evidence after any."""
    item = _question(section, asked, "multiple_choice_question")
    names = [f"o{asked.item.id}{n}" for n, _ in enumerate(asked.options, start=1)]
    shown = SubElement(item, "presentation")
    _said(shown, paragraphs(asked.lines))
    response = SubElement(shown, "response_lid", ident=RESPONSE, rcardinality="Single")
    choices = SubElement(response, "render_choice")
    for name, option in zip(names, asked.options, strict=True):
        _said(SubElement(choices, "response_label", ident=name), paragraphs([option.text]))
    marking = _marking(item)
    for name in names:
        _when(marking, [name], feedback=f"{name}_fb")
    key = names[asked.options.index(asked.item.key)]
    _when(marking, [key], score=RIGHT)
    _feedback(item, GENERAL, asked.evidence)
    for name, option in zip(names, asked.options, strict=True):
        _feedback(item, f"{name}_fb", option.feedback)


def _typed(section: Element, asked: Asked) -> None:
    """Add a question to which a word is written, in any of the ways that are taken for right."""
    item = _question(section, asked, "short_answer_question")
    key = asked.item.key
    shown = SubElement(item, "presentation")
    _said(shown, paragraphs(asked.lines))
    response = SubElement(shown, "response_str", ident=RESPONSE, rcardinality="Single")
    SubElement(SubElement(response, "render_fib"), "response_label", ident="answer1", rshuffle="No")
    marking = _marking(item)
    _when(marking, accepted(key.text), score=RIGHT, feedback=CORRECT)
    _when(marking, (), feedback=INCORRECT)
    for name, said in ((GENERAL, asked.evidence), (CORRECT, key.feedback)):
        _feedback(item, name, said)
    _feedback(item, INCORRECT, told_wrong(key.text))


def _question(section: Element, asked: Asked, kind: str) -> Element:
    item = _item(section, f"i{asked.item.id}", asked.name)
    _metadata(item, {"question_type": kind, "points_possible": "1"})
    return item


def _item(section: Element, ident: str, title: str) -> Element:
    return SubElement(section, "item", ident=ident, title=_plain(title))


def _metadata(item: Element, said: dict[str, str]) -> None:
    held = SubElement(SubElement(item, "itemmetadata"), "qtimetadata")
    for label, entry in said.items():
        pair = SubElement(held, "qtimetadatafield")
        SubElement(pair, "fieldlabel").text = label
        SubElement(pair, "fieldentry").text = entry


def _marking(item: Element) -> Element:
    """Return what marks an item, which shows the evidence whatever was answered."""
    marking = SubElement(item, "resprocessing")
    scale = {"maxvalue": RIGHT, "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    SubElement(SubElement(marking, "outcomes"), "decvar", scale)
    _when(marking, (), feedback=GENERAL)
    return marking


def _when(marking: Element, given: Sequence[str], *, score: str = "", feedback: str = "") -> None:
    """Add what happens at one of these answers, or at any, if none is named."""
    rule = SubElement(marking, "respcondition", {"continue": "No" if score else "Yes"})
    condition = SubElement(rule, "conditionvar")
    for answer in given:
        SubElement(condition, "varequal", respident=RESPONSE).text = _plain(answer)
    if not given:
        SubElement(condition, "other")
    if score:
        SubElement(rule, "setvar", action="Set", varname="SCORE").text = score
    if feedback:
        SubElement(rule, "displayfeedback", feedbacktype="Response", linkrefid=feedback)


def _feedback(item: Element, ident: str, said: str) -> None:
    feedback = SubElement(item, "itemfeedback", ident=ident)
    _said(SubElement(feedback, "flow_mat"), paragraphs([said]))


def _said(parent: Element, html: str) -> None:
    material = SubElement(parent, "material")
    SubElement(material, "mattext", texttype="text/html").text = UNWRITABLE.sub("", html)


def _plain(text: str) -> str:
    return UNWRITABLE.sub("", text)


def _written(root: Element) -> bytes:
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
