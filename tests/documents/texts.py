"""Texts that have broken PDF exports, here or elsewhere."""

from tests import hostile

HOSTILE = (
    *hostile.HOSTILE.values(),
    "<b>Fetstil</b> & <img src='/etc/passwd'/> &foo; a<b och c>d",
    "[/] [/x] [b] (rund \\ bakvänd) (öppen ) stängd",
    "Emoji 👍🚲 👩‍👩‍👧 🤷🏽‍♀️ och 🫠",
    "يجب أن تكون هناك دروس (SFI) في المساء 2 للآباء، می‌خواهم",
    "ናይ ትግርኛ መጻሕፍቲ ኣብ ቤተ-መጻሕፍቲ",
    "Privat \ue000\uf8ff\U000f0001 och okänt \u0378 \U0001fae8",
    "Surrogat \ud800 och \udfff, ickeecken \ufffe \uffff \ufdd0",
    "Styrtecken \x00\x07\x1b[31m\x7f\x9b och \u202ebakvänt\u202c \u2066x\u2069",
    "Mjukt\u00adbindestreck, noll\u200bbredd, \ufeffmärke, fast\u00a0mellanrum",
    "https://exempel.example/" + "mycket-lång-adress-" * 30,
    "W" * 2000,
    "  Rader\r\nmed\rslut\u2028av\u2029alla\x85slag\n\noch tom  rad\toch  dubbla  ",
    "Gákti Ŋuohca đáhpáhusat ŧ; Більше дерев; Ελλάδα; Żółć; Tiếng Việt",
    "e\u0301 o\u0308 fogade, lösa \u0301\u0308\u0327 tecken, z\u0351\u0489alg\u0335o",
    "שלום עולם [123] (abc) ועוד",
    "नमस्ते 你好 こんにちは ไทย ქართული",
    "100 % \u2212 \u2030 \u20ac \u00bd \u2192 \u2264 \u2022 \u2026 \u201d\u2019 \u25a1",
    "\u0600\u06dd\u061c\u200c\u200d tal ٠١٢٣ و 456 אב",
    "\ud83d\udc4d lösa halvor",
)
