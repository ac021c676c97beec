"""A small body of evidence with round numbers, for tests that compute by hand."""

from functools import cache

from toolkit.evidence import Evidence, parse_evidence

SOURCES = """\
source,title,publisher,year,address,licence_note
survey,A survey,A publisher,2025,https://example.org/survey,
"""
PLATFORMS = """\
platform,name,kind,owner,domains,aliases,profile_url,min_age_terms,min_age_source,min_age_note,\
half_rate_small,half_rate_medium,half_rate_large,half_rate_basis,half_rate_anchor,\
half_rate_reason_nl,half_rate_reason_en
facebook,Facebook,social,Meta,facebook.com;fb.me,fb,,13,,,1,2,4,judgement,,Reden,Reason
x,X,social,X Corp.,x.com;twitter.com,twitter,,,,,2,3,4,judgement,,Reden,Reason
linkedin,LinkedIn,social,Microsoft,linkedin.com,,,,,,0.5,1,2,judgement,,Reden,Reason
google-groups,Google Groups,email,Google,groups.google.com,,,,,,1,1,1,judgement,,Reden,Reason
google,Google,web,Google,google.com,,,,,,1,1,1,judgement,,Reden,Reason
"""
USAGE_HEADER = (
    "country,platform,age_min,age_max,gender,measure,share,base_population,sample_size,"
    "fieldwork_year,source,education,definition,derived,confidence,note\n"
)
USAGE = (
    USAGE_HEADER
    + """\
NL,facebook,15,,all,uses,0.70,everybody,1900,2025,survey,all,,0,A,
NL,facebook,15,,all,uses,0.80,everybody,1900,2024,survey,all,,0,A,
NL,facebook,15,,women,uses,0.75,women,950,2025,survey,all,,0,A,
NL,facebook,30,49,all,uses,0.60,30-49,475,2025,survey,all,,0,A,
NL,facebook,18,29,all,daily,0.95,18-29,475,2026,survey,all,,0,A,
NL,facebook,30,49,all,uses,0.10,30-49 lower educated,100,2026,survey,lower,,0,A,
NL,x,15,,all,uses,0.20,everybody,,2025,survey,all,,0,A,
NL,linkedin,15,,all,uses,0.40,everybody,1900,2022,survey,all,,0,A,
"""
)
FIT = """\
goal_kind,platform,setting,thirds,reason_nl,reason_en,basis
awareness,facebook,*,2,Veel mensen,Many people,judgement
awareness,facebook,work,1,Niet voor werk,Not for work,survey
awareness,x,*,1,Weinig mensen,Few people,judgement
customer_service,facebook,*,3,Vragen komen hier,Questions come here,judgement
sales,facebook,*,3,Winkel,Shop,judgement
"""
KPIS = """\
goal_kind,kpi,name_nl,name_en,unit,better,supplier,source,formula_nl,formula_en
awareness,reach,Bereik,Reach,people,higher,export,judgement,,
awareness,views,Weergaven,Views,count,higher,export,survey,,
"""
TEXTS = {
    "sources": SOURCES,
    "platforms": PLATFORMS,
    "usage": USAGE,
    "fit": FIT,
    "kpis": KPIS,
}


@cache
def small_evidence() -> Evidence:
    """The small body of evidence."""
    return parse_evidence(TEXTS)
