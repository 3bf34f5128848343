/**
 * Words that come first in what people write to an office, by language; compared without accents (`fold`). A word of several languages stands
 * in each, so that it decides nothing between them. Keys beyond ours are languages that people here write in too and that must not be taken
 * for one of ours; `ar-Latn` is Arabic (Maghreb, Levant) in Latin letters, as on a phone.
 */
export const frequentWords: Readonly<Record<string, string>> = {
  fr: `je tu il elle on nous vous ils elles le la les un une des du de et ou où mais donc car que qui quoi dont ce cet cette ces mon ma mes ton ta tes
    son sa ses notre nos votre vos leur leurs ne pas plus jamais rien est suis es sommes êtes sont était été être ai as avons avez ont avoir avait
    j'ai c'est n'ai n'est d'un d'une l'aide qu'est qu'il s'il m'a fait faire fais faut peux peut pouvez veux veut voulez voudrais dois doit aller va
    vais sais sait dans sur sous avec sans pour par chez vers entre depuis pendant après avant aussi très bien bon bonjour bonsoir salut merci oui non
    comment pourquoi quand combien quel quelle quels quelles aujourd'hui demain hier maintenant toujours encore déjà ici là mois jour jours semaine
    année ans travail travaille logement maison papiers dossier droit demande demander aide aider besoin problème argent carte séjour
    rendez-vous enfant enfants mari femme fille fils école médecin chômage loyer attestation courrier lettre compte numéro famille personne quelqu'un
    cherche reçu perdu trouver trouvé parler parle comprends comprend envoyer envoyé au aux y en se si moi toi lui eux leur tout tous toute toutes
    s'il plaît svp n'arrive cela ça autre même trop beaucoup peu chose gens monde selon après contre lors alors ainsi deux trois plusieurs
    slt bjr bsr dsl pk pkoi pourkoi koi kwa kan komen koman coman cmt kel kelle keske kesk kes eske jsui jsuis chui jé jai jveu jveux jvoudré voudré
    voudrai veu peu fo fau fodré fodra doi sui é cé sé ya pa pr avc ds ns vs mtn mintenan mnt tjr tjrs tt bcp bocou boku mwa twa vou nou
    kelkun qq1 qqn aujourdui ojourdui ojordui demin hié travay travaye travayé boulo taf lojman logman logemen apar apart appart papié papyé
    papie rdv randévou rendévou rendevou dosié dosier demande domand fransé francé franssé français éde édé aidé ède bezoin bzoin bsoin maizon mézon
    anfan enfan zanfan lékol ékol docter dokter médsin loyé anvoyé envoyer resu ressu travailler chomage chomaj sertifica papiers konprend compren
    conpren komprend pouvé poové avé avwar fer fèr aprè lotre biento mersi bonjou bonswar jarive narive`,
  en: `i you he she it we they me him her us them my your his its our their a an the and or but so because if of to in on at for from with without
    by about into over after before between is am are was were be been being have has had do does did don't doesn't didn't can can't could will won't would
    should must may might not no yes hello hi thanks thank please what who where when why how which this that these those there here now today
    tomorrow yesterday always never still already very much many more most some any all every each other another need want help work job house home
    papers money month week year day days number letter card child children wife husband school doctor appointment apply application lost find found
    get got give send sent speak understand know think go going come make made take live looking i'm it's i've you're that's he's she's isn't aren't
    one two three people said says new also than then only just like out up down off been their they're while against during who's whether its`,
  es: `yo tú él ella usted nosotros ellos ellas ustedes el la los las un una unos unas y o pero porque que quien qué quién cómo cuándo dónde cuánto
    cuál de del a al en con sin por para sobre entre hasta desde hacia mi mis tu tus su sus nuestro nuestra este esta estos estas ese esa eso esto
    es soy eres somos son está estoy están estaba era fue ser estar he ha hemos han haber hay había tengo tiene tienes tenemos tienen tener hago hace
    hacer quiero quiere quisiera puedo puede pueden debo debe voy va vamos ir sé sabe saber no sí ni nada nunca siempre ya aún todavía también muy más
    menos mucho muchos poco bien bueno buenos buenas días tardes noches hola gracias favor ahora hoy mañana ayer aquí allí mes día semana año años
    trabajo trabajar casa vivienda papeles ayuda ayudar necesito dinero tarjeta residencia cita hijo hijos hija hijas esposo esposa marido mujer
    escuela médico carta cuenta número familia persona alguien busco perdí perdido encontrar hablar hablo entiendo enviar cosa gente otro otra mismo
    todo todos toda todas le les lo se nos me te si como cuando donde según tras después antes dos tres dijo contra sus durante ante cada`,
  pt: `eu tu ele ela você vocês nós eles elas o a os as um uma uns umas e ou mas porque que quem como quando onde quanto qual de do da dos das em no
    na nos nas com sem por para pelo pela sobre entre até desde ao aos à às meu minha meus minhas teu tua seu sua seus suas nosso nossa este esta isto
    esse essa isso aquele é sou és somos são está estou estão estava era foi ser estar tenho tem temos têm ter havia há faço faz fazer quero quer
    queria gostaria posso pode podem preciso devo deve vou vai vamos ir sei sabe saber não sim nem nada nunca sempre já ainda também muito mais menos
    muitos pouco bem bom boa dia dias tarde noite olá oi obrigado obrigada favor agora hoje amanhã ontem aqui ali lá mês meses semana ano anos
    trabalho trabalhar casa habitação documentos ajuda ajudar dinheiro cartão residência filho filhos filha marido esposa mulher escola médico carta
    conta número família pessoa alguém procuro perdi perdido encontrar falar falo entendo enviar coisa gente outro outra mesmo tudo todos toda
    lhe se nos me te si segundo após depois antes dois duas três disse contra seus durante cada num numa dele dela eles uns foram`,
  ro: `eu tu el ea noi voi ei ele un o unui unei și sau dar însă deci că care cine ce cum când unde cât de la în din pe cu fără pentru despre între
    până după înainte spre prin al a ai ale lui ei lor meu mea mei mele tău ta său sa nostru noastră vostru acest această acești aceste acela asta ăsta
    este e sunt ești suntem sunteți era fost fi am are avem aveți au avea fac face vreau vrea aș dori pot poate putem trebuie merg merge știu știe nu da
    nici nimic niciodată mereu deja încă acum azi astăzi mâine ieri aici acolo foarte mai mult mulți puțin bine bun bună ziua seara salut mulțumesc
    mersi rog vă te mă îmi îți îi ne le se luna zi zile zilele săptămână an ani muncă lucrez lucru casă locuință acte hârtii ajutor ajuta ajutați
    nevoie bani card programare copil copii copilul soț soția soție școală doctor medic scrisoare cont număr familie persoană cineva caut pierdut găsi
    vorbesc vorbi înțeleg trimite lucruri oameni alt altă alte toate tot toți dacă doar iar ca să cel cea cei cele fiind printr într doi trei spus
    unul una despre fără acestea lor către`,
  tr: `ben sen o biz siz onlar bu şu ve veya ya da de ama fakat çünkü eğer ki ile için gibi kadar göre sonra önce beri ne kim nasıl neden niçin nerede
    nereye ne zaman kaç hangi mi mı mu mü değil var yok evet hayır bir iki üç çok az daha en hiç her bazı tüm bütün şey benim senin onun bizim sizin
    onların bana sana ona bize size beni seni onu bizi sizi oldu olan olarak olduğunu olduğu olur olmak oluyor etmek etti eden yapmak yaptı istiyorum istiyor
    lazım gerek gerekiyor yardım yardımcı lütfen teşekkür teşekkürler ederim merhaba selam günaydın bugün yarın dün şimdi hala artık burada orada ay
    gün hafta yıl sene iş çalışıyorum ev evim kira para kart oturum randevu çocuk çocuğum çocuklarım eşim karım kocam okul doktor mektup numara aile
    kişi arıyorum kaybettim bulmak bulamıyorum konuşmak konuşuyorum anlamıyorum biliyorum bilmiyorum göndermek aldım geldim geldi gidiyorum yaşıyorum
    fransa'da türkiye başvuru başvurmak nereye kimlik belge belgeler zaman içinde üzerinde tarafından hakkında ise diye yeni kendi arasında sadece`,
  so: `waxaan waxaad waxay waxa waxuu waxaa waa ma aan aad uu ay ayaa baa oo iyo ama laakiin haddii sababtoo ah in inaan inaad inuu inay ku ka u la soo
    sida si wax waxba anigu aniga adiga isaga iyada innaga annaga idinka iyaga kan tan kuwa taas kaas halkan halkaas hadda maanta berri shalay mar
    markii weli mid laba saddex badan yar wanaagsan fiican maya haa fadlan mahadsanid salaan nabad subax wanaagsan maxaa maxay sidee goorma xaggee
    halkee imisa ayo kuma kee yahay tahay yihiin ahaa jiray jira jirta leh leeyahay haystaa haysto rabaa raba doonayaa karaa karo kartaa karin waayay
    baahan tahay u baahanahay caawin caawimo i caawi shaqo shaqada guri guriga lacag lacagta warqad warqadaha kaar ballan carruur carruurta ilmo
    caruurtayda xaaskayga ninkayga dugsi dhakhtar lambar qoys qof dad dadka raadinayaa lumiyay hadal hadlaa fahmin fahmayo garanayo aqaan dir bil bisha
    sanad sannad maalin maalmo toddobaad magac magacaygu wali sidoo kale kasta dhammaan oo ah lagu loo laga inta kadib ka dib hore iska isku hal wuu
    way wuxuu waxayna kaas dheer cusub dalka dowladda sheegay yiri`,
  "ar-Latn": `ana nta nti enta enti inta inti howa hiya houa hia hna 7na ntoma ehna houma bghit bghina nebghi nabghi bgha tebghi 3andi 3andek 3andna 3endi
    andi ma3andich m3andich makaynch makanch kayn kayna kayen kain makach wach wesh wash wech ach ash chno chnou shnou shno chnahia fin fein win wayn
    wein kifach kifash kifesh kif kifach chhal ch7al sh7al qadach gadach 9adech 3lach 3lash 3alach lach imta waqtach wa9tach ila ida ida wila hada hadi
    hadchi hadshi dak daba daba druk dork tawa lyoum lyouma elyoum ghda ghedwa gheda bzaf bezzaf barcha bezef kteer ktir chwiya shwaya chouia mezyan
    mzyan mli7 mlih meli7 khdma khedma khadma lkhdma nkhdem khdam khdama sokna dar dari flous flouss drahem waraq lwra9 wra9 lwraq wlad wladi wlidat
    bnti weldi mrati rajli 3afak 3afek afak shukran choukran chokran baraka sahha sa7a merci salam slm slam labas lebes hamdoulah hamdulillah
    lhamdullah inchallah inshallah wallah walah ya3ni yaani za3ma bach besh bash rah rahi rani raki raho kont knt kunt kan kanet nqder ne9der n9der
    na9dar nqdr t9der ta9der n3ref na3raf ma3raftch ma3reftch mafhemtch mafhamtch ma fhemt fhemt wselni ja jaya jit mcha mchit dert drt ndir ndiro
    dir bghaw 3tini 3tawni 3tani gal goul qal 9al galou kol koul koulchi kolchi wa7ed wa7da wahed we7ed jouj zouj m3a ma3a men mn mnin fi f dyal dyali
    dial diali ta3 nta3 mta3 mte3i 3la 3ala bla ghir gher walakin walakin lakin w wla wela walla bidi beddi biddi bade badi shu sho shou leish lesh
    kaman hek heik hon hala2 halla2 mish mesh mush moush mo mafi fi 3ashan 3shan alashan ayez 3ayez 3ayz 3awez dilwa2ti ezay ezzay izzay feen fen
    ahlan marhaba marhaban ma3lish maalesh tayeb tamam khalas khlas yalla habibi akhi khoya khouya okhti sidi lalla allah rabi dialna`,
  it: `io tu lui lei noi voi loro il lo la gli le un uno una e o ma perché che chi cosa come quando dove quanto quale di del della dei delle a al alla
    in nel nella con senza per da dal su sul tra fra mio mia tuo sua questo questa quello quella è sono sei siamo era stato essere ho hai ha abbiamo
    hanno avere faccio fa fare voglio vorrei posso può devo deve vado andare so non sì anche molto più bene buongiorno ciao grazie prego oggi domani
    ieri qui mese giorno anno lavoro casa documenti aiuto bisogno soldi figlio figli moglie marito scuola medico cerco perso trovare parlare capisco`,
  de: `ich du er sie es wir ihr der die das ein eine einen und oder aber weil dass wer was wie wann wo warum von zu in im am an auf mit ohne für nach
    bei aus über mein meine dein ist bin sind war haben habe hat machen will möchte kann muss nicht kein keine ja nein hallo guten tag danke bitte heute
    morgen gestern hier monat jahr arbeit wohnung papiere hilfe brauche geld kind kinder frau mann schule arzt suche verloren sprechen verstehe`,
  pl: `ja ty on ona my wy oni i lub ale bo że który kto co jak kiedy gdzie dlaczego z do w na po od dla przez bez mój moja jest jestem są był być mam
    ma mamy mieć robić chcę chce mogę może muszę nie tak dzień dobry cześć dziękuję proszę dzisiaj jutro wczoraj tutaj miesiąc rok praca pracy dom
    dokumenty pomoc potrzebuję pieniądze dziecko dzieci żona mąż szkoła lekarz szukam się to już jeszcze bardzo`,
  sq: `unë ti ai ajo ne ju ata dhe ose por sepse që kush çfarë si kur ku pse nga në me pa për të një i e së im ime është jam janë ishte kam ka kemi
    kanë bëj dua mund duhet nuk s'kam po jo përshëndetje mirëdita faleminderit ju lutem sot nesër dje këtu muaj vit punë shtëpi letra dokumente
    ndihmë nevojë para lekë fëmijë fëmijët gruaja burri shkollë mjek kërkoj humba flas kuptoj shumë`,
  wo: `maa ma mu nga ngeen lañu nañu dafa dama damay man moom nun yow ak wala waaye ndax bu su la lan kan naka fan kañ bi bii boobu ci si ba gi ki
    am amul nekk bëgg bëgguma mën mënu dem def wax xam xamuma waaw déedéet jërëjëf nanga def mangi fii leegi tey suba démb weer at liggéey kër këyit
    xaalis doom doom jabar jëkkër daara doktoor dimbali soxla wut xale`,
  ku: `ez tu ew em hûn me te wî wê min û an lê ji bo di de da li ku çi kî çawa kengî çima bi ne na erê belê silav spas sipas heye tune nîne hene
    dixwazim dikarim dizanim nizanim kar mal pere zarok jin mêr dibistan alîkarî îro sibê duh vir wir gelek pir`,
  nl: `ik jij hij zij wij jullie het een de en of maar want dat wie wat hoe wanneer waar waarom van naar op met zonder voor bij uit over mijn jouw is ben
    zijn was heb hebt heeft hebben doen wil kan moet niet geen ja nee hallo dank bedankt alsjeblieft vandaag morgen gisteren hier maand jaar werk huis hulp nodig geld kind kinderen`,
  ln: `nga yo ye biso bino bango na mpe to kasi soki nani nini ndenge wapi mpo te boye mbote natondi botondi nazali ozali azali nalingi nakoki nayebi
    mosala ndako mbongo mwana bana mwasi mobali lelo lobi awa mingi`,
  sw: `mimi wewe yeye sisi ninyi wao na au lakini kwa ya wa za la ni si nini nani wapi lini vipi kwa nini hapa sasa leo kesho jana ndiyo hapana asante
    tafadhali habari nina sina nataka naweza ninahitaji kazi nyumba pesa mtoto watoto msaada shule daktari sana`,
  uk: `я ти він вона ми ви вони мене мені тобі його її нас вас їх мій моя моє мої ваш це цей ця ці той що хто де коли як чому скільки який яка яке які
    і й та або але бо якщо щоб тому у в на з із зі до від для по про без після перед між за є був була було були бути буде маю має маємо мають
    треба потрібно потрібна потрібен можу можна може хочу хоче знаю не ні так вже ще дуже також тільки сьогодні завтра вчора тут там зараз
    дякую будь ласка добрий день вітаю привіт допомога допоможіть допомогу робота роботу працюю житло квартира гроші дитина діти дітей дружина чоловік
    школа лікар лист документи довідка номер місяць рік років тиждень день дні шукаю загубив загубила знайти говорю розумію надіслати отримав отримала
    заяву виплати щодо свій своїх під час через ніж особи люди вкрали сумка сумку минулий минулого минулої наступний місяці місяця тижні року
    мешканці сам сама самі себе собі були ось навіть краще більше менше добре погано повинен повинна повинні став стала стали зробити робити сказав
    сказала сказали каже живу живемо живе жити шукати платити майже все всі всіх всім разом ніхто нічого ніколи завжди знову сюди туди куди звідки
    якщо тоді потім крім біля одразу досі`,
  ru: `я ты он она мы вы они меня мне тебе его её нас вас их мой моя моё мои ваш это этот эта эти тот что кто где когда как почему сколько какой какая
    какие и или но а потому если чтобы поэтому у в на с со из до от для по о об про без после перед между за есть был была было были быть будет имею
    имеет нужно нужна нужен надо могу можно может хочу хочет знаю не нет да уже ещё очень также только сегодня завтра вчера здесь тут там сейчас
    спасибо пожалуйста добрый день здравствуйте привет помощь помогите работа работу работаю жильё квартира деньги ребёнок дети детей жена муж школа
    врач письмо документы справка номер месяц год лет неделя день дни ищу потерял потеряла найти говорю понимаю отправить получил получила
    заявление пособие который которые которая свой своих во время через чем человек люди украли потеряли сумка сумку вчерашний прошлый прошлом
    прошлой следующий месяце неделе году жители сам сама сами себя себе были есть ли вот даже тоже лучше больше меньше хорошо плохо нельзя должен
    должна должны стал стала стали сделать делать сказал сказала сказали говорит живу живём живет живёт жить искать платить заплатить сколько
    почти всё все всех всем вместе никто ничего никогда всегда опять снова сюда туда куда откуда после либо если тогда затем кроме около`,
  bg: `аз ти той тя ние вие те съм си е сме сте са беше и или но че кой какво как кога къде защо на в с със за от до по при без не да няма имам има
    искам мога трябва здравейте благодаря моля нужда търся искам документите децата работата парите къщата това този тази тези което който която които съм беше били
    само също вече може трябва никой нищо винаги никога там оттук днес утре тук месец година работа къща документи помощ пари дете деца съпруга мъж много още вече`,
  sr: `ја ти он она ми ви они сам си је смо сте су био и или али да ко шта како када где зашто на у са за од до по без не имам има желим могу треба
    здраво хвала молим данас сутра јуче овде месец година посао кућа документа помоћ новац дете деца жена муж`,
  ar: `أنا انا أنت انت هو هي نحن هم أنتم هذا هذه ذلك تلك الذي التي الذين في من إلى الى على عن مع بدون بعد قبل بين حتى منذ عند عندي عندك لي لك له
    لها لنا ليس ليست لا لم لن ما ماذا متى أين كيف لماذا كم أي هل نعم أو و لكن لأن إذا أن إن كان كانت يكون قد كل بعض غير أيضا جدا هنا هناك الآن اليوم
    غدا أمس شكرا من فضلك مرحبا السلام عليكم أريد اريد بدي عايز بغيت أحتاج احتاج أستطيع يمكن ممكن يجب أعرف اعرف مساعدة العمل عمل شغل بيت سكن منزل
    أوراق مال فلوس بطاقة الإقامة موعد طفل أطفال أولاد زوجتي زوجي المدرسة الطبيب رسالة حساب رقم عائلة شخص أبحث فقدت ضاع تكلم أفهم فهمت شهر سنة
    سنوات يوم أيام أسبوع شو وين ليش كيفاش علاش فين بزاف هلق حاليا مش مو بالنسبة حول خلال وقال وقد التي`,
  fa: `من تو او ما شما آنها ایشان این آن که چه کی کجا چرا چگونه چطور چند کدام و یا اما ولی چون اگر تا از به در با بدون برای بر روی درباره بین بعد
    قبل هم نیز را است هست هستم هستیم هستند نیست بود بودم بودند باشد شد شده شود می نمی دارم دارد داریم دارند ندارم داشت کرد کردم کرده کند کنم کنید کنند
    میخواهم می‌خواهم میتوانم می‌توانم باید نباید شاید میدانم نمیدانم نمی‌دانم بله بلی نه نخیر سلام تشکر ممنون مرسی لطفا لطفاً خواهش امروز فردا
    دیروز اینجا آنجا حالا اکنون هنوز همیشه هیچ خیلی بسیار زیاد کم کار خانه پول کارت اقامت وقت ملاقات طفل اطفال بچه فرزند خانم شوهر همسر مکتب
    مدرسه داکتر دکتر نامه حساب شماره فامیل خانواده کسی جستجو گم پیدا گپ حرف میفهمم نمیفهمم ماه سال روز هفته کمک ضرورت نیاز دارم چیزی دیگر یک دو سه
    خود همه هر ها های ای گفت توسط`,
  ps: `زه ته هغه موږ مونږ تاسو تاسې هغوی دوی زما ستا زموږ ستاسو دا دغه دې هغې چې څه څوک چیرته چېرته ولې څنګه څومره کله کوم او یا خو ځکه که تر د له
    په ته سره پرته لپاره دپاره پر وروسته مخکې منځ هم نه ده دي دی یم یو یئ وو وه وم شم شي شو شوی شوې کېږي لري لرم لرو نلرم کوم کوي کړ کړم کړي کړه کړې
    غواړم غواړي کولای کولی باید پوهیږم پوهېږم نه پوهیږم هو نا سلام مننه تشکر مهرباني وکړئ نن سبا پرون دلته هلته اوس تل ډیر ډېر لږ کار کور پیسې
    کارت ماشوم ماشومان بچی بچیان میرمن ښځه خاوند میړه ښوونځی ډاکټر لیک شمېره شمیره کورنۍ څوک لټوم ورک خبرې مرسته مرستې اړتیا میاشت کال ورځ اونۍ
    یوه نور ټول هر خپل خپله ویلي وویل چا باندې`,
  ur: `میں آپ ہم وہ یہ کیا کون کہاں کیوں کیسے کب کتنا اور یا لیکن اگر کہ کا کی کے کو سے پر تک ساتھ لیے ہے ہیں ہوں تھا تھی نہیں ہاں جی شکریہ سلام
    آج کل یہاں وہاں اب بہت کام گھر پیسے بچے بیوی شوہر سکول ڈاکٹر مدد چاہیے چاہتا مجھے میرا میری ہمارا`,
  ckb: `من تۆ ئەو ئێمە ئێوە ئەوان و یان بەڵام چونکە ئەگەر کە بۆ لە بە لەگەڵ بێ چی کێ کوێ چۆن کەی نا بەڵێ سوپاس سڵاو هەیە نییە دەمەوێت ئیش ماڵ پارە منداڵ`,
  ti: `ኣነ ንስኻ ንስኺ ንሱ ንሳ ንሕና ንሶም እዚ እዛ እቲ እታ እዞም እቶም ናይ ናብ ካብ ኣብ ምስ ብዘይ ድሕሪ ቅድሚ ክሳብ ከም ስለ እንተ ግን ወይ ድማ ውን እውን እየ እዩ እያ ኢኻ ኢና
    እዮም ነበረ ነይሩ ኣሎ ኣላ ኣለኒ ኣለኻ ኣለና የለን የብለይን የብለን ክገብር ክኸይድ እደሊ ይደሊ ትደሊ ደልየ ይኽእል እኽእል ኣይክእልን ክኽእል ኣይፈልጥን እፈልጥ ኣይኮነን ኣይ እወ ኣይፋል
    ሰላም ከመይ ኣበይ መዓስ ንምንታይ እንታይ መን ክንደይ ኣየናይ ሎሚ ጽባሕ ትማሊ ኣብዚ ሕጂ ኩሉ ብዙሕ ቁሩብ ጽቡቕ የቐንየለይ የቕንየለይ በጃኹም በጃኻ ስራሕ ገዛ ወረቐት ገንዘብ ቆልዑ ደቀይ ወደይ ጓለይ
    ሰበይተይ ሰብኣየይ ቤት ትምህርቲ ሓኪም ቆጸራ ቁጽሪ ስድራ ሰብ ሓገዝ ሓግዙኒ የድልየኒ ወርሒ ዓመት መዓልቲ ሰሙን ክልተ ሓደ ሰለስተ ነቲ ነዚ ዝብል ዝነበረ ብምባል ነቶም እንታይ`,
  am: `እኔ አንተ አንቺ እሱ እሷ እኛ እናንተ እነሱ ይህ ይሄ ያ ነው ናት ነኝ ናቸው ነበር አለ አለኝ የለኝም የለም ወደ ከ በ ስለ ግን ወይም እና እንደ ምን ማን የት መቼ ለምን እንዴት ስንት አዎ አይ አይደለም
    ሰላም አመሰግናለሁ እባክዎ እባክህ ዛሬ ነገ ትናንት እዚህ አሁን ሁሉ ብዙ ሥራ ስራ ቤት ገንዘብ ልጆች ልጅ ባለቤቴ እርዳታ እፈልጋለሁ እፈልጋለው እችላለሁ አልችልም አውቃለሁ አላውቅም ወር ዓመት ቀን ሳምንት ላይ ውስጥ ሰው አንድ ሁለት`,
};
