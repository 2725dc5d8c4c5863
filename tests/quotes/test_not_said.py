"""Negated, asked, supposed, future and denied saying: nobody gets words that they are not reported to have said."""

import pytest

from worker.quotes.extract import extract_quotations
from worker.quotes.model import Stance

UNSAID = {
    "en": """
        Mara Holt did not say that [the bridge would open].
        Mara Holt didn't say [the bridge would open].
        Mara Holt has not yet said that [the bridge would open].
        Mara Holt has never publicly said that [the bridge would open].
        Mara Holt, however, did not say that [the bridge would open].
        Mara Holt has not, as some papers wrote, said that [the bridge would open].
        Mara Holt no longer says that [the bridge will open].
        Mara Holt would not say whether [the bridge would open].
        Mara Holt couldn't say when [the bridge would open].
        Mara Holt refused on Friday to say whether [the bridge would open].
        Mara Holt repeatedly declined to say that [the bridge was safe].
        Mara Holt failed to say that [the bridge had been closed].
        Mara Holt avoided saying that [the bridge would open].
        Mara Holt left without saying whether [the bridge would open].
        Mara Holt stopped short of saying that [the bridge would open].
        Mara Holt is yet to say whether [the bridge will open].
        Mara Holt was unable to say whether [the bridge would open].
        Mara Holt did not want to say that [the bridge would open].
        Mara Holt refused to confirm or deny that [the bridge would open].
        Mara Holt neither confirmed nor denied that [the bridge would open].
        Mara Holt hesitated to say that [the bridge would open].
        Rather than say that [the bridge would open], Mara Holt smiled.
        Nor did Mara Holt say that [the bridge would open].
        At no point did Mara Holt say that [the bridge would open].
        Never has Mara Holt said that [the bridge would open].
        Nobody at the council said that [the bridge would open].
        No one has said that [the bridge would open].
        None of the engineers said that [the bridge would open].
        Neither Mara Holt nor Finn Dale said that [the bridge would open].
        Not a single councillor said that [the bridge would open].
        Nothing in the report says that [the bridge will open].
        It was not said by Mara Holt that [the bridge would open].
        Mara Holt never called the plan [“a disgrace”].
        Mara Holt did not say: [“The bridge will open.”]
        Mara Holt never said that the bridge was [“beyond repair”].
        Nobody called the bridge [“unsafe”].
        [“The bridge will open,”] Mara Holt never said.
        Mara Holt said nothing about [“a closure”].
        Mara Holt will say that [the bridge is open].
        Mara Holt is expected to say that [the bridge is open].
        Mara Holt is going to announce that [the bridge is open].
        Mara Holt never said that Finn Dale had said [the bridge was open].
        Mara Holt could say that [the bridge was open].
        Mara Holt might have said that [the bridge was open].
        Mara Holt could have called it [“a bad joke”].
        Mara Holt would say that [the bridge was open].
        Did Mara Holt say that [the bridge would open]?
        Has Mara Holt ever said [the bridge would open]?
        Why did Mara Holt say that [the bridge would open]?
        Did Mara Holt call it [“a bad joke”]?
        Hasn't Mara Holt said that [the bridge would open]?
        If Mara Holt says that [the bridge is open], the traders will stay.
        If Mara Holt, the engineer, says that [the bridge is open], they will stay.
        Should Mara Holt say that [the bridge is open], the traders will stay.
        Were Mara Holt to say that [the bridge was open], they would stay.
        Had Mara Holt said that [the bridge was open], they would have stayed.
        Unless Mara Holt says that [the bridge is open], the traders will go.
        It is not clear whether Mara Holt said that [the bridge would open].
        It is not true that Mara Holt said [the bridge would open].
        There is no evidence that Mara Holt said that [the bridge would open].
        Say that [the bridge is open].
        It was not Mara Holt who said that [the bridge would open].
        Mara Holt did not say who had told her that [the bridge would open].
        Mara Holt has yet to confirm reports that [the bridge would open].
        Mara Holt told nobody that [the bridge would open].
        Mara Holt has been careful not to say that [the bridge would open].
        Far from saying that [the bridge would open], Mara Holt closed it.
        Mara Holt was told to say that [the bridge was open].
        Who said that [the bridge would open]?
        Mara Holt said not that [the bridge would open] but that it might.
        Mara Holt doubts that [the bridge will open].
        Mara Holt did not deny that [the bridge was unsafe].
    """,
    "fr": """
        Lise Morel n’a pas dit que [le pont rouvrirait].
        Lise Morel ne dit pas que [le pont rouvrira].
        Lise Morel n’a jamais affirmé que [le pont rouvrirait].
        Lise Morel n’a plus répété que [le pont rouvrirait].
        Lise Morel n’a pas encore dit si [le pont rouvrirait].
        Lise Morel n’a ni confirmé ni démenti que [le pont rouvrirait].
        Ni Lise Morel ni Paul Vasse n’ont affirmé que [le pont rouvrirait].
        Aucun élu n’a dit que [le pont rouvrirait].
        Personne n’a jamais dit que [le pont rouvrirait].
        Rien ne dit que [le pont rouvrira].
        Jamais Lise Morel n’a dit que [le pont rouvrirait].
        À aucun moment, Lise Morel n’a dit que [le pont rouvrirait].
        Lise Morel n’a à aucun moment dit que [le pont rouvrirait].
        Lise Morel a refusé de dire si [le pont rouvrirait].
        Lise Morel s’est refusée à dire si [le pont rouvrirait].
        Lise Morel s’est bien gardée de dire que [le pont rouvrirait].
        Lise Morel n’a pas voulu dire si [le pont rouvrirait].
        Lise Morel n’a pas souhaité préciser si [le pont rouvrirait].
        Lise Morel ne peut pas dire si [le pont rouvrira].
        Lise Morel est partie sans dire que [le pont rouvrirait].
        Lise Morel est partie sans préciser si [le pont rouvrirait].
        Lise Morel évite de dire que [le pont rouvrira].
        Lise Morel n’a pas qualifié le pont de [« ruine »].
        Lise Morel n’a jamais dit : [« Le pont rouvrira. »]
        Personne n’a parlé de [« ruine »].
        Lise Morel dira que [le pont est ouvert].
        Lise Morel annoncera lundi que [le pont est ouvert].
        Lise Morel va dire que [le pont est ouvert].
        Lise Morel devrait annoncer que [le pont est ouvert].
        Lise Morel pourrait dire que [le pont est ouvert].
        Lise Morel affirmerait que [le pont est ouvert].
        Lise Morel a-t-elle dit que [le pont rouvrirait] ?
        Est-ce que Lise Morel a dit que [le pont rouvrirait] ?
        Lise Morel n’a-t-elle pas dit que [le pont rouvrirait] ?
        Si Lise Morel affirme que [le pont est ouvert], les marchands resteront.
        Si Lise Morel avait dit que [le pont était ouvert], ils seraient restés.
        Au cas où Lise Morel dirait que [le pont est ouvert], ils resteront.
        À moins que Lise Morel ne dise que [le pont est ouvert], ils partiront.
        On ignore si Lise Morel a dit que [le pont rouvrirait].
        Il est faux que Lise Morel ait dit que [le pont rouvrirait].
        Ce n’est pas Lise Morel qui a dit que [le pont rouvrirait].
        Lise Morel n’a toujours pas clairement dit si [le pont rouvrirait].
        Lise Morel aurait pu dire que [le pont était ouvert].
        [« Le pont rouvrira »], n’a pas dit Lise Morel.
        Lise Morel doute que [le pont rouvre].
        Il n’a pas été dit par Lise Morel que [le pont rouvrirait].
        Lise Morel n’a pas démenti que [le pont soit dangereux].
    """,
    "de": """
        Lena Hartwig sagte nicht, dass [die Brücke öffne].
        Lena Hartwig hat nicht gesagt, dass [die Brücke öffnet].
        Lena Hartwig sagte am Montag nicht, ob [die Brücke öffnet].
        Lena Hartwig sagte dazu nichts, auch nicht, ob [die Brücke öffnet].
        Lena Hartwig sagte nie, [die Brücke werde öffnen].
        Lena Hartwig hat noch nicht gesagt, wann [die Brücke öffnet].
        Lena Hartwig sagte zu keinem Zeitpunkt, dass [die Brücke öffne].
        Niemand hat gesagt, dass [die Brücke öffnet].
        Kein Beamter sagte, dass [die Brücke öffne].
        Keiner der Räte sagte, [die Brücke werde öffnen].
        Weder Lena Hartwig noch Jan Kroll sagten, dass [die Brücke öffne].
        Weder bestätigte noch dementierte Lena Hartwig, dass [die Brücke öffne].
        Nie hat Lena Hartwig gesagt, dass [die Brücke öffnet].
        Lena Hartwig weigerte sich zu sagen, ob [die Brücke öffnet].
        Lena Hartwig lehnte es ab, zu sagen, ob [die Brücke öffnet].
        Lena Hartwig vermied es zu sagen, dass [die Brücke öffnet].
        Lena Hartwig ging, ohne zu sagen, ob [die Brücke öffnet].
        Lena Hartwig wollte nicht sagen, ob [die Brücke öffnet].
        Lena Hartwig konnte nicht sagen, ob [die Brücke öffnet].
        Lena Hartwig hat den Plan nicht als [„Unsinn“] bezeichnet.
        Lena Hartwig nannte den Plan nie [„Unsinn“].
        Lena Hartwig sagte nicht: [„Die Brücke öffnet.“]
        Lena Hartwig wird sagen, dass [die Brücke öffnet].
        Lena Hartwig würde sagen, dass [die Brücke öffnet].
        Lena Hartwig könnte sagen, dass [die Brücke öffnet].
        Lena Hartwig soll am Montag sagen, dass [die Brücke öffnet].
        Hat Lena Hartwig gesagt, dass [die Brücke öffnet]?
        Sagte Lena Hartwig, dass [die Brücke öffnet]?
        Dass [die Brücke öffnet], hat Lena Hartwig nie gesagt.
        Lena Hartwig sagte kein Wort dazu, ob [die Brücke öffnet].
        Lena Hartwig bezweifelt, dass [die Brücke öffnet].
        Lena Hartwig sagte niemandem, dass [die Brücke öffnet].
        Falls Lena Hartwig sagt, dass [die Brücke öffnet], bleiben die Händler.
        Wenn Lena Hartwig sagt, [die Brücke sei offen], bleiben die Händler.
        Sollte Lena Hartwig sagen, dass [die Brücke öffnet], bleiben die Händler.
        Sagt Lena Hartwig, dass [die Brücke öffnet], bleiben die Händler.
        Unklar ist, ob Lena Hartwig gesagt hat, dass [die Brücke öffnet].
        Es ist nicht wahr, dass Lena Hartwig sagte, [die Brücke werde öffnen].
        Lena Hartwig bestritt nicht, dass [die Brücke gefährlich ist].
    """,
    "es": """
        Cuando Marta Ruiz diga que [el puente abrió], pasaremos.
        Marta Ruiz no dijo que [el puente abriría].
        Marta Ruiz no ha dicho que [el puente abrirá].
        Marta Ruiz nunca ha dicho que [el puente abrirá].
        Marta Ruiz tampoco dijo que [el puente abriría].
        Marta Ruiz todavía no ha dicho si [el puente abrirá].
        Marta Ruiz no quiso decir si [el puente abriría].
        Marta Ruiz se negó a decir si [el puente abriría].
        Marta Ruiz evitó decir que [el puente abriría].
        Marta Ruiz se fue sin decir si [el puente abriría].
        Marta Ruiz ya no dice que [el puente abrirá].
        Marta Ruiz ni confirmó ni desmintió que [el puente abriera].
        Nadie dijo que [el puente abriría].
        Nadie en el ayuntamiento ha dicho que [el puente abrirá].
        Ningún concejal dijo que [el puente abriría].
        Ni Marta Ruiz ni Luis Peña dijeron que [el puente abriría].
        En ningún momento dijo Marta Ruiz que [el puente abriría].
        Marta Ruiz no calificó el plan de [«vergüenza»].
        Marta Ruiz nunca dijo: [«El puente abrirá».]
        Marta Ruiz dirá que [el puente está abierto].
        Marta Ruiz va a decir que [el puente está abierto].
        Marta Ruiz anunciará el lunes que [el puente está abierto].
        Marta Ruiz podría decir que [el puente está abierto].
        Marta Ruiz diría que [el puente está abierto].
        ¿Dijo Marta Ruiz que [el puente abriría]?
        ¿Ha dicho Marta Ruiz que [el puente abrirá]?
        Si Marta Ruiz dice que [el puente está abierto], los vendedores se quedarán.
        A menos que Marta Ruiz diga que [el puente está abierto], se irán.
        No está claro si Marta Ruiz dijo que [el puente abriría].
        No es cierto que Marta Ruiz dijera que [el puente abriría].
        Marta Ruiz no negó que [el puente fuera peligroso].
    """,
    "it": """
        Carla Neri non ha detto che [il ponte aprirà].
        Carla Neri non disse che [il ponte avrebbe aperto].
        Carla Neri non ha mai detto che [il ponte aprirà].
        Carla Neri non ha ancora detto se [il ponte aprirà].
        Carla Neri non dice più che [il ponte aprirà].
        Carla Neri non ha voluto dire se [il ponte aprirà].
        Carla Neri si è rifiutata di dire se [il ponte aprirà].
        Carla Neri ha evitato di dire che [il ponte aprirà].
        Carla Neri è uscita senza dire se [il ponte aprirà].
        Carla Neri non ha né confermato né smentito che [il ponte aprirà].
        Nessuno ha detto che [il ponte aprirà].
        Nessun assessore ha detto che [il ponte aprirà].
        Né Carla Neri né Ugo Ponti hanno detto che [il ponte aprirà].
        In nessun momento Carla Neri ha detto che [il ponte aprirà].
        Carla Neri non ha definito il piano [«una vergogna»].
        Carla Neri non ha mai detto: [«Il ponte aprirà».]
        Carla Neri dirà che [il ponte è aperto].
        Carla Neri annuncerà lunedì che [il ponte è aperto].
        Carla Neri potrebbe dire che [il ponte è aperto].
        Carla Neri direbbe che [il ponte è aperto].
        Carla Neri ha detto che [il ponte aprirà]?
        Se Carla Neri dice che [il ponte è aperto], i commercianti resteranno.
        Qualora Carla Neri dicesse che [il ponte è aperto], resteranno.
        Non è chiaro se Carla Neri abbia detto che [il ponte aprirà].
        Non è vero che Carla Neri ha detto che [il ponte aprirà].
        Carla Neri non ha negato che [il ponte fosse pericoloso].
    """,
}
"""In brackets what must not come out, whoever is said to say it."""

