"""What people take away: quizzes for other systems, paper, cards, gradebooks, our own files.

``handouts``, ``decks`` and ``parcels`` load what a person may have; the other modules are pure
formatting, a value in and text or bytes out.
"""
