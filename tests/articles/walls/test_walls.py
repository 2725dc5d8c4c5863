"""What comes instead of an article is none, in any language; what is about it, like it or beside it stays one."""

import base64
import random
import zlib

import pytest

from worker.articles import Article, Page, read_article
from worker.articles.walls.wall_words import FORMULAS, KINDS, TITLES
from worker.errors import Fate, NoArticle, NotHtml, PageError, Wall

URL = "https://www.harbour.example/news/2026/11/ferry-late"
STORY = (
    "The evening ferry to Ambreville was two hours late on Thursday because a crane had blocked the quay.",
    "Some ninety passengers waited in the old customs house, where the harbour board served them soup.",
    "“We were warm and we were fed,” said Ida Holm, who had come from the islands with her two sons.",
    "The crane was towed away at nine, and the board wants to know by Monday why nobody had the keys.",
)


def html(title: str, heading: str, paragraphs: tuple[str, ...], head: str = "", rest: str = "") -> bytes:
    h1 = f"<h1>{heading}</h1>" if heading else ""
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body><main>{h1}{text}</main>{rest}</body></html>"
    ).encode()


def read(body: bytes, url: str = URL) -> Article:
    return read_article(Page(url=url, requested_url=url, body=body))


# (kind, title, heading, paragraphs); as sites word them, and none is a line of the data.
WALLS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "log-in",
        "The Ambreville Post",
        "Session timed out",
        ("You were away for a while, and your session has expired. Please reload the page.",),
    ),
    (
        "consent",
        "The Ambreville Post",
        "Before we begin: your choices",
        (
            "The Ambreville Post and its 611 partners would like to use cookies on your device to measure how our "
            "advertising is seen.",
            "You may accept this, refuse it, or object to it where a partner relies on legitimate interest.",
        ),
    ),
    (
        "consent",
        "La Vigie",
        "Bienvenue sur La Vigie",
        (
            "Nos 340 partenaires et nous déposons des traceurs afin de mesurer l'audience et de vous proposer une "
            "publicité personnalisée.",
            "En cliquant sur « Tout accepter », vous consentez à ces finalités ; vous pouvez aussi continuer sans "
            "accepter.",
        ),
    ),
    (
        "consent",
        "Der Hafenbote",
        "Willkommen beim Hafenboten",
        (
            "Um unser Angebot zu finanzieren, verwenden wir und unsere Partner Cookies, um auf Ihrem Gerät "
            "Informationen zu speichern und Ihnen personalisierte Werbung zu zeigen.",
            "Ihre Einwilligung können Sie jederzeit im Privacy-Center widerrufen.",
        ),
    ),
    (
        "consent",
        "El Faro",
        "",
        (
            "El Faro y sus socios utilizamos cookies para almacenar y acceder a datos personales, como su historial "
            "de navegación, con el fin de mostrarle publicidad personalizada.",
            "Puede aceptar o rechazar su uso, o configurarlo, pulsando los botones.",
        ),
    ),
    (
        "consent",
        "La Lanterna",
        "La tua scelta sui cookie",
        (
            "Noi e i nostri 512 partner archiviamo informazioni sul tuo dispositivo, come i cookie, e trattiamo dati "
            "personali per annunci personalizzati.",
            "Puoi negare il consenso, oppure leggere gratis accettando la pubblicità profilata.",
        ),
    ),
    (
        "consent",
        "O Cais",
        "O Cais pede o seu consentimento",
        (
            "Nós e os nossos parceiros usamos cookies para personalizar anúncios e medir a sua utilização deste site.",
            "Pode aceitar tudo ou gerir as suas opções.",
        ),
    ),
    (
        "consent",
        "De Havenbode",
        "Welkom bij De Havenbode",
        (
            "Met jouw toestemming plaatsen wij en onze 420 partners cookies om je gepersonaliseerde advertenties te "
            "tonen.",
            "Klik op akkoord om door te gaan naar het artikel.",
        ),
    ),
    (
        "consent",
        "Kurier Portowy",
        "Drogi Czytelniku",
        (
            "Klikając „Przejdź do serwisu”, wyrażasz zgodę na przetwarzanie Twoich danych przez nas i naszych "
            "Zaufanych Partnerów w celach marketingowych.",
            "Zgodę możesz wycofać w każdej chwili w ustawieniach prywatności.",
        ),
    ),
    (
        "consent",
        "Hamnposten",
        "Vi värnar om din integritet",
        (
            "Vi och våra partner använder cookies för att visa dig anpassade annonser. Ditt samtycke är frivilligt.",
        ),
    ),
    (
        "consent",
        "Портовая газета",
        "Мы ценим вашу приватность",
        (
            "Мы и наши партнёры используем файлы cookie, чтобы показывать вам рекламу. Нажмите «Принять», если вы "
            "согласны.",
        ),
    ),
    (
        "consent",
        "港湾新聞",
        "クッキーの設定",
        ("当サイトではクッキーを使用しています。すべて受け入れるを押してください。",),
    ),
    (
        "captcha",
        "harbour.example",
        "One last step",
        (
            "To show that you are human, please solve the captcha. This keeps automated requests away from our site.",
        ),
    ),
    (
        "captcha",
        "Vérification",
        "Êtes-vous un robot ?",
        ("Merci de cocher la case ci-dessous pour prouver que vous êtes humain.",),
    ),
    (
        "captcha",
        "Sicherheitsabfrage",
        "",
        ("Bitte bestätigen Sie, dass Sie ein Mensch sind. Lösen Sie das Captcha, um zur Seite zu gelangen.",),
    ),
    ("captcha", "Проверка", "", ("Подтвердите, что вы не робот: введите символы с картинки.",)),
    ("captcha", "安全验证", "", ("请完成验证，证明您不是机器人。",)),
    (
        "bot-check",
        "Just a moment...",
        "www.harbour.example",
        ("Verifying your browser. This may take a few seconds.", "Ray ID: 8c1d2e3f4a5b6c7d"),
    ),
    ("bot-check", "Un instant…", "www.vigie.example", ("Vérification de sécurité en cours.",)),
    (
        "bot-check",
        "Nur einen Moment…",
        "www.hafenbote.example",
        ("Wir prüfen die Sicherheit Ihrer Verbindung.",),
    ),
    ("bot-check", "Un momento…", "www.faro.example", ("Estamos verificando la seguridad de su conexión.",)),
    ("bot-check", "Attention Required! | Cloudflare", "", ("Sorry. Cloudflare Ray ID: 8c1d2e3f4a5b6c7d",)),
    (
        "bot-check",
        "Pardon Our Interruption",
        "Pardon Our Interruption...",
        (
            "As you were browsing, something about your browser made us think you were a bot.",
            "There are a few reasons this might happen: you moved through this website with super-human speed, or a "
            "plugin keeps JavaScript from running.",
        ),
    ),
    (
        "bot-check",
        "Making sure you're not a bot!",
        "Making sure you're not a bot!",
        ("Loading...", "You are seeing this because the administrator of this website has set up a guard."),
    ),
    ("bot-check", "403 Forbidden", "403 Forbidden", ("nginx",)),
    (
        "bot-check",
        "harbour.example",
        "Sorry, you have been blocked",
        ("You are unable to access harbour.example. This website is using a security service.",),
    ),
    ("bot-check", "Zugriff verweigert", "", ("Sie haben keine Berechtigung, diese Seite aufzurufen.",)),
    ("bot-check", "Доступ ограничен", "", ("С вашего IP-адреса поступает слишком много запросов.",)),
    (
        "ad-block",
        "La Vigie",
        "Un bloqueur de publicité est actif",
        ("La Vigie vit de la publicité. Merci de désactiver votre bloqueur, puis de recharger la page.",),
    ),
    (
        "ad-block",
        "Der Hafenbote",
        "Adblocker aktiv?",
        ("Sie nutzen einen Werbeblocker. Bitte schalten Sie ihn für unsere Seite ab.",),
    ),
    (
        "ad-block",
        "El Faro",
        "",
        ("Hemos detectado que usas un bloqueador de anuncios. Desactívalo para leer.",),
    ),
    (
        "geo-block",
        "The Ambreville Post",
        "Sorry!",
        (
            "This content is not available in your region. We are working on access for readers from your country.",
        ),
    ),
    (
        "geo-block",
        "La Lanterna",
        "Contenuto non disponibile",
        ("Questa pagina non è disponibile nel tuo paese.",),
    ),
    ("geo-block", "De Havenbode", "", ("Deze pagina is niet beschikbaar in uw land.",)),
    (
        "maintenance",
        "The Ambreville Post",
        "Back in a moment",
        (
            "Our website is down for scheduled maintenance. We will be back at six. Thank you for your patience.",
        ),
    ),
    ("maintenance", "La Vigie", "Site en maintenance", ("Nous serons de retour dans quelques minutes.",)),
    (
        "maintenance",
        "O Cais",
        "",
        ("O nosso site está em manutenção. Voltaremos em breve, tente novamente mais tarde.",),
    ),
    (
        "maintenance",
        "Kurier Portowy",
        "Przerwa techniczna",
        ("Trwają prace konserwacyjne. Wracamy za chwilę.",),
    ),
    (
        "maintenance",
        "港湾新聞",
        "",
        ("ただいまメンテナンス中です。しばらくしてからもう一度アクセスしてください。",),
    ),
    (
        "server-error",
        "The Ambreville Post",
        "Something went wrong",
        ("We could not load this page. Please try again, or reload the page.",),
    ),
    ("server-error", "502 Bad Gateway", "502 Bad Gateway", ("nginx/1.24",)),
    (
        "server-error",
        "Der Hafenbote",
        "Ups",
        ("Da ist etwas schiefgelaufen. Bitte laden Sie die Seite neu.",),
    ),
    (
        "log-in",
        "The Ambreville Post",
        "Sign in to continue",
        ("Please sign in to read this article. Don't have an account? It takes a minute and is free.",),
    ),
    ("log-in", "El Faro", "", ("Inicia sesión para leer este artículo. ¿Has olvidado tu contraseña?",)),
    ("log-in", "Hamnposten", "Logga in", ("Du måste logga in för att läsa artikeln. Glömt lösenord?",)),
    (
        "subscription",
        "La Lanterna",
        "",
        ("Questo articolo è riservato agli abbonati. Sei già abbonato? Accedi con la tua password.",),
    ),
    (
        "subscription",
        "The Ambreville Post",
        "Subscribe to continue reading",
        (
            "Get unlimited access to our journalism from $1 a week. Cancel anytime.",
            "Already a subscriber? Log in.",
        ),
    ),
    (
        "not-found",
        "The Ambreville Post",
        "Oh dear",
        (
            "We couldn't find the page that you were looking for. It may have been moved, or the link was wrong.",
        ),
    ),
    ("not-found", "404", "", ("Nothing here.",)),
    (
        "not-found",
        "La Vigie",
        "Oups !",
        ("La page que vous recherchez n'existe plus ou a changé d'adresse.",),
    ),
    (
        "not-found",
        "Der Hafenbote",
        "",
        ("Die gewünschte Seite konnte nicht gefunden werden. Zurück zur Startseite.",),
    ),
    ("not-found", "El Faro", "Página no encontrada", ("Vuelva a la portada o utilice el buscador.",)),
    ("not-found", "O Cais", "Erro 404", ("A página que procura foi movida ou já não existe.",)),
    ("not-found", "De Havenbode", "", ("De pagina die je zoekt bestaat niet meer. Ga naar de homepage.",)),
    (
        "not-found",
        "Kurier Portowy",
        "Ups!",
        ("Strona, której szukasz, nie istnieje. Wróć na stronę główną.",),
    ),
    (
        "not-found",
        "Портовая газета",
        "",
        ("Страница, которую вы ищете, не существует. Перейдите на главную страницу.",),
    ),
    ("not-found", "港口报", "", ("您访问的页面不存在。返回首页",)),
    ("not-found", "Liman Gazetesi", "Sayfa bulunamadı", ("Aradığınız sayfa kaldırılmış olabilir.",)),
    ("loader", "The Ambreville Post", "", ("Loading…",)),
    ("loader", "Der Hafenbote", "", ("Die Seite wird geladen. Bitte warten Sie.",)),
    ("loader", "港湾新聞", "", ("読み込み中",)),
    ("script-needed", "The Ambreville Post", "", ("You need to enable JavaScript to run this app.",)),
    (
        "script-needed",
        "La Vigie",
        "",
        ("Veuillez activer JavaScript dans votre navigateur pour lire cette page.",),
    ),
    ("script-needed", "O Cais", "", ("Seu navegador não é compatível. Atualize o seu navegador.",)),
    ("parked", "harbour.example", "", ("This domain is for sale. Buy this domain today.",)),
)


