"""Where one domain carries many publishers: what the Public Suffix List does not say of it.

Data, alphabetical. A name belongs here if anybody can have a place under it and write its pages' HTML. What the
private part of the list has already (github.io, netlify.app, wixsite.com …) need not stand here, but for names
that have come and gone there (blogspot.com).
"""

_SUFFIXES = """
    000webhostapp.com 50webs.com bandcamp.com bearblog.dev beehiiv.com bigcartel.com blog.bg blog.cz blog.de
    blog.fc2.com blog.hu blog.ir blog.jp blog.lemonde.fr blog.pl blog.ss-blog.jp blog4ever.com blogfa.com
    blogg.no blogg.se blogger.com blogia.com blogs.com blogs.liberation.fr blogs.nouvelobs.com blogs.sapo.pt
    blogsky.com blogspirit.com blogspot.ae blogspot.al blogspot.am blogspot.ba blogspot.be blogspot.bg
    blogspot.bj blogspot.ca blogspot.ch blogspot.cl blogspot.co.at blogspot.co.id blogspot.co.il
    blogspot.co.ke blogspot.co.nz blogspot.co.uk blogspot.co.za blogspot.com blogspot.com.ar blogspot.com.au
    blogspot.com.br blogspot.com.by blogspot.com.co blogspot.com.cy blogspot.com.ee blogspot.com.eg
    blogspot.com.es blogspot.com.mt blogspot.com.ng blogspot.com.tr blogspot.com.uy blogspot.cv blogspot.cz
    blogspot.de blogspot.dk blogspot.fi blogspot.fr blogspot.gr blogspot.hk blogspot.hr blogspot.hu
    blogspot.ie blogspot.in blogspot.is blogspot.it blogspot.jp blogspot.kr blogspot.li blogspot.lt
    blogspot.lu blogspot.md blogspot.mk blogspot.mx blogspot.my blogspot.nl blogspot.no blogspot.pe
    blogspot.pt blogspot.qa blogspot.re blogspot.ro blogspot.rs blogspot.ru blogspot.se blogspot.sg
    blogspot.si blogspot.sk blogspot.sn blogspot.td blogspot.tw blogspot.ug blogspot.vn bravesites.com
    brizy.site buttondown.email canalblog.com centerblog.net chez.com cocolog-nifty.com codeberg.page de.tl
    discourse.group doodlekit.com dreamwidth.org dudaone.com e-monsite.com eklablog.com eklablog.fr
    eklablog.net estranky.cz exblog.jp fandom.com flazio.com forumactif.com free.fr freehostia.com
    freshdesk.com ghost.io gitbook.io glitch.me godaddysites.com googlepages.com groups.io hateblo.jp
    hatenadiary.com hatenadiary.jp home.blog home.xs4all.nl hpage.com hubpages.com hubspotpagebuilder.com
    hypotheses.org ihost.com jimdo.com jimdofree.com jimdosite.com journoportfolio.com kazeo.com
    leadpages.co libsyn.com livedoor.biz livedoor.blog livejournal.com lofter.com mailchimpsites.com
    medium.com micro.blog mirtesen.ru mozello.com myblog.it mystrikingly.com narod.ru neocities.org
    obsidian.md over-blog.com over-blog.fr over-blog.net over-blog.org overblog.com page.tl page4.com
    pagesperso-orange.fr pbworks.com persianblog.ir pixnet.net podbean.com portfoliobox.net posterous.com
    posthaven.com pressbooks.com prezly.com proboards.com prose.sh readme.io readthedocs.io repl.co
    seesaa.net site123.me sites.google.com skyrock.com smugmug.com sosblogs.com soup.io squarespace.com
    ss-blog.jp strikingly.com substack.com super.site surge.sh tapatalk.com tilda.ws tistory.com tripod.com
    tumblr.com typepad.jp ucoz.com ucoz.net ucoz.org ucoz.ru unblog.fr vuodatus.net webnode.com webnode.cz
    webnode.fr webnode.page webs.com webstarts.com weebly.com wikidot.com wixstudio.io wordpress.com
    write.as xanga.com yolasite.com zendesk.com zohosites.com zyrosite.com
"""
SUFFIXES = frozenset(_SUFFIXES.split())
"""Each name directly under one of these is a publisher of its own."""

OWNER_SEGMENTS = {
    "ameblo.jp": 1,
    "blog.naver.com": 1,
    "blogs.mediapart.fr": 1,
    "drive.google.com": 3,
    "geocities.com": 2,
    "gitlab.com": 1,
    "github.com": 1,
    "medium.com": 1,
    "note.com": 1,
    "raw.githubusercontent.com": 1,
    "s3.amazonaws.com": 1,
    "sites.google.com": 2,
    "storage.googleapis.com": 1,
    "tripod.lycos.com": 1,
    "www.geocities.com": 2,
    "www.medium.com": 1,
}
"""Host -> how many segments of the path name the publisher: medium.com/@someone, sites.google.com/view/some-site."""
