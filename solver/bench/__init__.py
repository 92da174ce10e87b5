"""Measuring the solver on public benchmarks: ``python -m solver.bench nrp FILE``."""
