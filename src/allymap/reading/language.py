"""Which language a text is in, by script and function words: quick, offline, and silent when unsure."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 20_000
_FUNCTION_WORDS = {
    "en": (
        "the of and to in that is was with for on as by his its from has have which were are not but this "
        "been had a it he she they them their said says will would after over between against into who when "
        "more than about both did do does or if we you again an at be him her our there what while since "
        "until during before also other two"
    ),
    "de": (
        "der die das und ist nicht mit von den dem des ein eine auf für sich auch als nach wird bei aus "
        "werden dass im am zum zur vom hat haben habe hatte war waren sind sie er es wie oder über unter "
        "gegen zwischen noch wieder einen einer einem seine ihre ihr sein sei aber wenn kein keine beide "
        "beiden um bis durch vor seit mehr nur sagte"
    ),
    "fr": (
        "le la les des et est une dans que pour qui sur pas avec par plus au ce sont du aux cette été leur "
        "ont un en de il elle ils elles se sa son ses nous vous mais ou où entre contre après avant deux a à "
        "avait avoir être dit selon depuis pendant sans sous très comme ne tout tous lundi ces même l d qu"
    ),
    "es": (
        "el los las y una que en del por con para es se su al como más pero fue sus han esta entre había la "
        "de un lo a ha no le sobre contra desde hasta dos ser son está este sin según también ya o cuando muy "
        "dijo nuevo tras después ante lunes durante otra otro ellos ella él"
    ),
    "it": (
        "il gli della che di una per non con sono del nel alla dei più anche come da le ha questo essere "
        "dalla la lo un i e è al dal nella delle degli si su tra fra contro dopo prima due suo sua loro ma o "
        "hanno era stato stata detto aver nuovo ancora entrambi secondo l nei sui sulla"
    ),
    "pt": (
        "os as uma que do da em para com não por dos das mais foi ao pela pelo são sua também entre seu ter o "
        "a e um no na nos nas de se à às é está ou mas como contra após antes dois disse já muito segundo "
        "havia tem têm ele ela eles novamente feira até sobre"
    ),
    "nl": (
        "de het een van en dat niet met voor zijn op aan ook door naar bij uit werd wordt maar deze heeft "
        "hebben in is te die er om als had zei nog over tegen tussen na hij zij ze hun haar of dan weer beide "
        "beiden was waren worden geen meer onder tot sinds wie zich"
    ),
    "sv": (
        "och att det som en på är av för med den till inte har ett om från var han kan efter mot också sig i "
        "de hon ska vid men sade hade blev mellan under över sin sitt sina båda igen eller när där här inga "
        "nya två"
    ),
    "pl": (
        "nie się na jest że do z w jak przez ale od tym oraz dla po był jego która które są został było i o "
        "za ze to ich jej im być który między przeciwko znów roku tego obu dwa dwóch powiedział jako lub czy "
        "nad pod"
    ),
    "cs": (
        "se na je že v z do by pro jako ale podle jsou byl které však jeho nebo při také bylo jsem která i o "
        "k ve po od za si její jejich mezi proti opět roce který není být dva oba uvedl před nad pod"
    ),
    "tr": (
        "ve bir bu için ile olarak da de daha çok olan gibi kadar sonra ancak ise değil her olduğu tarafından "
        "o ne ya en iki ikisini günü yine karşı göre arasında önce yılında dedi söyledi etti oldu ki mi mı "
        "bunu onun kendi"
    ),
    "ro": (
        "și în la de cu care din pe nu este pentru mai sunt fost după prin sau lui către această dintre a au "
        "o un se că ca al ale lor dar împotriva între doi amândoi era fi nou spus luni despre fără i-a"
    ),
    "id": (
        "yang dan di dengan untuk dari pada ini itu dalam tidak akan oleh telah adalah juga sebagai kepada ke "
        "atau mereka dia ia antara lagi hari kedua keduanya terhadap setelah sebelum bahwa saat tahun para "
        "bisa karena"
    ),
}
"""Articles, pronouns, prepositions and what reports are full of; a word may belong to several languages."""
_LETTERS = {
    "ß": "de", "äö": "de sv", "ü": "de tr", "å": "sv", "çê": "fr pt", "èù": "fr it", "êîôûœ": "fr", "à": "fr it pt",
    "ñ¿¡": "es", "áíó": "es pt cs", "ú": "es cs", "ò": "it", "ãõ": "pt", "łąęśźżćń": "pl", "ó": "pl", "řěůčšžýťď": "cs",
    "ğşı": "tr", "ö": "tr", "ç": "tr", "țșă": "ro", "îâ": "ro fr", "é": "fr es cs pt",
}  # fmt: skip
"""Letters and the languages they speak for."""
_WORDS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_LANGUAGES = {
    word: [language for language, words in _WORDS.items() if word in words]
    for word in frozenset[str]().union(*_WORDS.values())
}
_MARKS = {
    letter: [name for letters, names in _LETTERS.items() if letter in letters for name in names.split()]
    for letter in "".join(_LETTERS)
}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),  # before Chinese, whose characters it borrows
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_RELATED = {
    "ar": (("fa", re.compile("[پچژگی]")),),
    "ru": (("uk", re.compile("[іїєґ]")), ("ru", re.compile("[ыэё]")), ("bg", re.compile("ъ"))),
}


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language, or an empty string when there is too little to tell.

    >>> language_of("The minister said that the treaty was signed by both of the states in March.")
    'en'
    >>> language_of("Иран и Россия подписали договор, сообщил министр"), language_of("OK")
    ('ru', '')
    """
    sample = text[:_SAMPLE]
    characters = Counter(sample)
    different = "".join(characters)
    letters = sum(times for character, times in characters.items() if character.isalpha())
    for language, script in _SCRIPTS:
        found = sum(characters[character] for character in script.findall(different))
        if found > 0.3 * letters or (language == "ja" and found > 0.1 * letters):
            return _narrowed(language, sample) if found else ""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", sample.casefold())
    hits = dict.fromkeys(_WORDS, 0.0)
    for word, times in Counter(words).items():
        for candidate in _LANGUAGES.get(word, ()):
            hits[candidate] += times
        if not word.isascii():  # as no letter is that speaks for a language
            for marked in {language for letter in word for language in _MARKS.get(letter, ())}:
                hits[marked] += times * 0.6
    (best, most), (_, second) = sorted(hits.items(), key=lambda hit: -hit[1])[:2]
    return best if most >= 1.5 and most > 0.1 * len(words) and most >= 1.25 * second else ""


def _narrowed(language: str, sample: str) -> str:
    for relative, sign in _RELATED.get(language, ()):
        if len(sign.findall(sample)) > 0.01 * len(sample):
            return relative
    return language
