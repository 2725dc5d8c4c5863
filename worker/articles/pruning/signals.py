"""Data: the words by which publishers' markup names what is not the article.

A word counts wherever it stands as a whole word of a class, an id or a data attribute ("article-ad-slot",
"ArticleAdSlot"). A word that also names real text on some sites belongs in a pair, or nowhere: prune.py keeps
a node that holds much of the text, but not a single paragraph.
"""

WORDS: dict[str, str] = {
    word: reason
    for reason, words in {
        "ad": (
            "ad ads adv advert adverts advertisement advertisements advertising advertorial adslot "
            "adunit adbox adcontainer adwrapper adsense admanager dfp gpt taboola outbrain teads "
            "ligatus plista criteo nativo sponsored sponsor sponsors publicite publicidad werbung "
            "anzeige pubblicita reklame annonce annonces affiliate affiliation commerce shopping"
        ),
        "read-also": (
            "related recirc recirculation recommended recommendation recommendations recommandations "
            "trending mostread mostpopular readalso seealso readmore morelike relacionadas "
            "relacionados correlati correlate verwandte zugehoerig onward upnext sidebar teasers latest "
            "correlated relatedbroadcast"
        ),
        "newsletter": "newsletter newsletters nl signup subscribe subscription subscriptions abonnement",
        "share": (
            "share shares sharing sharebar sharebox sharetools social socials sociable addthis "
            "addtoany sharethis partage compartir condividi teilen followus"
        ),
        "comments": (
            "comments commentlist commentform disqus kommentare commentaires comentarios commenti "
            "openweb spotim viafoura coral comment respond livefyre"
        ),
        "paywall": "paywall regwall piano metering",
        "byline": (
            "byline bylines author authors autor autores auteur auteurs autore autoren pubdate "
            "publishdate timestamp readingtime readtime metadata"
        ),
        "navigation": (
            "nav navbar navigation breadcrumb breadcrumbs menu footer pagination pager tags taglist "
            "hashtags sitemap skiplink skip"
        ),
        "consent": "cookie cookies consent gdpr didomi onetrust cmp usercentrics sourcepoint",
        "ui": (
            "modal popup popin tooltip toolbar visuallyhidden screenreader offscreen noprint dropdown "
            "snackbar toast overlay"
        ),
        "obfuscated": "obfuscated blurred",
        "hidden": "hidden invisible",
        "caption": (
            "caption captions figcaption credit credits copyright photocredit legende "
            "bildunterschrift didascalia bildtext attachment"
        ),
        "embed": "instagram tiktok tweet twitter facebook youtube oembed infographic iframe",
        "promo": "promo promos promobox promotion campaign donate donation donations appstore banner",
        "audio": "audioplayer podcast playlist",
    }.items()
    for word in words.split()
}

PAIRS: dict[tuple[str, str], str] = {
    (first, second): reason
    for reason, pairs in {
        "ad": "native-ad commercial-content paid-content partner-content pub-container message-container",
        "read-also": (
            "see-also read-also lire-aussi also-read read-next read-more more-from more-on "
            "more-stories more-news more-articles most-read most-popular most-viewed top-stories "
            "latest-news latest-stories similar-articles similar-posts next-article next-post up-next "
            "you-may leggi-anche lea-tambien lees-ook les-ogsa mehr-zum auch-interessant link-list "
            "linked-articles post-teaser more-headlines next-read next-story article-list articles-list a-lire"
        ),
        "newsletter": "sign-up news-letter email-capture mail-alert",
        "share": "follow-us follow-button follow-buttons",
        "comments": "comment-list comment-form comments-area comment-section comment-count user-comments",
        "byline": (
            "reading-time read-time time-read published-date publish-date publication-date "
            "date-published date-modified post-meta entry-meta article-meta article-metadata "
            "article-author author-bio story-meta post-date entry-date article-date article-info "
            "article-infos meta-info comment-meta posted-on"
        ),
        "navigation": (
            "tag-list article-tags post-tags entry-tags topic-tags skip-link skip-to topics-list "
            "article-topics"
        ),
        "ui": "sr-only screen-reader visually-hidden off-screen print-only hide-text content-options",
        "caption": "image-credit photo-credit image-source img-legend wp-caption media-legend image-widget embed-caption picture-legend",
        "embed": "featured-video video-player js-player twitter-tweet instagram-media fb-post embed-container embed-wrapper html-embed embedded-video",
        "audio": "audio-player listen-to text-speech read-aloud",
        "promo": "app-banner app-promo app-store app-download download-app get-app cross-promo",
        "paywall": "pay-wall premium-teaser offer-box",
    }.items()
    for pair in pairs.split()
    for first, second in [pair.split("-")]
}

# Words of class names around what is not the page's own story; they say nothing of a node inside of it.
ELSEWHERE_WORDS = """
    comment reply replies sidebar teaser teasers card cards latest popular trending related recommended carousel
    rail widget widgets stories articles headlines feed river archive archives suggestions discover
    """
ELSEWHERE = frozenset(ELSEWHERE_WORDS.split())

# attribute -> (part of its value, or "" for any; reason)
ATTRIBUTES: dict[str, tuple[tuple[str, str], ...]] = {
    "aria-hidden": (("true", "hidden"),),
    "hidden": (("", "hidden"),),
    "style": (("display:none", "hidden"), ("display: none", "hidden")),
    "role": (
        ("navigation", "navigation"),
        ("dialog", "ui"),
        ("complementary", "read-also"),
        ("contentinfo", "navigation"),
    ),
    "data-ad": (("", "ad"),),
    "data-ad-slot": (("", "ad"),),
    "itemprop": (("author", "byline"),),
    "rel": (("author", "byline"),),
}
