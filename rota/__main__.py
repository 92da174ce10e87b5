"""``python -m rota`` is the console script ``rota``."""

from rota.cli.main import main

if __name__ == "__main__":
    main()
