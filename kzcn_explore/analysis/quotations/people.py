"""People: the persons whom one document names, and which of their names is the fullest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from kzcn_explore.analysis.quotations.genders import count_genders, is_other
from kzcn_explore.analysis.quotations.namings import Mention, find_bodies, find_mentions

# A name this long is told by its first letters from the case endings behind it.
SHORTEST_STEM = 4
# Kinds of actors that a pronoun may stand for.
PERSONS = ("person", "name")


class People:
    """The names of one document, as far as they may be persons'.

    Parameters
    ----------
    texts : iterable of str
        The passages of the document; what is quoted in them masked, where a pronoun shall not stand for whom it names.
    title : str, optional
    kind_of : callable, optional
        Tells of a name whether it is an actor's, and of which kind; by default of none.
    """

    def __init__(self, texts: Iterable[str], title: str | None = None, kind_of: Callable[[str], str | None] = lambda name: None) -> None:
        self._texts = [title or "", *texts]
        self.mentions = [mention for number, text in enumerate(self._texts, -1) for mention in find_mentions(text, number)]
        self._places = [mention.place for mention in self.mentions]
        self._by_word: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            words = mention.name.split()
            for part in {part for word in words for part in (word.lower(), word.lower().removeprefix("al-"))}:
                self._by_word[part].append(mention)
        subjects = {mention.name for mention in self.mentions if mention.is_titled or mention.tells}
        alone = {name for name in subjects if " " not in name}
        titled = {mention.name for mention in self.mentions if mention.is_titled}
        self._persons = {name for name in subjects if " " in name or name in titled} | {
            mention.name
            for mention in self.mentions
            if " " in mention.name and (mention.name.split()[-1] in alone or mention.name.split()[0] in alone)
        }
        self._kinds = kinds = {mention.name: kind_of(mention.name) for mention in self.mentions}
        self._persons = {name for name in self._persons if kinds[name] in (None, *PERSONS)} | {
            name for name, kind in kinds.items() if kind == "person"
        }
        self._knows_actors = any(kinds.values())
        self._kind_of = kind_of
        # Few documents ask for them.
        self._votes: dict[str, Counter[str]] | None = None
        self._surnames = {word for name in self._persons for word in name.split() if len(word) > 2 or word == name.split()[0]} - {
            name for name, kind in kinds.items() if kind not in (None, *PERSONS)
        }

    def fullest(self, name: str, place: tuple[int, int]) -> str:
        """Return the fullest form of a name that stands before a place, else in the document; the name itself if there is none.

        Examples
        --------
        >>> People(["Foreign Minister Ana Ruiz came. Ruiz smiled."]).fullest("Ruiz", (0, 33))
        'Ana Ruiz'
        """
        if name.isupper():
            return name
        words = name.split()
        last, first = words[-1].lower(), words[0].lower()
        found = [mention for mention in self._like(last) if mention.name.split()[-1].lower() == last or len(words) == 1]
        fits = [
            mention for mention in found if len(mention.name.split()) > len(words) and (len(words) == 1 or first in mention.name.lower())
        ]
        # "Ann Maria" of "Ann Maria Lee"
        fits += [mention for mention in self._like(first) if len(words) > 1 and mention.name.startswith(f"{name} ")]
        ends = [mention for mention in fits if mention.name.split()[-1].lower() == last]
        fits = ends or fits
        before = [mention for mention in fits if mention.place < place] or fits
        return (
            max(before, key=lambda mention: (min(3, len(mention.name.split())), mention.place)).name if before else self._nominative(name)
        )

    def knows(self, word: str) -> bool:
        """Tell whether a word is one of a name that is a person's, such as the month that is a surname too."""
        return word[:1].isupper() and any(self.is_person(mention.name) for mention in self._like(word.lower()))

    def with_lost_letter(self, word: str) -> str | None:
        """Return the surname whose first letter a small word lacks, as where a mark took it: "“Yes,"raun said"."""
        if len(word) < SHORTEST_STEM or not word.isalpha() or not word.islower():
            return None
        return next((name for name in self._surnames if name[1:] == word), None)

    def is_person(self, name: str) -> bool:
        """Tell whether a name is a person's, by what stands around its mentions."""
        return name in self._persons or name in self._surnames

    def is_person_by_actors(self, name: str) -> bool:
        """Tell whether a name is that of an actor who is a person."""
        return self._kind_of(name) == "person"

    def may_be_person(self, mention: Mention) -> bool:
        """Tell whether a name of two words may be a person's, as far as the actors do not tell."""
        return mention.name.count(" ") == 1 and not mention.name.isupper() and self._kinds[mention.name] is None

    def before(self, place: tuple[int, int]) -> Iterable[Mention]:
        """Yield the mentions before a place, nearest first."""
        return reversed(self.mentions[: bisect_left(self._places, place)])

    def last_body(self, place: tuple[int, int], passages_back: int) -> tuple[str, tuple[int, int]] | None:
        """Return the organisation named last before a place as the subject of a sentence, so many passages back at most, and where."""
        for number in range(place[0], max(-1, place[0] - passages_back - 1), -1):
            until = place[1] if number == place[0] else None
            for name, start in reversed(find_bodies(self._texts[number + 1][:until], self._kind_of)):
                return name, (number, start)
        return None

    def is_other(self, name: str, pronoun: str) -> bool:
        """Tell whether a name is a she where the pronoun is he, or a he where it is she."""
        if self._votes is None:
            self._votes = count_genders(self._texts, self.mentions)
        votes = self._votes.get(name.split()[-1].lower())
        return votes is not None and is_other(votes, pronoun)

    def apposed(self, place: tuple[int, int], *, new: bool = False) -> str | None:
        """Return the name of several words that stands right before a place and a comma, of somebody `new` too: "Ann Lee, | an owner"."""
        nearest = next(iter(self.before(place)), None)
        if (
            nearest is None
            or nearest.place[0] != place[0]
            or " " not in nearest.name
            or not (self._may_hold_office(nearest) or (new and self.may_be_person(nearest)))
        ):
            return None
        return nearest.name if nearest.place[1] + len(nearest.name) + len(", ") == place[1] else None

    def with_title(self, title: str, place: tuple[int, int]) -> str | None:
        """Return the nearest name before a place, else the first behind, that a title stands beside."""
        # "A spokeswoman for May" is not May.
        wanted = re.compile(rf"\b{re.escape(title)}(?!\w*\s(?:for|of)(?:\sthe)?\s\s)", re.IGNORECASE)
        near = [mention for mention in self.before(place) if wanted.search(mention.beside) and self._may_hold_office(mention)]
        if near:
            # Of several in one passage the one that speaks there, else the first: it is what the passage is about.
            together = [mention for mention in near if mention.place[0] == near[0].place[0]]
            return next((mention.name for mention in together if mention.is_subject), together[-1].name)
        return next((mention.name for mention in self.mentions if wanted.search(mention.beside) and self._may_hold_office(mention)), None)

    def _may_hold_office(self, mention: Mention) -> bool:
        # Where the actors are known, who is none of them is no person.
        kind = self._kinds[mention.name]
        return kind == "person" or (kind == "name" and self.is_person(mention.name)) or (kind is None and not self._knows_actors)

    def _like(self, word: str) -> list[Mention]:
        return self._by_word.get(word, [])

    def _nominative(self, name: str) -> str:
        """Return the form of a Russian or Kazakh name that others of the document share but for the ending."""
        last = name.split()[-1].lower()
        if last.isascii() or len(last) < 5:
            return name
        stem = last[:-2] if len(last) > 6 else last[:-1]
        known = [
            mention
            for mention in self.mentions
            for word in [mention.name.split()[-1].lower()]
            if word != last and len(word) <= len(last) and (word.startswith(stem) or (len(word) >= SHORTEST_STEM and last.startswith(word)))
        ]
        longest = max(known, key=lambda mention: len(mention.name.split()), default=None)
        return name if longest is None else longest.name
