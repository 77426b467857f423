"""Review Workbench: a child safeguarding practice review, from trigger to published report."""

__version__ = "0.1.0"
