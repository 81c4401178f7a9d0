"""Load the tagger, the parser and the word lists once, in the fork server alone.

Importing this module makes the items of one small text, which reads every table into
memory. A fork then answers in about 0.5 s for a text of 500 words instead of 1.5 s, and
shares that memory. Nothing else may import it.
"""

from quizzes.pipeline import make

make(
    "A small town\n\nMaria Lopez opened a bakery in Lisbon in 2019. It sells about 300 loaves a "
    "day, because people like the smell of warm bread. “We never planned this,” said Lopez."
)
