import { foldCue } from "./see-through";

const parse = (text: string): ReadonlySet<string> => new Set(text.split(/[\s|]+/).filter((word) => word !== "").map(foldCue));

/** What people say of a password without saying it: forgotten, blocked, in my notebook. None of these words is hidden. */
export const states = parse(`
  oublie oubliee oublié oubliée oublier oublies perdu perdue perdus bloque bloqué bloquée bloquee incorrect incorrecte faux fausse errone erroné erronée mauvais mauvaise refuse refusé refusee refusée
  expire expiré expirée invalide valide change changé changée changer a à au aux la le les l un une des du de d dans sur sous pour par avec sans en chez trop tres très pas plus plu jamais toujours encore
  bien bon bonne ok mal correct juste exact obligatoire necessaire demande demandé demander different différent différente facile difficile complique compliqué compliquée simple long longue court courte
  faible fort forte secret secrete secrète prive privé privee personnel personnelle introuvable impossible inconnu inconnue enregistre enregistré enregistrée ecrit écrit note noté notée celui celle ceux
  ce cet cette cela ça ca le meme même mien mienne votre mon ma mes ton ta son sa notre leur qui que quoi ou où quand comment combien pourquoi si je j tu il elle on nous vous ils elles ne n y est etait sera
  etre être marche fonctionne ici la-bas là vide oui non merci svp bonjour aide aidez aidez-moi stp donne donné envoyé envoye recu reçu arrive arrivé temporaire provisoire nouveau nouvelle ancien ancienne
  autre rien tout tous toute aussi deja déjà besoin requis visible cache caché securise sécurisé sécurisée compromis pirate piraté piratee volé vole volee reinitialise réinitialisé réinitialisée reinitialiser
  minimum maximum caracteres caractères chiffres lettres pareil pareille identique aucun aucune idee idée sais souviens rappelle quelque chose vraiment etc
  create creer créer cree créé modifie modifié accepte accepté confirme confirmé
  the an my your his her its our their this that these those not no wrong incorrect correct right lost forgotten forgot expired blocked locked invalid valid too very so really always never still also already
  in on at to for with from by of and or but same old new different changed refused rejected required needed necessary working broken stolen hacked saved written safe secure weak strong easy hard difficult long
  short unknown hidden secret private good bad ok okay what where who how when why i you he she we they it is was are be please help thanks yes empty here there somewhere missing gone bad sent temporary failing
  failed being not-working someone something mine personal impossible idk dont don minimum maximum characters letters
  نسيت نسيتها نسيته ضاعت ضاع مفقودة خطأ خاطئة خاطئ غلط صحيحة صحيح لا ليست ليس لم ما مو مش غير في على من الى إلى عند مع هي هو التي الذي انا أنا كيف اين أين متى لماذا قديمة جديدة جديد قديم صعبة سهلة
  طويلة قصيرة محظورة مقفلة منتهية مرفوضة سرية سري ضعيفة قوية عندي معي نفسها نفسه مكتوبة محفوظة تغيرت تغير شو وين ايش هل نعم شكرا لكن و او أو كل هذه هذا تعمل يعمل تشتغل يشتغل الخاصة الخاص بي حسابي للحساب لحسابي
  не ні немає нема забув забула забутий забула втратив втратила загубив неправильний невірний неправильно невірно правильний вірний заблокований заблоковано змінений змінено старий новий інший складний простий
  довгий короткий слабкий надійний у в на до від для з із без про це цей той мій моя моє свій ваш який яка що де коли як чому я ти він вона ми ви вони є був була буде не-підходить підходить працює працював потрібен
  потрібно дуже теж також вже ще так але і й та або тільки завжди ніколи однаковий секретний тимчасовий прострочений записаний невідомий прийшов надіслали дякую допоможіть скинути змінити відновити
  нет забыл забыла забыт потерял потеряла утерян неправильный неверный неправильно неверно правильный верный заблокирован изменен старый новый другой сложный простой длинный короткий слабый надежный
  от без про это этот тот мой моя мое свой какой какая что где когда как почему он она мы вы они есть был была будет подходит работает работал нужен нужно очень тоже также уже еще ещё да но и или
  только всегда никогда одинаковый секретный временный истек записан неизвестен пришел прислали спасибо помогите сбросить изменить восстановить
  فراموش یادم یاد رفته گم شده شد اشتباه غلط نادرست درست نیست نه نمی کار می کند از در به برای با که چی چه کجا کی چرا من تو او ما شما آنها است هست بود قدیمی جدید نو سخت آسان طولانی کوتاه بسته مسدود قفل ضعیف قوی
  خود خودم خود را را هم هنوز همیشه هیچ همان مخفی موقت تشکر لطفا کمک دارم ندارم میخواهد تغییر عوض کرده کردم
  هېر هیر ورک غلط سم نه دی ده مې می په کې له څخه لپاره چې څه چیرته کله ولې زه ته هغه موږ تاسو زوړ نوی بند سخت اسانه پټ نشته نلرم بدل
  ረሲዐዮ ረሲዐ ጠፊኡ ጌጋ ልክዕ ኣይኮነን ኣይሰርሕን እዩ ኣለኒ የብለይን ኣብ ካብ ናይ እንታይ ኣበይ መዓስ ብኸመይ ሓድሽ ኣረጊት ተዓጽዩ
  unuttum unutuldu unutmuş kayıp kaybettim yanlış hatalı doğru değil yok var çalışmıyor çalışıyor eski yeni aynı zor kolay uzun kısa güçlü zayıf kilitli bloke geçersiz geçerli ne nerede nasıl neden ben sen o biz siz
  bu şu için ile çok de da ve ama ya mı mi gizli gerekli istiyor kabul olmadı olmuyor değişti değiştirdim lazım bilmiyorum bilmiyor hatırlamıyorum hatırlamıyor nedir istiyorum
  olvidada olvidado olvide olvidé olvidar perdida perdido incorrecta incorrecto correcta correcto equivocada mala mal bloqueada bloqueado caducada nueva nuevo vieja viejo otra otro misma mismo no sí si la el los las un
  una en de del al por para con sin que qué cual cuál donde dónde cuando como cómo porque yo tú él ella es era está esta muy mas más también siempre nunca difícil fácil larga corta débil fuerte secreta necesaria obligatoria
  válida inválida guardada escrita cambiada rechazada funciona gracias ayuda mi mis tu su
  esqueci esquecida esquecido perdi incorreta incorreto correta correto errada errado bloqueada expirada nova novo velha outra mesma não nao sim o os as um uma em do da no na pelo com sem qual onde quando eu ele ela você
  é era está muito também sempre nunca difícil fácil longa curta fraca forte secreta necessária obrigatória válida inválida guardada escrita mudada recusada funciona obrigado ajuda minha meu
  uitat uitată uitata pierdut pierdută pierduta greșit greșită gresita gresit incorect incorectă incorecta corect corectă corecta blocat blocată blocata expirat expirată noua nouă nou vechi veche alta altă aceeași nu da la în in
  pe pentru cu fără fara din care ce unde când cum eu tu el ea noi voi este era foarte și sau dar mereu niciodată grea ușoară usoara lungă scurtă slabă puternică secretă necesară obligatorie validă invalidă schimbată
  respinsă merge mulțumesc ajutor mea meu al a
  ভুলে ভুল গেছি গেছে হারিয়ে হারিয়েছি মনে নেই না নাই কি কী কোথায় কখন কেন কীভাবে আমি তুমি আপনি সে নতুন পুরানো কঠিন সহজ ঠিক কাজ করছে করে দরকার লাগবে বন্ধ ব্লক দিয়ে আমার আপনার হয় হলো চাই
  waan ilaaway ilaawey lumay khaldan qaldan sax ma maaha aha waxaan iyo laakin ka ku u la iga wax maxay xagee goorma sidee aniga adiga cusub hore adag fudud xiran kayga
  caf ameli franceconnect france travail impots impôts gmail email mail facebook whatsapp google apple iphone android windows internet wifi yahoo outlook hotmail orange free sfr bouygues anef ants msa cpam doctolib laposte
  identifiant login user username compte email e-mail sms telephone téléphone
  忘了 忘记 忘记了 错误 不对 什么 多少 丢了 不能 不行 对 不 吗
`);

