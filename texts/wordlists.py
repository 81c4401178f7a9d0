"""Word lists that more than one module needs, and the way to write one down."""


def word_set(listing: str) -> frozenset[str]:
    """Return the words of a listing, which white space keeps apart."""
    return frozenset(listing.split())


# Words of the closed classes (articles, pronouns, auxiliaries, prepositions, conjunctions,
# quantifiers), left out where the level of the vocabulary is measured (texts/grade.py); adverbs
# and numerals are vocabulary. A change here moves levels: the formula's version must rise with it.
GRADE_STOP = word_set("""
a an the and or but nor so yet if because although though while whereas unless until till since
when whenever where wherever whether as than that this these those it here there then thus hence
i me my mine myself you your yours yourself yourselves he him his himself she her hers herself
its itself we us our ours ourselves they them their theirs themselves one ones oneself
who whom whose which what whatever whoever whichever why how however
be am is are was were been being have has had having do does did done doing
will would shall should can could may might must ought cannot need dare used
not no none neither either both each every all any some such many much more most few fewer less
least several other others another same own enough very
about above across after against along among around at before behind below beneath beside besides
between beyond by down during except for from in inside into near of off on onto out outside over
past per through throughout to toward towards under underneath up upon with within without via
aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mustn't shan't shouldn't
wasn't weren't won't wouldn't i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's
she'd she'll it's it'd it'll we're we've we'd we'll they're they've they'd they'll that's there's
here's what's who's let's
s t d ll re ve m
""")
