"""A believable session to take pictures of. Every statement in it is invented."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from facilitator.domain.events.commands import (
    CountPeople,
    HoldAnswer,
    LogStatement,
    SetClock,
)

SAID: dict[str, tuple[tuple[str, str], ...]] = {
    "tillvaxt": (
        ("kollektivtrafik", "Bussen hem från träningen går inte efter åtta."),
        (
            "bostäder",
            "Det finns inga små lägenheter att flytta till när man blir äldre.",
        ),
        ("landsbygd", "Bygg så att byskolan får vara kvar."),
        (
            "klimat",
            "Planera för mer regn. Källarna på vår gata står under vatten varje höst.",
        ),
        ("mötesplatser", "Torget behöver bänkar med ryggstöd och tak."),
        ("byggd miljö", "Låt de gamla tegelhusen stå kvar när centrum byggs om."),
        (
            "kollektivtrafik",
            "Jag tackade nej till ett jobb för att sista bussen går 17.40.",
        ),
        ("klimat", "Fler laddstolpar, men inte bara vid köpcentrumet."),
        ("bostäder", "Unga flyttar härifrån för att hyrorna i nybygget är för höga."),
        ("landsbygd", "Fibern stannade tre kilometer från oss."),
        (
            "mötesplatser",
            "Vi saknar ett ställe där man inte måste köpa något för att sitta.",
        ),
        ("byggd miljö", "Gång- och cykelvägen slutar mitt på en åttiosträcka."),
        ("kollektivtrafik", "Ring-bussen fungerar bra, låt den gå på helger också."),
        ("klimat", "Spara ängen vid ån, den tar hand om vattnet."),
        (
            "bostäder",
            "En trea med hiss, så att vi kan lämna villan till en barnfamilj.",
        ),
        ("klimat", "Plantera träd på skolgården, där finns ingen skugga i juni."),
        ("kollektivtrafik", "Utan körkort är man fast hemma efter klockan nio."),
        (
            "mötesplatser",
            "Ha biblioteket öppet på söndagar, vi har ingen annanstans att ses.",
        ),
        ("landsbygd", "Vi kan inte anställa någon som måste pendla på en grusväg."),
        ("byggd miljö", "Rampen vid stationen är så brant att jag behöver hjälp upp."),
        ("bostäder", "Bygg radhus. Mellan lägenhet och villa finns ingenting."),
        (
            "klimat",
            "Jag håller inte med om laddstolparna. Lägg pengarna på bussar i stället.",
        ),
        ("kollektivtrafik", "Bussen borde vänta in tåget. Nu ser man den köra."),
        (
            "mötesplatser",
            "Fritidsgården är det enda stället där ingen frågar vad man ska köpa.",
        ),
        ("landsbygd", "Affären är vårt torg. Stänger den så stänger byn."),
        (
            "byggd miljö",
            "Sänk trottoarkanterna, jag kommer inte över gatan med barnvagnen.",
        ),
        ("bostäder", "Ingen hyr ut till den som just har kommit hit."),
        ("klimat", "Vi sorterar gärna, men stationen ligger en mil bort."),
        (
            "kollektivtrafik",
            "Ledsagare ska få åka med utan att vi måste ringa dagen före.",
        ),
    ),
    "utbildning": (
        ("skola", "En bra skola är en där någon märker när jag inte är där."),
        ("praktik", "Jag fick praktik genom en granne. Det ska inte hänga på tur."),
        ("kompetens", "Vi hittar inga svetsare och slutar lämna offert."),
        (
            "egen försörjning",
            "Svenska på kvällstid, annars kan jag inte behålla jobbet.",
        ),
        ("företagsklimat", "Tre kontaktpersoner för ett bygglov är två för många."),
        ("vuxenutbildning", "Låt oss läsa in gymnasiet på halvfart."),
        ("skola", "Fler vuxna i korridoren, inte fler kameror."),
        ("praktik", "Ta emot praktikanter i hemtjänsten, ni söker ju folk."),
        ("kompetens", "Min utbildning hemifrån räknas inte, fast yrket är samma."),
        (
            "företagsklimat",
            "Små företag klarar inte att vänta nittio dagar på betalning.",
        ),
        ("egen försörjning", "Barnomsorg på natten, annars går skiftet inte ihop."),
        ("skola", "Mer hantverk i skolan, alla ska inte bli ingenjörer."),
        ("vuxenutbildning", "Biblioteket är min studieplats. Ha öppet längre."),
        ("skola", "Lugn och ro i klassrummet, det är allt jag önskar."),
        ("praktik", "Vi tar gärna emot praktikanter, men ingen ringer."),
        ("kompetens", "Låt äldre yrkesmän undervisa några timmar i veckan."),
        ("egen försörjning", "Ett första jobb är svårast att få, sedan går det."),
        (
            "företagsklimat",
            "En enda ingång till kommunen, med ett namn och ett nummer.",
        ),
        ("vuxenutbildning", "Kurser på distans, det är sex mil till skolan."),
        ("skola", "Jag är emot att slå ihop skolorna. Barnen får två timmar i buss."),
    ),
    "kunskap": (
        ("rörelse", "Det finns ingenstans att vara när gympasalen stänger."),
        ("psykisk hälsa", "Man vågar inte säga att man mår dåligt."),
        (
            "föreningsliv",
            "Vi ledare behöver hjälp med ansökningarna, inte fler blanketter.",
        ),
        ("kultur", "Musikskolans kö är två år. Då har barnet hunnit tröttna."),
        ("bibliotek", "Bokbussen är veckans höjdpunkt för oss utan bil."),
        ("jämlik hälsa", "Simhallens ramp är för brant för min rullstol."),
        ("rörelse", "Spår med belysning så att vi vågar springa efter jobbet."),
        ("psykisk hälsa", "Korta köer till kuratorn, helst samma vecka."),
        ("föreningsliv", "Låt föreningarna låna skolans lokaler gratis på kvällar."),
        ("kultur", "Sommarteatern samlade hela byn. Gör det igen."),
        ("jämlik hälsa", "Tolk också när det gäller tandvården."),
        ("rörelse", "En utegympa vid äldreboendet, gärna i skugga."),
        ("psykisk hälsa", "Ensamhet är det värsta. En telefonlista hade räckt långt."),
        ("rörelse", "Isen på gångvägarna gör att jag sitter inne från november."),
        ("kultur", "Låt oss spela i medborgarhuset, det står tomt på kvällarna."),
        ("bibliotek", "Hjälp med deklarationen på biblioteket, av en människa."),
        ("föreningsliv", "Skjuts till träningen avgör vilka barn som får vara med."),
        ("jämlik hälsa", "Vårdcentralen svarar på svenska, det räcker inte för mamma."),
        ("rörelse", "Jag är emot en ny arena. Rusta de gamla planerna först."),
    ),
    "delaktighet": (
        ("inflytande", "Vi blev tillfrågade först när allt redan var ritat."),
        ("trygga platser", "Tunneln under järnvägen är mörk från oktober."),
        (
            "tillgänglig service",
            "Allt ska göras på nätet. Jag har ingen e-legitimation.",
        ),
        ("bemötande", "Receptionen på kommunhuset är alltid vänlig, säg det till dem."),
        ("digitalt", "Sänd fullmäktige med text, jag hör inte vad de säger."),
        ("förtroende", "Berätta vad som hände med förslaget, även när det blir nej."),
        ("trygga platser", "Fler människor ute på kvällen gör mer än vakter."),
        ("inflytande", "Låt ungdomsrådet få en egen budget, om än liten."),
        ("bemötande", "Prata med mig och inte med min ledsagare."),
        ("tillgänglig service", "Skriv besluten så att man förstår dem första gången."),
        ("förtroende", "Politikerna borde komma till byn också mellan valen."),
        ("inflytande", "Kom till skolan och fråga, vi går inte på möten."),
        (
            "trygga platser",
            "Busskuren är sönderslagen sedan i höstas. Bryr sig ingen?",
        ),
        ("tillgänglig service", "En telefon där någon svarar, också efter fyra."),
        ("bemötande", "Det tog tre år innan någon frågade vad jag kan."),
        ("digitalt", "Appen fungerar inte med skärmläsare."),
        ("förtroende", "Vi företagare får svar snabbare i grannkommunen."),
        (
            "trygga platser",
            "Jag håller inte med om kamerorna, det är lampor som saknas.",
        ),
    ),
}
"""Area → keyword and statement."""

COUNTS = {
    "barn-och-unga": (9, 8, 11, 7),
    "unga-vuxna": (12, 9, 8, 4),
    "barnfamiljer": (8, 10, 6, 2),
    "aldre": (11, 1, 9, 10),
    "foretagare": (6, 13, 0, 3),
    "foreningar": (4, 2, 12, 6),
    "funktionsnedsattning": (5, 3, 8, 9),
    "nyanlanda": (3, 9, 4, 0),
    "medarbetare": (7, 6, 5, 8),
}
"""Target group → how much it says on each area; two cells stay empty."""


class PictureClock:
    """A clock that goes on by the same step each time it is asked."""

    def __init__(self, minutes: int = 0, step: float = 5) -> None:
        """Begin so many minutes past six; each step is so many seconds."""
        zone = timezone(timedelta(hours=2))
        self._moment = datetime(2019, 4, 1, 18, minutes, tzinfo=zone)
        self._step = timedelta(seconds=step)

    def __call__(self) -> datetime:
        """Return the next moment."""
        self._moment += self._step
        return self._moment


def everything_said() -> Iterator[LogStatement]:
    """Yield the session's statements in the order in which they were said."""
    for turn in range(max(map(max, COUNTS.values()))):
        for seat, (group, counts) in enumerate(COUNTS.items()):
            for area, count in zip(SAID, counts, strict=True):
                if turn < count:
                    yield _statement(turn, seat, group, area)