@pytest.mark.parametrize(("kind", "title", "heading", "paragraphs"), WALLS)
def test_a_wall_is_no_article(kind: str, title: str, heading: str, paragraphs: tuple[str, ...]) -> None:
    with pytest.raises(Wall) as caught:
        read(html(title, heading, paragraphs))
    assert caught.value.kind == kind
    assert caught.value.detail.startswith(f"{kind}: ")


@pytest.mark.parametrize(("kind", "title", "heading", "paragraphs"), WALLS)
def test_a_wall_with_a_foot_and_a_form_is_no_article(
    kind: str, title: str, heading: str, paragraphs: tuple[str, ...]
) -> None:
    rest = "<form><input type=email><button>OK</button></form><footer><p>© 2026 All rights reserved.</p></footer>"
    with pytest.raises(Wall):
        read(html(title, heading, paragraphs, rest=rest))


@pytest.mark.parametrize(("kind", "title", "heading", "paragraphs"), WALLS)
def test_a_wall_let_into_the_top_of_an_article_does_not_cost_the_article(
    kind: str, title: str, heading: str, paragraphs: tuple[str, ...]
) -> None:
    body = read(html("Ferry late", "Ferry late", (*paragraphs, *STORY))).body
    assert all(paragraph in body for paragraph in STORY)


