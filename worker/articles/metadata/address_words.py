"""What stands in the addresses of pages that are no article, and in those that were never filled in. Data, folded.

A word is written as `addresses.py` compares it: lower case, without accents, a path's segments split at what is
neither letter nor digit.
"""

_PLACEHOLDERS = """
    undefined null nan none nil false true object placeholder permalink canonical canonicalurl yoururl
    yoursite slug postslug articleslug url pageurl changeme todo tbd lorem untitled notfound 404 error
    errorpage sampleurl examplecom
"""
PLACEHOLDERS = frozenset(_PLACEHOLDERS.split())
"""A whole segment that is what a program writes where it knows no better: letters and digits only."""

_INDEXES = """
    index default home homepage accueil startseite inicio portada main welcome frontpage
"""
INDEXES = frozenset(_INDEXES.split())
"""Names of a directory's own page, with or without an ending: index.php, default.aspx."""

_VIEWS = """
    amp ampproject print printable imprimer drucken imprimir stampa full fullpage page pages single all mobile m
    mobil movil touch lite text textonly comments commentaires kommentare comentarios commenti comment share email
    gallery photos diaporama reader embed preview view
"""
VIEWS = frozenset(_VIEWS.split())
"""Segments at either end of a path that show the same article in another way."""

_LISTINGS = """
    archive archives archiv archivo archivio author authors auteur auteurs autor autoren autores autore categories
    category categorie categoria kategorie kategorien collection dossier dossiers feed feeds journalist journaliste
    keyword keywords mot mots motcle rss rubrik rubrique rubriques search recherche suche buscar busqueda cerca
    ricerca section sections schlagwort schlagworte seccion serie series sezione sujet sujets stichwort tag tags
    etiqueta etiquetas temas tema tematica theme themes thema themen tema topic topics user users
"""
LISTINGS = frozenset(_LISTINGS.split())
"""A segment under which lists stand: /tag/harbour, /category/local-news-and-views."""

_SECTIONS = """
    about actu actualidad actualite actualites aktuell aktuelles allgemein analyse analysis article articles artikel
    articulo articulos articolo articoli arts auto automobile aviation a-la-une beitrag blog blogs breaking briefing
    business buzz carnet chroniques cine cinema city cms content contents contenu correo cronaca cuisine cultura
    culture deportes detail details dev deutschland debats debate desporto dinero direct directo diretta ecologie
    economia economie economy edition editorial editoriaux education eco elections en entertainment entreprises
    environnement environment esteri europa europe express evenements events fait-divers faits finance finances
    food forum foto fotos france free gesellschaft global health html hintergrund idees immobilier infos info
    insight international internacional interni italia item items jeux justice karriere konjunktur kommentar kultur
    last latest leben lesen lettre life lifestyle live livres local locale lokal lokales magazin magazine main
    meinung media medias mercados meteo mobile mode monde money motors mundo music musique national nacional
    nachricht nachrichten nation netzwelt new news newsletter node noticia noticias notizia notizie now nyheter
    opinion opiniones opinions panorama people photo photos planete pl podcast podcasts politica politics politik
    politique portal post posts premium presse press program programs property publication read reading regio region
    regional regionale regionales regions report reports reviews salud sante sciences science scienza show site
    sites sociedad societe society spip sport sports sportif sportlich stadt start stories story style tech
    technik technologie technologies technology technologia tecnologia television today top travel trending tv uk
    unternehmen update updates us usa vermischtes video videos viaggi vie view views voyage voyages weather weekly welt
    wetter wirtschaft wissen wissenschaft world zeitung
"""
SECTIONS = frozenset(_SECTIONS.replace("-", " ").split())
"""Words that say where on a site we are, and not which article this is."""

_STAGING = """
    admin author beta cms dev develop development editor int intern internal intra intranet local localhost origin
    preprod preview prod-origin qa recette sandbox stage staging test testing uat wip
"""
STAGING = frozenset(_STAGING.replace("prod-origin", "").split())
"""A host's label that says that no reader was meant to come there."""

_IDENTIFYING = """
    a aid art articleid article articulo artid artikel c contentid content doc docid document documentid i id idart
    idarticle idarticolo idnews idnoticia idpost item itemid k key n newsid news nid no node noticia num number p
    pid post postid sid story storyid uuid guid
"""
IDENTIFYING = frozenset(_IDENTIFYING.split())
"""Parameters of a query that choose an article, where their value holds a digit."""

TEMPLATE = (
    r"[{}<>]|\$\(|\[\[|\]\]|@@|\[object\b"
    r"|\[(?:perma)?(?:link|url|slug|title|id|path|page)\]"
    r"|%(?:[a-z]{1,20}_)?(?:perma)?(?:url|link|slug|title|path|page|host|domain|canonical|site|id)(?:_[a-z]{1,20})?%"
    r"|__(?=[a-z])[a-z_]{0,20}(?:url|link|slug|title|path|host|domain|canonical)[a-z_]{0,20}__"
    r"|(?:^|/):(?:slug|id|url|path|title|year|month|day)\b"
    r"|\b(?:your|my)[-_]?(?:domain|site|website|url|host)\b"
    r"|#\{|&lt;|&#123;"
)
"""Regular expression, caseless: what a template engine replaces, where it did not."""
