"""Ids of new entries, under the name by which the form knows them."""

from toolkit.strategy.naming import NAMING_FIELDS, id_for, kind_of, name_in

__all__ = ["NAMING_FIELDS", "id_for", "kind_of", "name_in"]