def test_notices_around_an_article_are_cut_and_those_in_its_middle_stay() -> None:
    notice = "We and our partners use cookies on your device."
    last = "You can withdraw your consent to the use of cookies on this page."
    article = read(
        html(
            "Ferry late",
            "Ferry late",
            (notice, STORY[0], notice, *STORY[1:], last),
        )
    )
    assert article.body == "\n\n".join((STORY[0], notice, *STORY[1:]))
    assert [(r.text, r.reason, r.marker) for r in article.removed if r.marker == "notice"] == [
        (notice, "consent", "notice"),
        (last, "consent", "notice"),
    ]
    assert [article.body[b.start : b.end] for b in article.blocks] == article.body.split("\n\n")


# (what it is, title, heading, paragraphs): near misses, which are news.
ARTICLES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "a study of captchas",
        "Robot checks grow harder for people",
        "Robot checks grow harder for people",
        (
            "People need ten seconds to prove that they are not a robot; robots need one, a study from the college shows.",
            "Such checks cost mankind five hundred years of work every day, its authors wrote in the spring.",
        ),
    ),
    (
        "about cookies, in two sentences",
        "Council bans cookie banners - Harbour Post",
        "Council bans cookie banners",
        (
            "Websites of the town may no longer ask for consent to cookies, the council decided on Thursday.",
            "Ann Reed, the mayor, said that nobody had ever read them.",
        ),
    ),
    (
        "quotes a banner",
        "The words that we click away",
        "The words that we click away",
        (
            "“We and our partners use cookies,” the banner says, and the linguist Ida Holm laughs out loud.",
            "She has collected four thousand of them, in eleven languages, and none took her under a minute.",
            "“By clicking accept you agree to our use of cookies” is the sentence that she likes least.",
        ),
    ),
    ("called Page not found", "Page not found", "Page not found", STORY),
    ("called Access denied", "Access denied - Harbour Post", "Access denied", STORY[:2]),
    ("called 404", "404", "404", STORY[:3]),
    (
        "a brief called Access denied",
        "Access denied | Harbour Post",
        "Access denied",
        (
            "A man without a ticket was turned away at the ferry on Thursday night, police said. Nobody was hurt.",
        ),
    ),
    (
        "a brief",
        "Shots at the market",
        "Shots at the market",
        ("Two shots were heard at the market. Nobody was hurt.",),
    ),
    (
        "a brief of works on a bridge",
        "Seebrücke gesperrt",
        "Seebrücke gesperrt",
        (
            "Wegen Wartungsarbeiten ist die Seebrücke ab Montag gesperrt. Die Stadt rechnet mit Staus am Hafen.",
        ),
    ),
    (
        "a brief of a lift under maintenance",
        "Ascensore fermo",
        "Ascensore fermo",
        ("L'ascensore del porto è in manutenzione fino a venerdì. Il comune ha predisposto un bus navetta.",),
    ),
    (
        "a blocked canal",
        "Canal blocked",
        "Canal blocked",
        (
            "The canal has been blocked by a sunken barge since Sunday. Ships have to wait, the harbour board said.",
        ),
    ),
    (
        "an outage",
        "Service indisponible au port",
        "Service indisponible au port",
        (
            "Les caisses du port étaient en panne jeudi après des difficultés techniques chez le fournisseur.",
            "Les passagers ont payé en espèces, a indiqué la capitainerie.",
        ),
    ),
    (
        "a paywalled article with its first paragraph",
        "Ferry late - Harbour Post",
        "Ferry late",
        (STORY[0], "Subscribe to continue reading.", "Already a subscriber? Log in.", "Cancel anytime."),
    ),
    (
        "advice that speaks to its reader",
        "How to renew your passport",
        "How to renew your passport",
        (
            "If your passport ends within six months, you have to renew it before you take the ferry.",
            "You need two photographs and your old passport; the office at the quay opens at nine.",
        ),
    ),
    (
        "advice about passwords",
        "How to choose a password",
        "How to choose a password",
        (
            "A password should be long rather than strange, the police said on Thursday.",
            "Four words that nobody else would put together are better than your dog's name with a digit.",
            "Whoever runs a shop in the harbour should also lock the screen when customers are near.",
        ),
    ),
    (
        "about a captcha",
        "Robot solves captcha",
        "Robot solves captcha",
        (
            "A machine of the university has learnt to click «I'm not a robot», researchers reported on Monday.",
            "It needs four seconds, which is less than most of its makers need.",
        ),
    ),
    (
        "in Chinese",
        "渡轮晚点",
        "渡轮晚点",
        ("周四晚间开往安布雷维尔的渡轮晚点两小时，因为一台起重机堵住了码头。无人受伤。",),
    ),
    (
        "in Russian",
        "Паром опоздал",
        "Паром опоздал",
        ("Паром опоздал на два часа: причал перегородил кран.",),
    ),
    ("with a site's words in its title", "Consent", "Consent", STORY[:3]),
    ("one sentence", "Ferry late", "Ferry late", ("The evening ferry was two hours late.",)),
)


