"""The form at a projector: goals weighed together, what is parked, and what was decided."""

from toolkit.intake.workshop.log import DecisionLog
from toolkit.intake.workshop.parking import ParkingLine, ParkingList
from toolkit.intake.workshop.points import PointsView

__all__ = ["DecisionLog", "ParkingLine", "ParkingList", "PointsView"]
