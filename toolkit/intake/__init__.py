"""The form in JupyterLab: a view of a strategy that hands back a new one."""

from toolkit.intake.form import StrategyForm, strategy_form

__all__ = ["StrategyForm", "strategy_form"]