@pytest.mark.parametrize(("what", "title", "heading", "paragraphs"), ARTICLES)
def test_what_is_news_stays(what: str, title: str, heading: str, paragraphs: tuple[str, ...]) -> None:
    body = read(html(title, heading, paragraphs)).body
    assert paragraphs[0] in body


@pytest.mark.parametrize(
    "rest",
    [
        "<div class=cookie-banner><p>We and our partners use cookies on your device. Accept all</p></div>",
        "<div><p>We value your privacy.</p><p>We and our partners use cookies on your device.</p></div>",
        "<noscript><p>Please enable JavaScript to view this page.</p></noscript>",
        "<div id=login><h2>Log in</h2><form><input type=password></form></div>",
        '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>',
        '<div class="g-recaptcha"></div>',
        "<meta http-equiv=refresh content=300>",
        '<noscript><meta http-equiv=refresh content="0;url=/no-scripts"></noscript>',
        '<!-- <meta http-equiv=refresh content="0;url=/else"> -->',
        f'<meta http-equiv=refresh content="5;url={URL}#top">',
        '<script>if (window.top !== window) { window.top.location.href = "https://www.harbour.example/"; }</script>',
    ],
)
@pytest.mark.parametrize("paragraphs", [STORY, STORY[:1]])
def test_what_stands_beside_an_article_does_not_refuse_it(rest: str, paragraphs: tuple[str, ...]) -> None:
    assert paragraphs[0] in read(html("Ferry late", "Ferry late", paragraphs, rest=rest)).body


