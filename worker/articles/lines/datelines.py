"""A line of text -> whether it only says when: "Publié le 3 avril 2026 à 12h11, mis à jour à 14h".

Every word must be a number, a month, a weekday or a word that such lines use; one other word makes it a
sentence. Months and weekdays may be cut ("Dec.", "Mo.").
"""

import re


def is_dateline(line: str) -> bool:
    """Whether the line, of at most 20 words, holds a number and nothing but the vocabulary of dates."""
    if len(line) > 140:
        return False
    words = _WORD.findall(line.casefold())
    if not 2 <= len(words) <= 20 or not any(word[0].isdigit() for word in words):
        return False
    if not any(len(word) >= 3 and not word[0].isdigit() for word in words) and not _DATE.search(line):
        return False
    return all(word[0].isdigit() or word in _VOCABULARY for word in words)


_WORD = re.compile(r"\d+|[^\W\d_]+")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[:h]\d{2}")

# Months, weekdays, and what lines with dates say, in English, French, German, Spanish and Italian.
_WORDS = """
january february march april may june july august september october november december jan feb mar
apr jun jul aug sep sept oct nov dec janvier février fevrier mars avril mai juin juillet août aout
septembre octobre novembre décembre decembre janv févr fevr avr juil déc januar februar märz juni
juli oktober dezember jänner jän feber mär okt dez enero febrero marzo abril mayo junio julio agosto
septiembre octubre noviembre diciembre ene abr ago dic gennaio febbraio aprile maggio giugno luglio
settembre ottobre dicembre gen mag giu lug set ott
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag
samstag sonntag mo di mi do fr sa so lunes martes miércoles jueves viernes sábado domingo lunedì
martedì mercoledì giovedì venerdì sabato domenica
published publish posted updated update modified created last first on at am pm a m p gmt utc est
edt et pst pdt pt cet cest bst ist aest th st nd rd of the ago hours hour minutes minute days day
publié publiée le à a h min mis mise jour maj modifié modifiée créé date hier aujourd hui il y
heures minutes jours et heure de du veröffentlicht aktualisiert erstellt stand am um uhr zuletzt vom
den der vor stunden minuten tagen publicado publicada actualizado actualizada creado el las los hrs
horas hora última actualización pubblicato pubblicata aggiornato aggiornata il alle ore ultimo
aggiornamento
"""
_VOCABULARY = frozenset(_WORDS.split())
