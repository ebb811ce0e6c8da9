"""A small corpus waits for no compiler: the whole way of the seeds works where the compiler cannot even be imported."""

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
WHOLE_WAY = """
import sys

sys.modules["numba"] = None  # whatever imports it fails
import kzcn_explore as kz
from kzcn_explore.text.search_index import SearchIndex

corpus = kz.load_corpus()
study = kz.Study(corpus)
assert isinstance(study.themed.rows.search_index, SearchIndex)
assert len(corpus.matching("referendum")) == 2
for selection in (kz.Selection(), kz.Selection(start="2022", search="china", themes=0)):
    view = study.view(selection)
    tables = [view.document_timeline, view.theme_table, view.theme_timeline, view.document_themes, view.theme_terms, view.theme_passages]
    tables += [view.theme_terms_by_period, view.group_timeline("source"), view.term_timeline(["trade"]), view.document_terms(["trade"])]
    tables += [view.top_terms(), view.list_documents(), view.list_documents(theme=1), view.evidence(theme=0, term="cooperation")]
    assert all(map(len, tables))
assert kz.trust_card(study.model, corpus, n_draws=2)["theme"].tolist() == [*range(study.model.n_themes_)]
explorer = kz.explore(study)
explorer.controls.search.value = "trade"
explorer.tabs.value = 1
explorer.settings_row.every.value = "year"
assert "of 58 passages" in explorer.controls.line.value and explorer.reader.shown["items"]
print("done", *sorted(name for name in sys.modules if name.partition(".")[0] in {"numba", "llvmlite"}))
"""


def test_the_seeds_are_read_counted_checked_and_explored_without_the_compiler():
    done = subprocess.run([sys.executable, "-c", WHOLE_WAY], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.returncode) == (["done", "numba"], 0), done.stderr
