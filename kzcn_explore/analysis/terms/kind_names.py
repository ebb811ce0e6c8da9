"""Kind names: the words for what a name is the name of."""

# NAME is a person, a place, a people or an organisation: the corpus does not tell which.
PERSON, PLACE, PEOPLE, ORGANISATION, NAME, TITLE = "person", "place", "people", "organisation", "name", "title"