DENIED = {
    "en": """
        Mara Holt denied that [the bridge was unsafe].
        Mara Holt has repeatedly denied that [the bridge was unsafe].
        Mara Holt denied having said that [the bridge was unsafe].
        Mara Holt denies having said [“the bridge is a ruin”].
        Mara Holt denies ever having called it [“a ruin”].
        Denying that [the bridge was unsafe], Mara Holt said that it was new.
        Mara Holt denies [selling the bridge to her brother].
        Mara Holt rejected the claim that [the bridge was unsafe].
        Mara Holt rejected newspaper reports that [the bridge was unsafe].
        Mara Holt disputes that [the bridge was ever closed].
        Mara Holt disputed the suggestion that [the bridge was unsafe].
    """,
    "fr": """
        Lise Morel dément que [le pont soit dangereux].
        Lise Morel a vivement démenti que [le pont soit dangereux].
        Lise Morel nie avoir dit que [« le pont est une ruine »].
        Lise Morel dément avoir parlé de [« ruine »].
        Lise Morel dément [avoir fermé le pont].
        Lise Morel nie que [le pont soit dangereux].
        Lise Morel a nié [avoir vendu le pont à son frère].
        Lise Morel conteste que [le pont soit dangereux].
        Lise Morel réfute l’idée que [le pont soit dangereux].
    """,
    "de": """
        Lena Hartwig bestreitet, dass [die Brücke gefährlich ist].
        Lena Hartwig hat bestritten, dass [die Brücke gefährlich ist].
        Lena Hartwig dementierte, dass [die Brücke gefährlich sei].
        Lena Hartwig leugnet, [die Brücke verkauft zu haben].
        Lena Hartwig stritt ab, dass [die Brücke gefährlich ist].
        Lena Hartwig wies zurück, dass [die Brücke gefährlich sei].
        Lena Hartwig wies die Behauptung zurück, dass [die Brücke gefährlich sei].
    """,
    "es": """
        Marta Ruiz niega que [el puente sea peligroso].
        Marta Ruiz ha negado que [el puente sea peligroso].
        Marta Ruiz desmintió que [el puente fuera a cerrar].
        Marta Ruiz negó [haber vendido el puente].
        Marta Ruiz rechazó la acusación de que [el puente sea peligroso].
    """,
    "it": """
        Carla Neri nega che [il ponte sia pericoloso].
        Carla Neri ha smentito che [il ponte sia pericoloso].
        Carla Neri nega di [aver venduto il ponte].
        Carla Neri respinge l’accusa che [il ponte sia pericoloso].
    """,
}

