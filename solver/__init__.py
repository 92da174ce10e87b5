"""The rostering engine: a frozen problem in, an outcome out. Knows nothing of petitions, databases or the web.

Use ``solver.engine.solve(problem, limits)`` for a plan, ``solver.verification`` to check one, ``solver.reasons`` to ask
why somebody sits there and who else could. ``solver.problem`` and ``solver.outcome`` are the whole vocabulary. Modules
that import OR-Tools (``child``, ``levels``, ``model``, ``rules``) run in solving processes only.
"""
