def find_clashes(job, stop=None):
    raise NotImplementedError
