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
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[:h]\d{2}|\d{1,2}[月월] ?\d{1,2}[日일]")

# Months, weekdays, and what lines with dates say.
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
publicado publicada atualizado atualizada em às janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
gepubliceerd bijgewerkt geplaatst laatst gewijzigd om op januari februari maart mei augustus uur
publicerad uppdaterad publisert oppdatert publiceret opdateret klockan kl januari maj januar mai juni juli augusti desember
opublikowano aktualizacja zaktualizowano godz stycznia lutego marca kwietnia maja czerwca lipca sierpnia września
października listopada grudnia
опубликовано обновлено опубліковано оновлено о в года року января февраля марта апреля мая июня июля августа сентября октября
ноября декабря січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
年 月 日 時 分 秒 時分 更新 最終更新 更新日時 公開 公開日 配信 掲載 投稿 初回公開日 最終更新日 午前 午後 月曜日 火曜日 水曜日 木曜日 金曜日
土曜日 日曜日 文字
发布 發布 发布时间 發布時間 更新时间 更新時間 发布于 更新于 时 点 上午 下午 中午 晚上
입력 수정 등록 업데이트 발행 기사입력 최종수정 년 월 일 시 분 오전 오후
"""
_VOCABULARY = frozenset(_WORDS.split())