def _statement(turn: int, seat: int, group: str, area: str) -> LogStatement:
    said = SAID[area]
    keyword, text = said[(turn + 7 * seat) % len(said)]
    online = (turn + seat) % 6 == 5
    return LogStatement(
        text=text,
        area=area,
        group=group,
        question=None if turn % 7 == 6 else str(turn % 2 + 1),
        keywords=(keyword,),
        table=None if online else str(seat + 1),
        round=None if online else str(turn % 4 + 1),
        kind="paraphrase" if (turn + 3 * seat) % 4 == 1 else "own_words",
        channel="online" if online else "onsite",
    )


PRESENT = (11, 12, 10, 13, 9, 10, 7, 8, 9)
"""How many of each group are here."""


def hall() -> Iterator[CountPeople | SetClock]:
    """Yield what makes a hall of it: people at the door, and a round that goes on."""
    for number, people in enumerate(PRESENT, 1):
        yield CountPeople(str(number), people)
    yield SetClock("opened", round="2")
    yield SetClock("extended", seconds=120)


HELD = (
    ("late", "aldre", "kunskap", "Öppna simhallen för vattengympa på förmiddagarna."),
    ("identical", "unga-vuxna", "tillvaxt", "KÖP KLOCKOR BILLIGT HOS OSS IDAG"),
    ("too_fast", "barnfamiljer", "utbildning", "asdf asdf"),
    ("personal_number", "nyanlanda", "delaktighet",
     "Jag, 19121212-1212, fick aldrig svar på mitt brev till kommunen."),
    ("unmatched", "", "", "Cykelbana hela vägen till badet, inte bara halva."),
)  # fmt: skip


def held() -> Iterator[HoldAnswer]:
    """Yield answers that wait for somebody to look at them."""
    for number, (cause, group, area, text) in enumerate(HELD):
        note = "" if group else "Målgrupp: cyklister"
        yield HoldAnswer(
            source_id=f"form:{number}",
            cause=cause,
            text=text,
            area=area,
            group=group,
            note=note,
        )


FILE = """ID;Starttid;Namn;Målgrupp;Vad saknar du på din fritid?;Vad hindrar dig?
1;2019-04-02 18:05;;Unga vuxna (20–29 år);Ett ställe att vara på;En sen buss
2;2019-04-02 18:06;;Äldre (65+);Bänkar längs promenaden;
3;2019-04-02 18:07;;Cyklister;Cykelbana till badet;Cykelställ
"""
"""A form tool's file, as Swedish Excel writes it."""
