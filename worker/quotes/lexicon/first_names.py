"""First names and their usual gender, in the languages that our news is full of.

Only to agree a pronoun with a name; a name that is not here, or is both, agrees with either.
"""

ARABIC_ARTICLES = ("al", "el", "ad", "as", "at", "ar", "an", "ibn", "ben")
"""What stands small before an Arabic name and its hyphen, as newspapers write it: al-Kassem, ibn-Sahl."""

INITIALS_LIKE_WORDS = {"US": "u.s.", "WHO": "w.h.o."}
"""Initials that are a small word as well once they are lowered -> what they are read as."""

_MALE = """
aaron abdallah abdel abdul abraham achille adam adrien adolf ahmad ahmed alain alan albert alberto aldo alec alejandro
alessandro alex alexander alexandre alexei alexis alfonso alfred alfredo ali alistair allan alvaro amadou amin amir
anatole anders andre andré andrea andreas andrei andrew andrzej andy angel angelo anthony antoine anton antonio antónio
antony ariel armand arnaud arnold arthur artur auguste augustin aurélien axel barack bart bartosz baptiste basile bastien
ben benedict benjamin benoît bernard bernd bernie bertrand bill bjorn bob boris brad brendan brett brian bruce bruno bryan
carl carlo carlos cesar cédric charles charlie chris christian christof christoph christophe christopher clark claude claudio
clément colin craig cyril cyrille dan daniel daniele danny darren dave david davide dean denis dennis diego dieter dietmar
dimitri dirk dmitri dmitry dominic dominik don donald doug douglas duncan dylan earl eberhard ed eddie edgar edmond édouard
edouard eduardo edward edwin egon elias elliott elon emanuel emiliano emilio emmanuel enrico enrique eric éric erich erik
ernest ernesto erwin esteban étienne eugène evan fabien fabio fabrice faisal federico felipe félix felix ferdinand fernando
filip filippo florent florian françois francis francisco franck franco frank frans franz fred frédéric frederick fritz
gabriel gael gary gaspard gavin geert geoffrey geoffroy georg george georges gerald gérald gérard gerard gerhard gerry
giacomo gianni gilbert gilles giorgio giorgos giovanni giuliano giuseppe glenn gonzalo gordon graham grégoire greg gregor
gregory grégory guido guillaume günter günther gustav gustavo guy hans harald harold harry hassan heiko heinrich heinz helmut
hendrik henri henrik henry herbert herman hermann hervé horst howard hubert hugh hugo hussein ian ibrahim ignacio igor ilan
imran ivan ivo jack jacob jacques jaime jake jakob james jamie jan jared jason javier jay jean jeff jeffrey jens jeremy
jérémy jérôme jerry jesse jesús jim jimmy joachim joão joaquín jochen joe joël joel johan johann johannes john johnny jon
jonas jonathan jordan jordi jorge jörg josé jose josef joseph josep joshua juan jules julian julien julio jürgen justin kai
karim karl kaspar keith ken kenneth kevin khaled kim kirill klaus konrad kurt kyle lance lars larry laurent leo léo léon
leon leonardo leonid leopold liam lionel loïc lorenz lorenzo lothar louis loup luc luca lucas lucien ludovic luigi luis luiz
lukas luke maël magnus mahmoud malcolm malik manfred manuel marc marcel marcello marcelo marco marcos marcus marek mariano
mario mark marko markus martin marvin mateo mateusz mathew mathias mathieu mathis matt matteo matthew matthias matthieu
maurice mauricio maurizio max maxime maximilian mehdi mehmet michael michaël michal michel michele mickaël miguel mike
mikhail milan mirko mitch mitt mohamed mohammad mohammed morgan moritz moshe moussa muhammad mustafa nasser nathan neil
nelson newt nicholas nick nicola nicolas niels nigel nikita nikolai noah noel noël norbert norman olaf oleg oleksandr olivier
omar oscar oskar otto pablo paolo pascal patrice patrick paul pavel pedro pepe per peter petr petro phil philip philipp
philippe phillip pierre pietro piotr quentin rafael rainer ralf ralph ramón ramzan randy raphaël rashid raul raúl ray
raymond recep reince reinhard rémi rémy renaud rené riad ricardo riccardo richard rick rob robby robert roberto robin rodolfo
rodrigo roger roland rolf romain roman romano ron ronald ross roy rudi rudolf rudy rupert russell ryan saad salvador salvatore
sam samir sammy samuel sandro santiago scott sean sébastien sebastian sebastián serge sergei sergey sergio sigmar silvio simon
simone slobodan stan stanislas stanley stefan stefano steffen stephan stéphane stephen steve steven stuart sven sylvain tariq
tayyip ted terry thaddée theo theodor thibault thibaut thierry thomas thorsten tiago tim timothy timo tobias todd tom tommaso
tomas tomás tommy tony torsten toby travis tristan tyler ulrich umberto urs uwe valentin valentino valéry vasily vicente
victor viktor vincent vincenzo vitali vladimir volker volodymyr walter warren wayne werner will willem william willy winfried
wladimir wolfgang xavier yair yann yannick yasser yoann yoram youri youssef yuri yves yvan zach zacharie zinédine kylian
anders giorgio hunter rafa tadej novak wesley oumar ousmane mamadou abdoulaye cheikh tidjane idriss paulin
adalberto adrián agostino agustín amedeo amerigo andrés anselmo arturo attilio augusto aurelio basilio bautista
benigno benito benjamín blas calogero camillo carmelo carmine casimiro celestino cesare ciro corrado cosimo crispín
cristóbal damiano damián dario demetrio domenico donato edmundo efraín elio eliseo elías emanuele emeterio enzo ercole
ettore eugenio eusebio ezio fabián fausto felice feliciano fermín ferruccio flavio fortunato gaetano gaspar gaspare
genaro gennaro gerardo germán gervasio giacinto giampiero giancarlo gianfranco gianluca gianluigi gianmarco gianpaolo
gioele gregorio gualtiero guglielmo heriberto hernán hilario horacio iker ildefonso isidoro isidro iván jacinto jacopo
jerónimo josué julián lamberto leandro leopoldo lino lisandro loris luciano lucio lázaro macario mattia matías mauro
melchor narciso nazario nicanor nicolás nicolò onofrio orazio oreste osvaldo ottavio ottone pascual pasquale patricio
pelayo plácido prudencio pío quintín quirino raffaele raimondo raimundo ramiro remigio remo renato renzo rinaldo rocco
romolo romualdo rubén rufino ruggero samuele saturnino saverio sebastiano severino silvano silvestre simón tadeo
tancredi telmo teodoro tiberio tiziano tullio ubaldo ulderico ulises valentín valerio venancio victorino virgilio vito
vittorio vladimiro víctor xavi zeno álvaro ángel íñigo óscar
abe adnan bill adrian aidan alasdair alastair alfie alonzo alvin amit amos angus anil archie arjun arun ashok asif
aubrey barnaby barney barry bashir basil bert billy blake bobby boyd bradley brent byron callum calvin cecil
cedric chuck clarence clement cliff clifford clifton clint clive clyde connor conor cormac curtis cyrus damian
damon darius darryl declan deepak derek desmond devon dexter donovan dwayne dwight eamon edmund eli elliot elmer
emeka emil emmett ernie errol ethan eugene ezra fergus finlay finn floyd franklin freddie fyodor gareth garrett
gene geoff gideon giles godfrey gopal graeme hamish hamza hank hari harley harvey hector herbie horace howie
humphrey iain idris ike irving isaac isaiah ivor jabari jalen jamal janusz jarrod jasper jed jeffery jeremiah
jermaine jerome johnnie jonah josiah jude julius kamal keir kelvin kenny kofi kumar kwame lawrence leif leland
leonard leroy lester levi lewis linus lloyd lorcan louie lucian luther lyle mack manoj martyn melvin merle miles
milo mohan monty murray ned neville niall obadiah oliver ollie olu omari osman oswald otis owen paddy percy
perry pete piers pranav quincy raj rajesh ramesh randall randolph ravi rayan reggie reginald rhys richie
rico rocco rod roderick rodney rohan rory roscoe ruben rufus russ sanjay satish saul scottie seamus seth shane
shaun sid silas simeon solomon stewart stu sunil teddy terence terrence theodore trent trevor tyrone vaughn vern
vernon vic vijay vikram vince wallace wally wendell wilbur wilfred winston woodrow yusuf zachary zack zane
"""
_FEMALE = """
aaliyah abigail adèle adriana agathe agnès aïcha aida alba alejandra alessandra alexa alexandra alexia alice alicia alina
aline alison amanda amelia amélie amina amy ana anaïs anastasia andrée andréa angela angèle angelina anita anja ann anna anne
annegret annette annick annie antje antonella antonia ariane ariana arlette asma astrid audrey aude aurélie aurore barbara
barbra beate beatrice béatrice beatriz béatrix bella bénédicte bernadette bertha beth betty bianca birgit brigitte brenda
bridget britta brooke camille candice carina carine carla carlota carly carmen carol carola carole carolina caroline catalina
catarina catherine cathy cécile céline chantal charlène charlotte chelsea cheryl chiara chloé christa christel christelle
christiane christina christine cindy claire clara clarisse claudia clémence clémentine clotilde colette condoleezza connie
constance cora coralie corinne cristina cynthia dana daniela daniella danielle daphné dawn debbie deborah delphine denise
diana diane dolores dominique-anne donna dora doris dorothea dorothée edith édith eileen elena eleonora éléonore elisa
élisa elisabeth élisabeth elise élise elizabeth ella ellen elly elodie élodie eloïse elsa elvira emilia émilie emily emma
erica erika esther estelle eugénie eva évelyne ève fabienne fadela fanny fatima federica felicia ffion fiona fleur flora
florence francesca francine françoise frauke frédérique frieda gabriela gabriele gabriella gabrielle gaëlle genevieve
geneviève georgia gerda geraldine géraldine gina ginette giorgia gisela gisèle giulia gloria grace greta gretchen gudrun gwen
gwenaëlle hannah hannelore heather heidi heike helen helena hélène helga henriette hessa hilary hillary huma ilana ilaria
ilona ilse ines inès ingrid irène irene irina iris irma isabel isabella isabelle ivanka ivonne jackie jacqueline jana jane
janet janine janice jasmin jeanne jeannette jenna jennifer jenny jessica jill jo joan joanna jocelyne johanna josefa josephine
joséphine josette joy joyce juana judith julia juliana julie juliette june justine karen karin karine karla kate kathleen
kathrin kathryn kathy katia katie katja katrin kayla kellyanne kerry kirsten kirstjen klara kristin kristina laetitia lara
larissa laura laure laurence lauren laurie léa leah leila leïla lena léna leonor leslie letizia lidia liliane lina linda lindsay
lisa lise liz lola lorena loretta lori louise lucia lucie lucile lucy ludmila luisa luise lydia lydie lynn madeleine magali
magdalena maggie maïa maike maja malala manon manuela mara margaret margarita margaux margot margrethe maria maría mariana
marianne marie mariella marilyn marina marine marion marisol marissa marlène marta martha marthe martina martine mary maryse
mathilde maud maureen meg megan megyn melania mélanie melinda melissa mélissa mercedes meryl mia michaela michèle michelle
milena mireille miriam molly mona monica monika monique montserrat muriel myriam nadia nadine najat nancy naomi natacha natalia
natalie nataša natasha nathalie nelly nicola-anne nicole nicoletta nikki nina noémie nora norma nouria océane odile olga
olivia olympe oprah ottilie pamela paola pascale patricia patrizia paula paulette pauline peggy penelope pénélope petra
phoebe pilar priscilla rachel rachida raquel rebecca regina régine renate renée ria rita roberta romy rosa rosalie rose
rosemary roselyne roxane ruth sabine sabrina sahra sally salma samantha samia sandra sandrine sara sarah saskia sasha ségolène
sevda sharon sheila shelby shirley sibylle sigrid silke silvia simona simonetta sinead sofia sofía solange soledad solène
sonia sophia sophie soraya stefanie steffi stéphanie stephanie susan susana susanna susanne suzanne svenja svetlana
sylvia sylvie tamara tammy tania tanja tatiana tess theresa thérèse tiffany tina tonia tracy ulla ulrike ursula ute valentina
valeria valérie vanessa vera véra verena véronique veronica veronika vicky victoire victoria viktoria violeta violette virginie
viviane vivian wendy whitney wiebke winona yasmin yasmina yolande yulia yvette yvonne zoé zoe marylise gretel marisa kamala
najah giorgina bronte cate katie teresa tulsi jutta anahi enrica majlinda
adalgisa adela agata agnese alessia alfonsina alfreda almudena amalia amparo angustias antía araceli arianna assunta
asunción aurelia aurora azucena begoña benedetta bibiana bruna brígida camila candela caridad carlotta carmela casilda
caterina celia cinzia clementina concepción concetta consuelo cosima costanza cristiana daria delfina diletta domenica
donatella doriana elda elisabetta eloísa encarnación enriqueta ersilia esmeralda esperanza estefanía estela eugenia
eulalia fabiana fabiola felisa filomena fiorella flavia florencia fátima gemma genoveva giacoma giada ginevra giovanna
giuditta giuliana giuseppina graciela guadalupe herminia imelda immacolata inmaculada inés isidora itziar ivana jimena
josefina lavinia liliana livia loredana lourdes lucrezia lucía ludovica macarena maddalena mafalda marcela marcella
margherita maricarmen marilena matilde maura miranda mirella mónica natividad nerea nieves noelia noemi noemí nunzia
nuria orietta ornella ottavia palmira paloma piera purificación raffaella ramona remedios renata rocío romina rosalba
rosalía rosanna rosaria rossella santina serena serenella stefania teodora tiziana tosca trinidad vanesa verónica
virginia vittoria viviana yolanda zaira zulema ágata águeda ángela úrsula
abby ada adaeze adele agnes aileen aisha aisling alana allison alma alyssa amara amelie amena amrita aneta
angelica anika anjali annabel annabelle annalise anneliese annika anya aoife arlene asha ava aya ayesha beatrix
becca beryl bess bettina blanche bonnie breanna bree brenna bridie bronwen bronwyn callie candace carmel carrie
cassandra cassie catriona cecilia cecily celeste celia charlene chiamaka chloe ciara clare clarissa claudette
colleen cordelia corinna dahlia daisy daphne darlene deanna deb debra deirdre delia demi desiree dina dolly
dorothy edna effie eilidh eithne elaine eleanor eliza eloise elsie elspeth emmeline enid erin ernestine esme
esmé estella ethel etta eunice eve evelyn farah fatou fay faye felicity fenella fern fidelma frances
freda freya frida georgina germaine gertrude gillian glenda glenys goldie grainne greer gwendolyn hailey harriet
hattie hazel henrietta hester hettie hilda holly ida imani imelda imogen indira inga ingeborg isla izzy jacinta
jade janelle janette jasmine jayne jeanette jemima joann joanne jocelyn jodie jolene josie juanita judy julianne
juno kamila kara kareena kari karina katharine katherine katrina kavita kayleigh keira kendra kezia kiera
kimberly kirsty krista kristen lakshmi lana latoya laurel laverne leanne leigh-anne leona leonie leticia lettie
lillian lily linnea lisbeth liv livia liza lizzie lois lorna lorraine lottie louisa lucinda lucretia lynda
lynette mabel maddie maeve magda maisie malia mallory mandy margery marguerite marian maribel marietta
marit marjorie marsha matilda mattie maude mavis maxine meera meredith meriel mette millicent millie mimi
mindy minnie miranda misty moira mollie morag morgana myra myrtle nan nanette nazanin nell nellie nerys nessa
nia niamh nicolette nisha noreen nuala octavia odessa odette oonagh ottoline paige pam parvati patsy
penny perpetua persephone petunia philippa phillipa phyllis pippa polly portia priya rachael ramona ravenna reba
reena rena rhiannon rhoda rhona roisin rosalind rosamund rosanna roseanne rosie rosita rowena ruby ruthie sadie
salome saoirse scarlett selena selma serena sharmila sharron shauna shelley sheree shireen shona shreya sienna
sinéad siobhan siobhán sita sive skye sonya sophy sunita sunniva susannah susie suzanna suzette sybil tabitha
tallulah tamsin tanya tara tasha tatyana tessa thea thelma theodora tilda tilly toni tova trina trish trudy una
verna vickie vivien wilhelmina wilma winifred winnie yasmine yolanda zadie zainab zara zelda zenobia
zoya zuri
"""
_EITHER = frozenset(
    "camille claude dominique andrea simone nicola jan kim robin sasha alexis morgan jean-marie gabriele".split()
)


