"""All clients as the consultant sees them, in the notebook and on the index page."""

from toolkit.tables.portfolio.section import (
    PortfolioView,
    clients_section,
    cover,
    days_section,
    failures_section,
    key_dates_section,
    key_figures,
    portfolio_sections,
    roles_section,
)

__all__ = [
    "PortfolioView",
    "clients_section",
    "cover",
    "days_section",
    "failures_section",
    "key_dates_section",
    "key_figures",
    "portfolio_sections",
    "roles_section",
]
