"""General rostering: who works which type of shift on which day, for everybody over a whole horizon.

``problem`` and ``outcome`` are the vocabulary, ``verification`` the judge, ``engine.find_roster`` the solver and
``nrp_file`` the reader of the public benchmark format. Every hard rule concerns one employee alone; only cover is
shared, and cover is soft: hence any mixture of lawful rows is a lawful roster, which all the methods here live on.

Modules that import OR-Tools or NumPy (``child`` and what it uses) run in solving processes only.
"""