def _table() -> dict[str, str]:
    table = dict.fromkeys(_MALE.split(), "m")
    for name in _FEMALE.split():
        table[name] = "f"
    for name in _EITHER:
        table.pop(name, None)
    for double in ("marie", "anne", "maria", "rose"):
        for second in (
            "claude",
            "laure",
            "christine",
            "pierre",
            "france",
            "louise",
            "hélène",
            "sophie",
            "josé",
            "noëlle",
            "george",
            "cécile",
            "line",
        ):
            table[f"{double}-{second}"] = "f"
    for double in (
        "jean",
        "pierre",
        "charles",
        "paul",
        "louis",
        "marc",
        "karl",
        "hans",
        "franz",
        "claude",
        "guy",
        "michel",
    ):
        for second in (
            "luc",
            "marc",
            "pierre",
            "paul",
            "claude",
            "jacques",
            "michel",
            "françois",
            "louis",
            "yves",
            "philippe",
            "charles",
            "antoine",
            "henri",
            "marie",
            "baptiste",
            "christophe",
            "dominique",
            "noël",
            "rené",
            "georges",
            "éric",
            "bernard",
            "robert",
            "pascal",
            "vincent",
            "olivier",
            "heinz",
            "josef",
            "peter",
            "jürgen",
            "walter",
            "yves",
            "édouard",
            "jean",
            "sébastien",
            "frédéric",
            "alain",
            "guy",
            "damien",
            "didier",
            "max",
            "emmanuel",
            "loup",
            "gilles",
            "patrick",
            "etienne",
        ):
            table[f"{double}-{second}"] = "m"
    return table


GENDER_OF_FIRST_NAME: dict[str, str] = _table()
"""Lower-case first name -> m or f."""
