"""The law: what every schedule must respect, said once, checkable without a solver."""
