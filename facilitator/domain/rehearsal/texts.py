"""What people say in a rehearsal: invented, in Swedish, by keyword.

A sentence stands for itself, so that what comes before and after it can vary.
`{where}` is filled with one of `PLACES`.
"""

from typing import Final

SENTENCES: Final[dict[str, tuple[str, ...]]] = {
    "bostäder": (
        "Unga hittar ingen första lägenhet och flyttar härifrån.",
        "Bygg fler hyresrätter med rimlig hyra {where}.",
        "Den som blir äldre vill kunna bo kvar där hen har sina vänner.",
    ),
    "klimat": (
        "Sätt solceller på kommunens egna tak först av allt.",
        "Vi behöver träd som ger skugga {where} när somrarna blir varmare.",
        "Kommunen borde visa hur mycket utsläppen minskar varje år.",
    ),
    "kollektivtrafik": (
        "Sista bussen går innan träningen är slut.",
        "Det ska gå att komma till vårdcentralen med buss utan att byta.",
        "Hållplatsen saknar både tak och belysning.",
    ),
    "mötesplatser": (
        "Det finns ingenstans att sitta {where} utan att köpa något.",
        "Låt skolans lokaler vara öppna för alla på kvällen.",
        "Vi saknar ett torg där man stannar till och pratar.",
    ),
    "landsbygd": (
        "Glöm inte byarna när ni planerar service.",
        "Utan bredband kan man inte driva företag på landet.",
        "Vägen hit plogas sist av alla.",
    ),
    "byggd miljö": (
        "Ta hand om de gamla husen innan ni bygger nytt.",
        "Det byggs för tätt {where} och gräsmattorna försvinner.",
        "Laga det som är trasigt innan något nytt invigs.",
    ),
    "skola": (
        "Klasserna är för stora och läraren hinner inte med alla.",
        "Det måste vara lugnt i klassrummet för att man ska lära sig.",
        "Skolan borde lyssna mer på eleverna om maten och rasterna.",
    ),
    "kompetens": (
        "Vi hittar inte folk med rätt yrke fast många söker jobb.",
        "Låt dem som kan ett hantverk lära upp de unga.",
        "Kommunen behöver behålla sin erfarna personal.",
    ),
    "egen försörjning": (
        "Det första jobbet är svårast, hjälp till med det.",
        "Jag vill arbeta men får aldrig komma på intervju.",
        "Språket kommer snabbare när man har arbetskamrater.",
    ),
    "företagsklimat": (
        "Ett bygglov får inte ta ett halvår.",
        "Låt små företag lämna anbud på delar av en upphandling.",
        "En enda person att ringa på kommunen skulle räcka långt.",
    ),
    "praktik": (
        "Alla i nian borde få en praktikplats de själva valt.",
        "Vi tar gärna emot praktikanter men vet inte vem vi ska fråga.",
        "Praktiken ska leda någonstans, inte bara fylla veckor.",
    ),
    "vuxenutbildning": (
        "Kvällskurser gör att man kan läsa och arbeta samtidigt.",
        "Jag vill läsa in gymnasiet men kursen ställdes in.",
        "Utbilda till de yrken som saknas här, till exempel undersköterska.",
    ),
    "psykisk hälsa": (
        "Kötiden till samtal är för lång när man mår dåligt.",
        "Det borde finnas en vuxen på skolan som bara lyssnar.",
        "Ensamheten är värst på helgerna.",
    ),
    "rörelse": (
        "Ett upplyst spår {where} skulle användas året om.",
        "Idrottshallen är fullbokad, så vi kan inte börja med något nytt.",
        "Man vågar inte cykla när cykelvägen tar slut mitt i trafiken.",
    ),
    "kultur": (
        "Musikskolan ska inte kosta mer än vad alla har råd med.",
        "Ge oss en scen {where} där vem som helst får stå.",
        "Vår lokala historia borde synas mer.",
    ),
    "bibliotek": (
        "Biblioteket är det enda stället som är öppet för alla.",
        "Låt biblioteket ha öppet på söndagar.",
        "Bokbussen betyder mycket för oss som bor långt bort.",
    ),
    "föreningsliv": (
        "Vi behöver hjälp att hitta nya ledare, inte fler blanketter.",
        "Hyran för lokalen tar hela bidraget.",
        "Låt föreningarna träffas en gång om året och dela på det som finns.",
    ),
    "jämlik hälsa": (
        "Alla barn ska få lära sig simma, också de som inte kan betala.",
        "Hälsan beror på var man bor, och det är inte rättvist.",
        "Informationen om vården måste finnas på fler språk.",
    ),
    "inflytande": (
        "Fråga oss innan ritningarna är klara, inte efter.",
        "Man svarar på enkäter och får aldrig veta vad det blev.",
        "Ungdomsrådet borde få en egen budget.",
    ),
    "bemötande": (
        "Jag vill bli tagen på allvar när jag ringer till kommunen.",
        "Prata med mig och inte med min assistent.",
        "Ett vänligt svar, också när det är nej, betyder mycket.",
    ),
    "tillgänglig service": (
        "Dörren till medborgarkontoret är för tung.",
        "Jag vill kunna träffa en människa och slippa knappvalen.",
        "Skriv beslut så att man förstår dem första gången.",
    ),
    "trygga platser": (
        "Det är mörkt {where} och man tar en omväg på kvällen.",
        "Det skulle kännas tryggare om fler vuxna var ute.",
        "Klipp buskarna vid gångtunneln.",
    ),
    "digitalt": (
        "Alla har inte e-legitimation, så låt papper finnas kvar.",
        "Hemsidan är svår att läsa i telefonen.",
        "Hjälp oss äldre med det digitala på plats, inte med en film.",
    ),
    "förtroende": (
        "Håll det ni lovar, då kommer förtroendet av sig självt.",
        "Berätta också när något har gått fel.",
        "Vi ser aldrig politikerna {where} mellan valen.",
    ),
}
"""By the keyword's name in small letters."""
NEUTRAL: Final = (
    "{topic}: det här behöver vi prata mer om.",
    "{topic}: börja med det som redan fungerar.",
    "{topic}: fråga dem som berörs.",
    "{topic}: det får gärna gå fortare.",
    "{topic}: här saknas någon som tar ansvar.",
    "{topic}: det viktigaste är att alla kommer med.",
)
"""For keywords and areas that nothing is known of."""
PLACES: Final = (
    "i centrum", "i byarna", "vid stationen", "nära skolan", "i vårt område",
    "utanför tätorten",
)  # fmt: skip
BEFORE: Final = (
    "", "", "", "", "Det har jag tänkt på länge. ", "Vi är flera som tycker så här. ",
    "Jag vill säga en sak. ", "Det här gäller oss alla. ", "Så här är det hos oss. ",
    "Nu ska jag vara ärlig. ",
)  # fmt: skip
AFTER: Final = (
    "", "", "", "", " Det vore ett första steg.", " Det märks varje dag.",
    " Så borde det vara överallt.", " Jag kan gärna hjälpa till.",
    " Det behöver inte kosta mycket.", " Det sa vi redan för fyra år sedan.",
)  # fmt: skip