def test_the_body_that_json_ld_carries_is_read_where_a_wall_is_shown() -> None:
    body = "\\n".join(STORY[:3])
    ld = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Ferry late","articleBody":"{body}"}}</script>'
    wall = next(each for each in WALLS if each[0] == "consent")
    article = read(html("Ferry late", wall[2], wall[3], head=ld))
    assert article.body == "\n\n".join(STORY[:3])
    assert article.notes == ("body-from-json-ld",)
    assert article.metadata.headline == "Ferry late"


def test_a_wall_in_json_ld_is_one_too() -> None:
    body = "Please enable JavaScript and cookies to continue. " * 6
    ld = f'<script type="application/ld+json">{{"@type":"WebPage","articleBody":"{body}"}}</script>'
    with pytest.raises(Wall):
        read(html("Just a moment...", "", (), head=ld))


@pytest.mark.parametrize(
    ("what", "body"),
    [
        (
            "random bytes in a page",
            b"<html><body><p>" + random.Random(1).randbytes(20_000) + b"</p></body></html>",
        ),
        ("random bytes", random.Random(2).randbytes(60_000)),
        ("deflated", b"<p>" + zlib.compress(random.Random(3).randbytes(9_000))),
        (
            "base64",
            b"<html><body><p>" + base64.b64encode(random.Random(4).randbytes(3_000)) + b"</p></body></html>",
        ),
        (
            "UTF-8 read as Latin",
            ("<html><meta charset=utf-8><body><p>" + "Паром опоздал на два часа. " * 9)
            .encode()
            .decode("latin-1")
            .encode(),
        ),
        ("replacement characters", ("<html><body><p>" + "�� �a�b� " * 40).encode()),
    ],
)
def test_noise_is_no_article(what: str, body: bytes) -> None:
    with pytest.raises((Wall, NotHtml)) as caught:
        read(body)
    assert not isinstance(caught.value, Wall) or caught.value.kind == "no-text"


