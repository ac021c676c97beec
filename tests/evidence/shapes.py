"""Evidence with the age bands of one country and the totals of others, in round numbers."""

from tests.evidence.texts import SOURCES, TEXTS, USAGE_HEADER
from toolkit.evidence import Evidence, parse_evidence

SHAPE = """\
US,facebook,18,,all,uses,0.50,US adults,5000,2025,us_survey,all,,0,A,
US,facebook,18,29,all,uses,0.80,US 18-29,500,2025,us_survey,all,,0,A,
US,facebook,30,49,all,uses,0.50,US 30-49,500,2025,us_survey,all,,0,A,
US,facebook,50,,all,uses,0.20,US 50+,500,2025,us_survey,all,,0,A,
US,facebook,18,29,all,uses,0.10,US 18-29,500,2023,us_survey,all,,0,A,
US,facebook,30,,all,uses,0.90,US 30+,500,2023,us_survey,all,,0,A,
US,facebook,18,49,all,daily,0.10,US 18-49,500,2026,us_survey,all,,0,A,
US,facebook,50,,all,daily,0.90,US 50+,500,2026,us_survey,all,,0,A,
US,whatsapp,18,29,all,uses,0.40,US 18-29,500,2025,us_survey,all,,0,A,
US,whatsapp,30,,all,uses,0.30,US 30+,500,2025,us_survey,all,,0,A,
US,x,18,29,all,uses,0.40,US 18-29,500,2025,us_survey,all,,0,A,
NL,facebook,15,,all,uses,0.40,Dutch users 15+,1900,2026,nl_survey,all,,0,A,
NL,whatsapp,15,,all,uses,0.90,Dutch users 15+,1900,2026,nl_survey,all,,0,A,
NL,x,15,,all,uses,0.20,Dutch users 15+,1900,2026,nl_survey,all,,0,A,
DE,facebook,14,,all,weekly,0.40,Germans 14+,1900,2026,nl_survey,all,,0,A,
"""
TABLES = {
    **TEXTS,
    "sources": SOURCES + "us_survey,US,P,2025,,\nnl_survey,NL,P,2026,,\ncount,Count,P,2024,,\n",
    "platforms": TEXTS["platforms"]
    + "whatsapp,WhatsApp,messaging,Meta,,,,,,,1,1,1,judgement,,Reden,Reason\n",
    "population": (
        "country,age_min,age_max,people,year,source\n"
        "NL,0,14,1500,2024,count\nNL,15,29,1500,2024,count\n"
        "NL,30,49,2000,2024,count\nNL,50,,2500,2024,count\n"
    ),
    "shapes": (
        "platform,country,comparable,reason_nl,reason_en,basis\n"
        "facebook,US,1,Zelfde,Same,judgement\n"
        "x,US,1,Zelfde,Same,judgement\n"
        "whatsapp,US,0,Anders,Other,judgement\n"
    ),
}


def shape_evidence(*lines: str, **tables: str) -> Evidence:
    """The evidence, with more figures of use or with other tables."""
    usage = USAGE_HEADER + SHAPE + "".join(f"{line}\n" for line in lines)
    return parse_evidence({**TABLES, "usage": usage, **tables})
