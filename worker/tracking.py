"""Query parameters that say where a reader came from, and nothing about the page.

Data, alphabetical. A name belongs here only if no site is known to choose the page by it: `id`, `cid`,
`p`, `s`, `page`, `aid`, `eid`, `uid`, `lang`, `keyword`, `session` and the like do not.
"""

PREFIXES = (
    "__hs",  # HubSpot
    "_bta_",  # Bronto
    "at_",  # AT Internet, Piano Analytics
    "fb_",  # Facebook
    "hsa_",  # HubSpot ads
    "itm_",
    "matomo_",
    "mtm_",  # Matomo
    "ns_",  # Comscore
    "oly_",  # Omeda
    "piwik_",
    "pk_",  # Piwik
    "trk_",
    "utm_",  # Urchin, Google Analytics
    "vero_",
    "wt.",  # Webtrends
    "wt_",
)

_NAMES = """
    __s __twitter_impression _ga _gl _hsenc _hsmi cmpid dclid dicbo echobox ef_id emc fbclid feedname
    feedtype gbraid gclid gclsrc gws_rd icid igsh igshid int_cmp intcmp ito li_fat_id mbid mc_cid mc_eid
    mibextid mkt_tok msclkid ncid ocid rb_clickid ref_src ref_url s_cid s_kwcid sc_cid share_from
    smid smtyp soc_src soc_trk spref sr_share srsltid srnd taid ttclid twclid vero_id wbraid wickedid
    xtcr xtmc xtnp xtor xtref yclid ymclid ysclid
"""
NAMES = frozenset(_NAMES.split())

# These may choose a page. They are tracking only where they name a way in.
_AMBIGUOUS = "campaign cid cmp from medium mod origin partner ref referer referrer src source via"
_WAYS_IN = """
    app atom bluesky email facebook fb feed feedburner feeds googlenews homepage linkedin mail mastodon
    newsletter notification push reddit rss rss2 rss_feed rssfeed share sharing social telegram tw twitter
    whatsapp x
"""
AMBIGUOUS = frozenset(_AMBIGUOUS.split())
WAYS_IN = frozenset(_WAYS_IN.split())


def is_tracking(name: str, value: str) -> bool:
    """Whether the parameter can go without changing the page. Case does not matter."""
    name = name.lower()
    if name in NAMES or name.startswith(PREFIXES):
        return True
    return name in AMBIGUOUS and value.lower() in WAYS_IN
