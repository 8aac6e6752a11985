"""What goes around the pages: headers, paths, probes, proxies, limits."""

from pathlib import Path

import pytest

from facilitator.domain.form.flood_limits import REQUESTS
from facilitator.web.caller_hashes import Callers
from facilitator.web.envelope import POLICY
from tests.web.site import FILLED, Site


def every_kind(site: Site) -> list[tuple[int, object]]:
    """Return an answer of every kind that there is."""
    path = site.blank()
    return [
        (303, site.get(site.home)),
        (303, site.get("/")),
        (200, site.get(path)),
        (422, site.post(path, {})),
        (413, site.post(path, {"answer": "a" * 99_999})),
        (200, site.get(site.answer().to)),
        (404, site.get("/F/FEL")),
        (404, site.get("/finns/inte")),
        (200, site.get("/form.css")),
        (204, site.get("/generate_204")),
        (200, site.get("/robots.txt")),
        (200, site.get("/halsa")),
    ]


def test_every_answer_has_the_headers_and_none_a_cookie(site: Site) -> None:
    for status, page in every_kind(site):
        assert page.status == status  # type: ignore[attr-defined]
        headers = page.headers  # type: ignore[attr-defined]
        assert headers["content-security-policy"] == POLICY
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"
        assert not {"set-cookie", "server"} & set(headers)


def test_capitals_and_small_letters_are_the_same_address(site: Site) -> None:
    path = site.get(site.home.lower() + "/").to
    assert site.get(path.lower()).status == 200
    site.wait(30)
    assert site.get(site.post(path.lower(), FILLED).to.lower()).status == 200
    assert len(site.said) == 1


def test_a_wrong_code_is_told_kindly_and_leads_to_the_form(site: Site) -> None:
    page = site.get("/F/9999XYZ?B=2")
    assert page.status == 404
    assert "Sidan finns inte" in page.text
    assert f'href="{site.home}?B=2"' in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/F/{code}/../../etc/passwd",
        "/F/{code}/" + "A" * 5000,
        "/F/{code}/x/y/z",
        "/F/{code}/\x00",
        "//exempel.example/",
        "/form.css/../form.css",
        "/static/form.css",
        "/templates/page.html",
        "/F/{code}/TACK/TACK",
    ],
)
def test_paths_that_lead_nowhere_lead_nowhere(site: Site, path: str) -> None:
    page = site.get(path.format(code=site.home[3:]))
    assert page.status in (303, 404)
    if page.status == 303:
        assert page.to.startswith(site.home)


def test_no_address_leads_to_another_host(site: Site) -> None:
    for path in ("/", site.home, site.home + "/XYZ", "/redirect"):
        page = site.get(path, host="elak.example", x_forwarded_host="elak.example")
        assert page.to.startswith("/F/")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/hotspot-detect.html", "Success"),
        ("/library/test/success.html", "Success"),
        ("/connecttest.txt", "Microsoft Connect Test"),
        ("/ncsi.txt", "Microsoft NCSI"),
        ("/robots.txt", "Disallow: /"),
        ("/halsa", "ok"),
    ],
)
def test_phones_laptops_robots_and_watchmen_get_what_they_expect(
    site: Site, path: str, said: str
) -> None:
    assert said in site.get(path).text


def test_an_unknown_method_is_refused(site: Site) -> None:
    import asyncio

    page = asyncio.run(site.ask("DELETE", site.home))
    assert page.status == 405


def test_behind_a_proxy_all_paths_have_what_it_puts_in_front(tmp_path: Path) -> None:
    site = Site(tmp_path / "journal", base_url="https://a.example/dialog/")
    for front in ("", "/dialog"):
        path = site.get(front + site.home).to
        assert path.startswith("/dialog/F/")
        page = site.get(path)
        assert page.status == 200
        assert 'href="/dialog/form.css"' in page.text
        assert f'action="{path}"' in page.text
    assert site.get("/dialog").to.startswith("/dialog/F/")


def test_only_the_proxy_that_was_named_is_believed(tmp_path: Path) -> None:
    for proxy, told_apart in (("10.0.0.1", True), ("10.0.0.9", False), ("", False)):
        site = Site(tmp_path / proxy, proxy=proxy, client="10.0.0.1")
        for number in range(2):
            site.get(site.blank(), x_forwarded_for=f"1.2.3.4, 9.9.9.{number}")
        assert (site.desk.count.phones > 2) == told_apart
        site.opened.close()


def test_one_home_is_one_caller_and_nothing_of_it_is_kept() -> None:
    from starlette.datastructures import Headers

    def who(address: str, salt: bytes = b"a") -> str:
        return Callers(salt).who({"client": (address, 1)}, Headers({}))

    assert who("2001:db8::1") == who("2001:db8::ffff")
    assert who("2001:db8::1") != who("2001:db8:0:1::1")
    assert who("::ffff:10.0.0.1") == who("10.0.0.1")
    assert who("10.0.0.1") != who("10.0.0.2")
    assert who("10.0.0.1") != who("10.0.0.1", b"b")
    assert "10.0.0.1" not in who("10.0.0.1")


def test_too_many_requests_are_turned_away_and_others_are_not(site: Site) -> None:
    statuses = [site.get("/halsa").status for _ in range(REQUESTS[0] + 20)]
    assert statuses.count(200) == REQUESTS[0]
    page = site.get(site.home)
    assert (page.status, page.headers["retry-after"]) == (429, "60")
    assert "Vänta en minut" in page.text
    site.client = "192.168.1.8"
    assert site.get(site.home).status == 303


def test_a_fault_of_our_own_is_told_with_a_way_out(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = site.blank()

    def broken(*_: object, **__: object) -> str:
        raise RuntimeError("hemlig detalj")

    monkeypatch.setattr(site.form._pages, "form", broken)
    page = site.get(path)
    assert page.status == 500
    assert "Något gick fel" in page.text and "hemlig" not in page.text
    assert page.headers["content-security-policy"] == POLICY


def test_phones_that_fetch_the_form_are_counted_once_each(site: Site) -> None:
    site.get("/halsa")
    assert site.desk.count.phones == 0
    for agent in ("Telefon/1", "Telefon/2", "Telefon/1"):
        site.get(site.get(site.home).to, user_agent=agent)
    assert site.desk.count.phones == 2
