"""What the search finds."""

from macros.pages.search import search_entries, without_accents


def test_every_practice_case_and_list_has_one_entry(site) -> None:
    locations = [entry["location"] for entry in search_entries(site)]

    assert len(locations) == len(set(locations))
    assert {"practices/full/", "cases/kosice-example/", "stage/on-arrival/", "country/sk/"} <= set(locations)
    assert "practices/hidden/" not in locations


def test_practices_rank_before_cases_before_lists(site) -> None:
    boost = {entry["location"]: entry["boost"] for entry in search_entries(site)}

    assert boost["practices/full/"] > boost["cases/kosice-example/"] > boost["stage/on-arrival/"]


def test_an_entry_holds_text_institution_and_labels(site) -> None:
    text = {entry["location"]: entry["text"] for entry in search_entries(site)}

    assert "Visiting scholar" in text["practices/full/"]
    assert "Nobody has time." in text["practices/full/"]
    assert "Univerzita Košice" in text["cases/kosice-example/"]
    assert "Slovakia" in text["cases/kosice-example/"]


def test_words_with_accents_are_found_without_them(site) -> None:
    text = {entry["location"]: entry["text"] for entry in search_entries(site)}

    assert "Kosice" in text["cases/kosice-example/"]
    assert without_accents("Łódź and Århus, Straße") == "Lodz Arhus Strasse"
    assert without_accents("plain words") == ""


def test_entries_are_escaped_since_the_theme_shows_them_as_html(site) -> None:
    entry = next(entry for entry in search_entries(site) if entry["location"] == "practices/nasty/")

    assert "<" not in entry["title"] + entry["text"]
    assert "&lt;script&gt;" in entry["text"]
