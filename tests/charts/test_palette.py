"""Colours can be told apart and read; nothing is sent away; corpus text is harmless."""

from itertools import combinations

import numpy as np
import pytest

from kzcn_explore.charts import palette
from kzcn_explore.charts.colours import blend, colorscale, contrast, faint, ink_on, scale_colour
from kzcn_explore.charts.palette import escape

# Machado, Oliveira & Fernandes (2009), table 1, severity 1.0.
SIGHT = {
    "normal": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}


def lab(colour: str, sight: str) -> np.ndarray:
    """CIE L*a*b* of a colour as an eye sees it."""
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(SIGHT[sight]) @ linear, 0, 1)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = (np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in to_xyz @ seen / [0.9505, 1, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_contrast_is_that_of_wcag():
    # From the WCAG 2 literature: #767676 is the lightest grey that reaches 4.5 on white; #949494 the one for 3.
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.005)
    assert contrast("#777777") < 4.5
    assert contrast("#949494") == pytest.approx(3.03, abs=0.005)


@pytest.mark.parametrize("colour", [palette.ACCENT, palette.REST, *palette.SERIES])
def test_marks_stand_out_from_white(colour):
    assert contrast(colour) >= 3


@pytest.mark.parametrize("colour", [palette.INK, palette.MUTED])
def test_text_can_be_read_on_white(colour):
    assert contrast(colour) >= 4.5


@pytest.mark.parametrize("scale", [palette.ACCENT_SCALE, palette.REST_SCALE])
def test_numbers_can_be_read_on_every_cell(scale):
    for part in np.linspace(0, 1, 101):
        cell = scale_colour(scale, part)
        assert contrast(ink_on(cell), cell) >= 4.5


@pytest.mark.parametrize("scale", [palette.ACCENT_SCALE, palette.REST_SCALE])
def test_a_scale_gets_darker_from_step_to_step(scale):
    against_white = [contrast(colour) for colour in scale]
    assert against_white == sorted(against_white)


@pytest.mark.parametrize("sight", SIGHT)
def test_series_can_be_told_apart_with_any_sight(sight):
    nearest = min(np.linalg.norm(lab(a, sight) - lab(b, sight)) for a, b in combinations(palette.SERIES, 2))
    assert nearest > (30 if sight == "normal" else 12)


def test_accent_and_grey_differ_for_every_sight():
    assert all(np.linalg.norm(lab(palette.ACCENT, s) - lab(palette.REST, s)) > 15 for s in SIGHT)


def test_as_many_shapes_as_signs_and_the_pairs_repeat_late():
    assert len(palette.SYMBOLS) == len(palette.GLYPHS) == 8
    pairs = {(palette.SERIES[i % 7], palette.SYMBOLS[i % 8]) for i in range(56)}
    assert len(pairs) == 56


def test_nothing_is_sent_away_and_the_bar_only_downloads():
    assert palette.CONFIG["showSendToCloud"] is False
    assert palette.CONFIG["displaylogo"] is False
    assert palette.CONFIG["plotlyServerURL"] == ""
    assert palette.CONFIG["modeBarButtons"] == [["toImage"]]


def test_the_ground_is_white_and_no_letter_is_small():
    layout = palette.TEMPLATE.layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == "#FFFFFF"
    assert min(layout.font.size, layout.xaxis.tickfont.size, layout.title.subtitle.font.size) >= 11


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<script>run()</script>", "&lt;script&gt;run()&lt;/script&gt;"),
        ("<a href=javascript:run()>x</a>", "&lt;a href=javascript:run()&gt;x&lt;/a&gt;"),
        ("AT&T &lt;b&gt;", "AT&amp;T &amp;lt;b&amp;gt;"),
        ("from $5 to $10", "from &#36;5 to &#36;10"),
        ("one\ntwo\x00", "one two "),
        ("left\u202eright", "left right"),
        ("up 5% %{x} %%{meta.description}", "up 5% &#37;{x} %&#37;{meta.description}"),
        ("Шёлковый путь 一带一路", "Шёлковый путь 一带一路"),
    ],
)
def test_corpus_text_becomes_harmless(text, safe):
    assert escape(text) == safe


def test_colours_mix_by_channel():
    assert blend("#000000", "#FF8000", 0.5) == "#804000"
    assert faint("#0072B2", 0.14) == "rgba(0,114,178,0.14)"
    assert scale_colour(("#000000", "#FFFFFF", "#FF0000"), 0.75) == "#FF8080"
    assert scale_colour(("#000000", "#FFFFFF"), 7) == "#FFFFFF"
    assert colorscale(("#000000", "#808080", "#FFFFFF"))[1] == [0.5, "#808080"]
