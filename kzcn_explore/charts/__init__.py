"""Charts: a table becomes a Plotly figure; no statistic is computed and no table is changed."""

from kzcn_explore.charts.actor_network import actor_network
from kzcn_explore.charts.date_ledger import date_ledger
from kzcn_explore.charts.document_map import document_map
from kzcn_explore.charts.document_terms import document_terms
from kzcn_explore.charts.document_themes import document_themes
from kzcn_explore.charts.document_timeline import document_timeline
from kzcn_explore.charts.documents import documents
from kzcn_explore.charts.event_lanes import event_lanes
from kzcn_explore.charts.event_timeline import event_timeline
from kzcn_explore.charts.group_timeline import group_timeline
from kzcn_explore.charts.keyness import keyness
from kzcn_explore.charts.palette import CONFIG
from kzcn_explore.charts.quotation_cards import quotation_cards
from kzcn_explore.charts.speaker_themes import speaker_themes
from kzcn_explore.charts.speaker_timeline import speaker_timeline
from kzcn_explore.charts.term_places import term_places
from kzcn_explore.charts.term_timeline import term_timeline
from kzcn_explore.charts.theme_timeline import theme_timeline
from kzcn_explore.charts.themes import theme_table, theme_terms
from kzcn_explore.charts.trends import trends
from kzcn_explore.charts.trust_card import trust_card

__all__ = [
    "CONFIG",
    "actor_network",
    "date_ledger",
    "document_map",
    "document_terms",
    "document_themes",
    "document_timeline",
    "documents",
    "event_lanes",
    "event_timeline",
    "group_timeline",
    "keyness",
    "quotation_cards",
    "speaker_themes",
    "speaker_timeline",
    "term_places",
    "term_timeline",
    "theme_table",
    "theme_terms",
    "theme_timeline",
    "trends",
    "trust_card",
]
