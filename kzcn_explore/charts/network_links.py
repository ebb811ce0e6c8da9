"""Which actors and which of their links a network shows: those named most, what joins them all, and the strongest others."""

from __future__ import annotations

import pandas as pd

#: Links drawn for each actor, on average.
LINKS_EACH = 2


def actors_named_most(links: pd.DataFrame, actors: pd.DataFrame | None, n_actors: int) -> pd.DataFrame:
    """Take the actors that are named most.

    Parameters
    ----------
    links : DataFrame
        With ``actor``, ``other`` and ``n_passages``.
    actors : DataFrame or None
        With ``actor, kind, n_mentions, n_documents, certain``; without it the sum of an actor's ``n_passages`` stands for its mentions.
    n_actors : int

    Returns
    -------
    DataFrame, one row an actor, the most often named first
        ``actor, kind, n_mentions, n_documents, certain``; without `actors` ``kind`` and ``n_documents`` are missing.

    Examples
    --------
    >>> links = pd.DataFrame({"actor": ["China", "China"], "other": ["Wang Yi", "Oslo"], "n_passages": [5, 3]})
    >>> actors_named_most(links, None, 2)[["actor", "n_mentions"]].values.tolist()
    [['China', 8], ['Wang Yi', 5]]
    """
    if actors is None:
        ends = pd.concat([links[["actor", "n_passages"]], links[["other", "n_passages"]].set_axis(["actor", "n_passages"], axis=1)])
        named = ends.groupby("actor", as_index=False)["n_passages"].sum().rename(columns={"n_passages": "n_mentions"})
        actors = named.assign(kind=None, n_documents=None, certain=True)
    named = actors.sort_values(["n_mentions", "actor"], ascending=[False, True], kind="stable").head(n_actors)
    return named[["actor", "kind", "n_mentions", "n_documents", "certain"]].reset_index(drop=True)


def links_between(links: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Take the links between some actors, the strongest first, those of several periods as one.

    Parameters
    ----------
    links : DataFrame
        One row a pair, and a period: ``actor, other, n_passages, n_documents, npmi, first, last``.
    names : list of str

    Returns
    -------
    DataFrame, one row a pair
        The columns of `links` without the period; ``npmi`` is missing where a pair has several rows: it has no sum.

    Examples
    --------
    >>> row = {"actor": "China", "other": "Oslo", "n_documents": 1, "npmi": 0.5, "first": pd.NaT, "last": pd.NaT}
    >>> links_between(pd.DataFrame([row | {"n_passages": 2}, row | {"n_passages": 3}]), ["China", "Oslo"])["n_passages"].tolist()
    [5]
    """
    drawn = links[links["actor"].isin(names) & links["other"].isin(names)]
    pairs = drawn.groupby(["actor", "other"], as_index=False).agg(
        n_passages=("n_passages", "sum"),
        n_documents=("n_documents", "sum"),
        npmi=("npmi", "first"),
        first=("first", "min"),
        last=("last", "max"),
        n_rows=("npmi", "size"),
    )
    pairs["npmi"] = pairs["npmi"].where(pairs["n_rows"] == 1)
    order = ["n_passages", "npmi", "actor", "other"]
    return pairs.drop(columns="n_rows").sort_values(order, ascending=[False, False, True, True], kind="stable", ignore_index=True)


def links_drawn(pairs: pd.DataFrame) -> pd.DataFrame:
    """Choose the links of a readable network: what joins all at the greatest strength, then the strongest others.

    Parameters
    ----------
    pairs : DataFrame
        Of ``links_between``, in its order.

    Returns
    -------
    DataFrame
        Rows of `pairs`, in their order: the maximum spanning forest by ``n_passages``, so that no actor that has a link stands alone and
        none is reached by a weaker way than there is; filled up with the strongest other pairs that are named together more often than
        chance has it (``npmi`` above 0, or missing) until there are two links an actor.

    Examples
    --------
    >>> pairs = pd.DataFrame({"actor": ["a", "a", "b"], "other": ["b", "c", "c"], "n_passages": [9, 5, 3], "npmi": [0.5, 0.2, -0.1]})
    >>> links_drawn(pairs)[["actor", "other"]].values.tolist()
    [['a', 'b'], ['a', 'c']]
    """
    root = {name: name for column in ("actor", "other") for name in pairs[column]}
    n_drawn = LINKS_EACH * len(root)

    def top(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    joins = []  # Kruskal's algorithm: a link is of the forest if its ends are not joined yet
    for actor, other in zip(pairs["actor"], pairs["other"], strict=True):
        one, two = top(actor), top(other)
        joins.append(one != two)
        root[two] = one
    is_drawn = pd.Series(joins, index=pairs.index, dtype=bool)
    is_likely = ~(pairs["npmi"] <= 0) & ~is_drawn
    return pairs[is_drawn | (is_likely & (is_likely.cumsum() <= n_drawn - is_drawn.sum()))]