SAID = {
    "en": """
        Mara Holt did say that [the bridge would open].
        Theresa May said that [the bridge would open].
        Denying the charge, Mara Holt said that [the bridge was new].
        Denying that it was unsafe, Mara Holt said that [the bridge was new].
        Mara Holt vowed not [to close the bridge].
        Mara Holt was mocked for not answering, saying that [the bridge was old].
        Mara Holt did not regret the speech in which she had called the bridge [“a ruin”].
        Mara Holt said that [the bridge would not open].
        Mara Holt said [she had never refused to answer].
        [“I never said it,”] Mara Holt said.
        Mara Holt has not only said that [the bridge would open], but paid for it.
        Not only did Mara Holt say that [the bridge would open], she paid for it.
        Mara Holt said nothing but [“the bridge will open”].
        Mara Holt could not help saying that [the bridge was ugly].
        It's not that Mara Holt said [“the bridge is ugly”].
        Mara Holt never stopped saying that [the bridge was ugly].
        Mara Holt did not hesitate to say that [the bridge was ugly].
        Mara Holt never failed to say that [the bridge was ugly].
        Mara Holt did not mince her words: [“The bridge is a ruin.”]
        Mara Holt did not discuss the price: [“We will talk in May.”]
        Mara Holt denied it: [“I was never there.”]
        [“I was never there,”] Mara Holt said, denying it all.
        Not surprisingly, Mara Holt said that [the bridge would open].
        In no uncertain terms, Mara Holt said that [the bridge would open].
        Mara Holt did not come to the meeting and said that [the bridge would open].
        Mara Holt denied the report, saying that [the bridge was safe].
        Mara Holt said that [nobody had asked her].
        Mara Holt said [nothing would change].
        Not until Friday did Mara Holt say that [the bridge would open].
        Mara Holt dismissed claims the bridge was unsafe as [“nonsense”].
        Mara Holt was right to worry that [the bridge would close].
        Mara Holt can be heard saying that [the bridge was ugly].
        Mara Holt did not attend, but said that [the bridge would open].
        Mara Holt, who had not seen the bridge, said that [it would open].
        Because nobody had asked her, Mara Holt said that [the bridge would open].
        Asked if she was tired, Mara Holt said that [the bridge would open].
        If the county pays, [the bridge will stay open], Mara Holt said.
        Mara Holt would later say that [the bridge was ugly].
        Mara Holt would only say that [the bridge was ugly].
        Mara Holt will say: [“The bridge is open.”]
        Mara Holt did not say “the bridge is open” but [“the bridge will open”].
        [“Did anyone say that the bridge would open?”] Mara Holt asked.
        Mara Holt asked whether [the bridge would open].
        Mara Holt said she did not know and that [the bridge was old].
        Unlike Finn Dale, who never spoke, Mara Holt said that [the bridge would open].
        No longer mayor, Mara Holt said that [the bridge would open].
        Not for nothing Mara Holt said that [the bridge would open].
        Mara Holt was forced to admit that [the bridge was unsafe].
        Mara Holt dismissed the report as [“utter nonsense”].
        When Mara Holt said that [the bridge would open], nobody clapped.
    """,
    "fr": """
        Lise Morel a bien dit que [le pont rouvrirait].
        Lise Morel a dit que [le pont ne rouvrirait pas].
        [« Je n’ai jamais dit ça »], a répondu Lise Morel.
        Lise Morel n’a pas seulement dit que [le pont rouvrirait], elle l’a payé.
        Lise Morel n’a cessé de dire que [le pont rouvrirait].
        Lise Morel ne cesse de répéter que [le pont rouvrira].
        Lise Morel n’a pas hésité à dire que [le pont était laid].
        Lise Morel ne se lasse pas de répéter que [le pont est laid].
        Lise Morel n’a pas manqué de rappeler que [le pont était laid].
        Lise Morel ne dit rien d’autre que : [« Le pont rouvrira. »]
        Lise Morel n’a pas commenté le budget : [« Nous verrons en mai. »]
        Lise Morel a démenti : [« Je n’étais pas là. »]
        [« Je n’étais pas là »], a démenti Lise Morel.
        Lise Morel n’est pas venue et a dit que [le pont rouvrirait].
        [« Nous rouvrons le pont aux habitants »], s’est félicitée Lise Morel.
        [« On nous prend le pont »], s’indigne Lise Morel.
        Lise Morel a répondu qu’elle ne commentait pas [« les rumeurs du port »].
        Lise Morel n’a fait que répéter que [le pont était laid].
        Lise Morel n’a pas dit « ouvert » mais [« entrouvert »].
        Même si Lise Morel a dit que [le pont était laid], elle y passe.
        [« Le pont rouvrira »], ne cesse de répéter Lise Morel.
        Lise Morel, qui n’a pas vu le pont, a dit qu’[il rouvrirait].
        Comme personne ne répondait, Lise Morel a dit que [le pont rouvrirait].
        S’il pleut, [le pont fermera], a dit Lise Morel.
        Lise Morel dira plus tard : [« Le pont est laid. »]
        Lise Morel aurait déclaré que [le pont rouvrirait].
        Lise Morel a demandé si [le pont rouvrirait].
        Lise Morel a dû reconnaître que [le pont était dangereux].
        Lise Morel a tenu à préciser que [le pont rouvrirait].
    """,
    "de": """
        Lena Hartwig sagte sehr wohl, dass [die Brücke öffne].
        Lena Hartwig sagte, dass [die Brücke nicht öffne].
        Lena Hartwig sagte, [sie habe nie etwas versprochen].
        [„Das habe ich nie gesagt“], sagte Lena Hartwig.
        Lena Hartwig sagte nicht nur, dass [die Brücke öffne], sie zahlte auch.
        Lena Hartwig wird nicht müde zu sagen, dass [die Brücke öffnet].
        Lena Hartwig zögerte nicht zu sagen, dass [die Brücke hässlich ist].
        Nicht umsonst sagte Lena Hartwig, dass [die Brücke öffne].
        Lena Hartwig kam nicht und sagte, dass [die Brücke öffne].
        Nicht Jan Kroll, sondern Lena Hartwig sagte, dass [die Brücke öffne].
        Lena Hartwig sagte nicht ohne Stolz, [die Brücke sei sicher].
        Lena Hartwig nannte den Plan nicht „gut“, sondern [„dumm“].
        Lena Hartwig bestreitet die Vorwürfe: [„Ich war nie dort.“]
        Lena Hartwig sagte, [niemand habe sie gefragt].
        Lena Hartwig, die nicht dabei war, sagte, dass [die Brücke öffne].
        Weil niemand antwortete, sagte Lena Hartwig, dass [die Brücke öffne].
        Bei Regen [bleibe die Brücke geschlossen], sagte Lena Hartwig.
        Lena Hartwig nahm kein Blatt vor den Mund: [„Die Brücke ist eine Ruine.“]
        Lena Hartwig dementierte das: [„Ich war nicht dort.“]
        [„Ich war nicht dort“], dementierte Lena Hartwig.
        Ein nicht genannter Beamter sagte, dass [die Brücke öffne].
        Lena Hartwig fragte, ob [die Brücke öffnet].
        Lena Hartwig musste zugeben, dass [die Brücke gefährlich ist].
        Lena Hartwig wies darauf hin, dass [die Brücke alt sei].
        Ohne Zögern sagte Lena Hartwig, dass [die Brücke öffne].
    """,
    "es": """
        Marta Ruiz sí dijo que [el puente abriría].
        Marta Ruiz dijo que [el puente no abriría].
        [«Nunca dije eso»], dijo Marta Ruiz.
        Marta Ruiz no solo dijo que [el puente abriría], sino que lo pagó.
        Marta Ruiz no dejó de decir que [el puente abriría].
        Marta Ruiz no se cansa de repetir que [el puente abrirá].
        Marta Ruiz no dudó en decir que [el puente era feo].
        Marta Ruiz no vino y dijo que [el puente abriría].
        Marta Ruiz se limitó a decir que [el puente era feo].
        Marta Ruiz no quiso señalar a nadie, aunque habló de [«regalos de Navidad»].
        Marta Ruiz dejó caer que [el puente era feo].
        Marta Ruiz, que no ha visto el puente, dijo que [el puente abriría].
        Como nadie respondía, Marta Ruiz dijo que [el puente abriría].
        Si llueve, [el puente cerrará], dijo Marta Ruiz.
        Marta Ruiz lo negó: [«Yo nunca estuve allí».]
        Marta Ruiz no se mordió la lengua: [«El puente es una ruina».]
        Marta Ruiz preguntó si [el puente abriría].
        Marta Ruiz quiso precisar que [el puente abriría].
        Marta Ruiz dirá: [«El puente está abierto».]
    """,
    "it": """
        Carla Neri ha detto che [il ponte non aprirà].
        [«Non l’ho mai detto»], ha risposto Carla Neri.
        Carla Neri non solo ha detto che [il ponte aprirà], ma lo ha pagato.
        Carla Neri non ha esitato a dire che [il ponte è brutto].
        Carla Neri non smette di ripetere che [il ponte è brutto].
        Carla Neri non si stanca di ripetere che [il ponte è brutto].
        Carla Neri non è venuta e ha detto che [il ponte aprirà].
        Carla Neri, che non ha visto il ponte, ha detto che [il ponte aprirà].
        Poiché nessuno rispondeva, Carla Neri ha detto che [il ponte aprirà].
        Se piove, [il ponte chiuderà], ha detto Carla Neri.
        Carla Neri ha negato tutto: [«Io non c’ero».]
        Carla Neri ha chiesto se [il ponte aprirà].
        Carla Neri ha voluto precisare che [il ponte aprirà].
        Carla Neri dirà: [«Il ponte è aperto».]
    """,
}


