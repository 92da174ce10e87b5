"""Every table of the product, gathered where all rooms meet."""

from __future__ import annotations

import rota.accounts.models
import rota.office.history_models
import rota.office.models
import rota.planning.duty_models
import rota.planning.models
import rota.publication.models
import rota.rules.duty_models
import rota.rules.models
import rota.workdays.models  # noqa: F401 - all of these register their tables
from rota.storage.base import Base

METADATA = Base.metadata