@pytest.mark.parametrize(
    "text", ["Un café crème, s’il vous plaît", "Ä Ö Ü ß – „Zitat“", "https://a.example/" + "x" * 90]
)
def test_odd_characters_in_a_text_are_no_noise(text: str) -> None:
    assert text in read(html("Ferry late", "Ferry late", (f"{STORY[0]} {text} {STORY[1]}",))).body


@pytest.mark.parametrize(
    "mark",
    [
        "<script>window._cf_chl_opt={}</script>",
        '<script src="https://geo.captcha-delivery.com/c.js"></script>',
    ],
)
def test_the_machinery_of_a_bot_wall_betrays_it_in_any_language(mark: str) -> None:
    with pytest.raises(Wall) as caught:
        read(html("harbour.example", "", ("Μια στιγμή, παρακαλώ περιμένετε λίγο.",), rest=mark))
    assert caught.value.kind == "bot-check"


@pytest.mark.parametrize("root", ["<div id=root></div>", "<div id=__next></div>", "<div id=app> </div>"])
def test_a_page_that_scripts_will_draw_is_no_article(root: str) -> None:
    with pytest.raises(Wall) as caught:
        read(html("Harbour Post", "", (), rest=f"{root}<script src=/a.js></script>"))
    assert caught.value.kind == "script-needed"


def test_a_page_of_nothing_stays_what_it_was() -> None:
    with pytest.raises(NoArticle):
        read(b"<html><head><title>Harbour Post</title></head><body><div></div></body></html>")


def test_kinds_are_a_fixed_set_and_words_have_no_other() -> None:
    assert set(TITLES) | set(FORMULAS) <= set(KINDS)


@pytest.mark.parametrize(("kind", "fate"), [("maintenance", Fate.LATER), ("not-found", Fate.DEAD_LETTER)])
def test_only_what_may_pass_is_asked_for_again(kind: str, fate: Fate) -> None:
    wall: PageError = Wall("x", kind=kind)
    assert wall.fate is fate
