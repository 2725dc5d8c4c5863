"""Feeds of outlets that do not exist, in every format, for the tests of this room."""

RSS = """<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/css" href="/rss.css"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel>
  <title>La Gazette de Valcour</title>
  <link>https://valcour.example/</link>
  <language>fr-FR</language>
  <ttl>20</ttl>
  <skipHours><hour>1</hour><hour>2</hour><hour>24</hour></skipHours>
  <skipDays><day>Sunday</day></skipDays>
  <sy:updatePeriod>hourly</sy:updatePeriod>
  <sy:updateFrequency>2</sy:updateFrequency>
  <atom:link rel="self" type="application/rss+xml" href="https://valcour.example/rss"/>
  <atom:link rel="hub" href="https://hub.valcour.example/"/>
  <item>
    <title><![CDATA[L&#8217;été <b>arrive</b> à Valcour]]></title>
    <link>https://valcour.example/meteo/ete?utm_source=rss</link>
    <guid isPermaLink="false">valcour-1001</guid>
    <description>&lt;p&gt;Un premier r&amp;eacute;sumé.&lt;/p&gt;&lt;p&gt;Puis un autre.&lt;/p&gt;</description>
    <content:encoded><![CDATA[<p>Tout le texte.</p>]]></content:encoded>
    <pubDate>mar., 03 févr. 2026 14:05:33 +0100</pubDate>
    <dc:creator>Odile Marchebourg</dc:creator>
    <category>Météo</category>
    <category domain="lieu">Valcour</category>
    <media:content url="https://img.valcour.example/ete.jpg" type="image/jpeg" fileSize="5120"/>
    <enclosure url="/son/ete.mp3" length="12000" type="audio/mpeg"/>
  </item>
  <item>
    <title>Le pont &amp; la rivière</title>
    <guid>https://valcour.example/pont</guid>
    <author>redaction@valcour.example (Basile Tranchet)</author>
    <pubDate>Tue, 03 Feb 2026 09:00:00 GMT</pubDate>
  </item>
  <item>
    <title>Sans lien</title>
    <guid isPermaLink="false">valcour-1003</guid>
  </item>
</channel>
</rss>
"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB" xml:base="https://thornwick.example/news/">
  <title type="text">The Thornwick Ledger</title>
  <link rel="alternate" href="https://thornwick.example/"/>
  <link rel="self" href="atom.xml"/>
  <link rel="next" href="atom.xml?page=2"/>
  <id>tag:thornwick.example,2026:ledger</id>
  <updated>2026-02-03T10:00:00Z</updated>
  <entry>
    <title type="html">Council &lt;em&gt;votes&lt;/em&gt; on Q&amp;amp;A hour</title>
    <link rel="alternate" type="text/html" href="council-vote"/>
    <link rel="enclosure" type="image/png" length="77" href="council.png"/>
    <id>tag:thornwick.example,2026:1</id>
    <published>2026-02-03T08:00:00+01:00</published>
    <updated>2026-02-03T09:30:00+01:00</updated>
    <author><name>Perpetua Lannock</name><email>p@thornwick.example</email></author>
    <author><name>Giles Orrery</name></author>
    <category term="council" label="Council"/>
    <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The <b>vote</b> was close.</p></div></summary>
  </entry>
  <entry>
    <title type="text">How the &lt;b&gt; tag came to town</title>
    <link href="/tags"/>
    <id>tag:thornwick.example,2026:2</id>
    <updated>2026-02-02T09:30:00Z</updated>
    <content type="html">&lt;p&gt;A long story.&lt;/p&gt;</content>
  </entry>
</feed>
"""

RDF = """<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
         xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://morvane.example/rdf"><title>Morvane Anzeiger</title>
    <link>https://morvane.example/</link><description>Aus Morvane</description></channel>
  <item rdf:about="https://morvane.example/1"><title>Markt öffnet früher</title>
    <link>https://morvane.example/1</link><dc:date>2026-02-03T07:00:00+01:00</dc:date>
    <dc:creator>Hedwig Stollbrink</dc:creator><dc:subject>Markt</dc:subject></item>
</rdf:RDF>
"""

ATOM_03 = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old Harrow Post</title>
<entry><title>Lamp lit</title><link rel="alternate" type="text/html" href="https://harrow.example/lamp"/>
<issued>2004-02-03T10:00:00Z</issued><modified>2004-02-03T11:00:00Z</modified></entry></feed>"""

JSON = """{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Brackwater Signal",
  "home_page_url": "https://brackwater.example/",
  "feed_url": "https://brackwater.example/feed.json",
  "language": "en",
  "hubs": [{"type": "rssCloud", "url": "https://cloud.example/"}, {"type": "WebSub", "url": "https://hub.example/"}],
  "authors": [{"name": "The Signal"}],
  "items": [
    {"id": 42, "url": "/tide?utm_source=feed", "title": "Tide & time", "summary": "High at <noon>",
     "date_published": "2026-02-03T10:00:00-05:00", "tags": ["sea"],
     "image": "https://img.brackwater.example/tide.jpg",
     "attachments": [{"url": "tide.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 900}]},
    {"id": "https://brackwater.example/gulls", "content_html": "<p>Gulls&nbsp;are back.</p>",
     "authors": [{"name": "Nell Harbottle"}]}
  ]
}"""

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc>https://pellgate.example/mill</loc><lastmod>2026-02-03T12:00:00Z</lastmod>
    <news:news><news:publication><news:name>Pellgate Courier</news:name><news:language>en</news:language>
      </news:publication><news:publication_date>2026-02-03</news:publication_date>
      <news:title>Mill reopens &amp;amp; hires</news:title><news:keywords>mill, work</news:keywords></news:news>
    <image:image><image:loc>https://img.pellgate.example/mill.jpg</image:loc></image:image></url>
  <url><loc>https://pellgate.example/fair</loc></url>
</urlset>
"""


def rss(*items: str, channel: str = "<title>Feed</title>") -> bytes:
    """An RSS document around items that are written out."""
    return f'<rss version="2.0"><channel>{channel}{"".join(items)}</channel></rss>'.encode()


def item(number: int, more: str = "") -> str:
    """An item with a number, at https://valcour.example/<number>."""
    link = f"https://valcour.example/{number}"
    return f"<item><title>Item {number}</title><link>{link}</link><guid>{link}</guid>{more}</item>"