/** Words that may stand between "my password" and what it is. */
export const owners = parse(`
  mon ma mes de du des la le les l d ce ton votre notre son pour sur mail mél e-mail email gmail yahoo outlook hotmail boite boîte compte caf ameli franceconnect france travail impots impôts anef site espace personnel
  provisoire temporaire actuel actuelle nouveau nouvel ancien ancienne internet wifi wi-fi facebook whatsapp google apple connexion telephone téléphone ordinateur ordi msa cpam laposte poste pole emploi pôle à a au carte bancaire bleue visa banque
  temporary my the your of for to this is account mailbox new old current login website site
  بي الخاصة الخاص لي هي هو تبعي تبعتي بتاعي بتاعتي حقي ديالي حسابي لحسابي للحساب حساب الايميل ايميلي الجديدة القديمة في على من موقع الكاف الى ل
  мій моя моє мого мої від до для на з поштою пошти акаунта кабінету сайту сайта новий старий до-каф каф
  у меня мене мой моё моего почты аккаунта кабинета сайта новый старый от для к на
  من زما ما خودم حساب ایمیل سایت جدید نو برای از ایمیلم حسابم مې د ایمیل اکاونټ کارت
  ናተይ ናይ ኢመይል ኣካውንት
  benim hesap hesabım hesabımın e-posta mailim yeni eski için
  mi de la del mi cuenta correo nueva para es el
  minha meu da do conta e-mail nova para a o
  mea mele meu contului cont de la pentru nou noua al
  আমার ইমেইল একাউন্ট অ্যাকাউন্ট নতুন
  我的 我 是
  kayga kaygu kaygii akoonka email-ka cusub
`);