def _cases(table: dict[str, str]) -> list[tuple[str, str, str]]:
    """(language, text, the words in brackets) of a table."""
    cases = []
    for language, lines in table.items():
        for line in lines.strip().splitlines():
            before, words = line.strip().split("[", 1)
            words, after = words.split("]", 1)
            cases.append((language, before + words + after, words.strip(" «»“”„.,:\N{NO-BREAK SPACE}")))
    return cases


def _stances(language: str, text: str, words: str) -> set[Stance]:
    """The stances of all quotations that hold the words."""
    found = extract_quotations(text, language)
    return {q.stance for q in found if words in q.span.of(text) or q.span.of(text) in words}


@pytest.mark.parametrize(("language", "text", "words"), _cases(UNSAID))
def test_nobody_gets_what_was_not_said(language: str, text: str, words: str) -> None:
    assert not _stances(language, text, words)


@pytest.mark.parametrize(("language", "text", "words"), _cases(DENIED))
def test_a_denial_is_told_as_one(language: str, text: str, words: str) -> None:
    assert _stances(language, text, words) == {Stance.DENIED}


@pytest.mark.parametrize(("language", "text", "words"), _cases(SAID))
def test_what_was_said_stays_said(language: str, text: str, words: str) -> None:
    assert Stance.SAID in _stances(language, text, words)
