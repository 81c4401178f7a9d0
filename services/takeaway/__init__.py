"""What a teacher takes away: quizzes for other systems, paper, gradebooks, our own files.

``handouts`` and ``gradebook`` load what a person may have; the other modules are pure
formatting, a value in and text or bytes out.
"""
