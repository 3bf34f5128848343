import { foldCue } from "./see-through";

/*
 * Words that say which number follows, in every language people write in, with the spellings of people in a hurry. Written plainly here; they
 * are folded as the text is.
 */

const parse = (text: string): readonly string[] => [...new Set(text.split(/[|\n]/).map((word) => word.trim()).filter((word) => word !== "").map(foldCue))];

/** A cue as a pattern: its words may stand apart, joined or with a hyphen. */
export const escape = (word: string) => word.replace(/[.()[\]*+?^$]/g, "\\$&").replace(/[\s'-]+/g, "[\\s'\\-]{0,2}");

const anyOf = (alternatives: string) => new RegExp(foldCue(alternatives), "u");

/** One pattern for many words, the longest first; letters of an ending may follow. */
export function cuePattern(words: readonly string[], endingLetters: number): string {
  const alternatives = [...words].sort((a, b) => b.length - a.length).map(escape).join("|");
  return endingLetters === 0 ? `(?:${alternatives})` : `(?:${alternatives})\\p{L}{0,${endingLetters}}`;
}

const number = "(?:numeros?|numero|num|n[°ºo]|nr|no|number|nb)";
const of = "(?:\\s*(?:d'|de\\s+l'|de\\s+|du\\s+|des\\s+|'s|s|of\\s+|the\\s+|an\\s+|my\\s+|al\\s+|a\\s+)){0,2}\\s*";

/** Numéro étranger, as the card and the site write it or as people call it. */
export const foreignerCues = [
  `${number}[\\s.:]*${of}(?:ressortissants?\\s+)?etrang(?:er|ere|ers|eres)?(?!\\p{L})`,
  "(?<!\\p{L})(?:agdref|anef)(?!\\p{L})",
  `(?:foreigners?|foreign\\s+nationals?|aliens?|immigration|anef|agdref)(?:'?s)?\\s+(?:id\\s+|registration\\s+)?${number}`,
  cuePattern(parse(`
    رقم الاجنبي|الرقم الاجنبي|رقم الاجانب|رقم اجنبي|رقم الأجنبي الخاص|رقم المهاجر|رقم الاقامة|رقم الإقامة|رقم بطاقة الاقامة
    номер іноземця|номер іноземного громадянина|номер іноземного|номер іноземки|номер посвідки
    номер иностранца|номер иностранного гражданина|номер иностранного|номер иностранки|номер внж
    شماره خارجی|شماره خارجیان|شماره اتباع خارجی|شماره اتباع|شماره بیگانگان|نمبر خارجی|شماره اقامت|نمبر اقامت|کد اتباع
    د بهرني شمېره|د بهرنیانو شمېره|بهرني شمېره|د بهرني نمبر|د بهرنیانو نمبر|د خارجي شمېره|د خارجي نمبر|د اقامې شمېره|د اقامت شمېره
    ቁጽሪ ወጻእተኛ|ናይ ወጻእተኛ ቁጽሪ|ቁጽሪ ናይ ወጻእተኛ|ቁጽሪ ወጻእተኛታት|ቁጽሪ ስደተኛ
    yabancı numara|yabancı no|yabancı kimlik|yabancılar numara|oturum numara|oturum kart numara
    número de extranjero|numero de extranjera|número extranjero|número de extranjería|numero nie
    número de estrangeiro|número estrangeiro|número de estrangeira
    număr de străin|numărul de străin|numar de strain|numarul meu de strain|numărul străinului|nr de strain
    বিদেশি নম্বর|বিদেশী নম্বর|বিদেশি নাগরিক নম্বর|বিদেশি নাম্বার|বিদেশী নাম্বার|ফরেনার নম্বর
    外国人号码|外国人编号|外国人号|外国人登记号|居留号|居留号码|居留证号
    lambarka ajnabi|lambarka qofka ajnabi|nambarka ajnabi|lambarka shisheeye|lambarka deganaansho
  `), 5),
];

/** "étranger" by itself: as often the person as the number. */
export const weakForeignerCues = [cuePattern(parse("étranger|foreigner|الاجانب|الأجانب|أجنبي|اجنبي|іноземц|иностран|خارجی|خارجي|بهرني|ወጻእተኛ|yabancı|extranjero|estrangeiro|străin|বিদেশি|বিদেশী|外国人|ajnabi"), 4)];

export const fiscalCues = [
  `${number}[\\s.:]*${of}(?:fiscale?|spi|impots?|nif|contribuable|tax)(?!\\p{L})`,
  "(?<!\\p{L})(?:identifiant|id|reference)\\s+fiscale?(?!\\p{L})", "(?<!\\p{L})(?:spi|nif|simu|tin)(?!\\p{L})",
  `(?<!\\p{L})(?:tax(?:payer)?|fiscal)\\s*(?:id(?:entification)?\\s*)?${number}`, "(?<!\\p{L})tax\\s+id(?!\\p{L})", "(?<!\\p{L})fiscal\\s+id(?!\\p{L})",
  cuePattern(parse(`
    الرقم الضريبي|رقمي الضريبي|رقم الضريبة|رقم الضرائب|رقم الضريبي|رقم الدافع
    податковий номер|податкового номер|податковий код|номер платника податків|номер податків|фіскальний номер|ідентифікаційний код|ідентифікаційний номер|іпн|рнокпп
    налоговый номер|номер налогоплательщика|налоговый код|фискальный номер|фискальный код|инн
    شماره مالیاتی|نمبر مالیاتی|کد مالیاتی|شماره مالیات|نمبر مالیات|شماره مالیه
    د مالیاتو شمېره|د مالیې شمېره|د مالیاتو نمبر|مالیاتي شمېره|د ټکس شمېره|د ټکس نمبر
    ቁጽሪ ግብሪ|ናይ ግብሪ ቁጽሪ|ቁጽሪ ናይ ግብሪ
    vergi numara|vergi no|vergi kimlik
    número de impuesto|número fiscal|número tributario|identificación fiscal|código fiscal
    número de contribuinte|número fiscal|número de imposto|identificação fiscal
    număr fiscal|numărul fiscal|numarul meu fiscal|cod fiscal|codul fiscal|număr de impozit
    ট্যাক্স নম্বর|কর নম্বর|ট্যাক্স নাম্বার|করদাতা নম্বর|টিন নম্বর
    税号|税务号码|税务编号|税务号|纳税人识别号
    lambarka canshuur|nambarka canshuur
  `), 5),
];

export const socialCues = [
  `${number}[\\s.:]*${of}(?:securite\\s+sociale|secu(?:rite)?|ss|nir|nia|carte\\s+vitale|vitale|ameli|assure|immatriculation)(?!\\p{L})`,
  "(?<!\\p{L})(?:nir|nia|carte\\s+vitale|numero\\s+provisoire|securite\\s+sociale|secu)(?!\\p{L})",
  "(?<!\\p{L})(?:social\\s+security|ssn|health\\s+insurance)(?!\\p{L})",
  cuePattern(parse(`
    رقم الضمان الاجتماعي|رقم الضمان|الضمان الاجتماعي|رقم التأمين|التامين الصحي|رقم السيكو
    номер соціального страхування|соціального страхування|соцстрах|номер соціального
    номер социального страхования|социального страхования|номер социального|соцстрах
    شماره تامین اجتماعی|تامین اجتماعی|بیمه اجتماعی|نمبر بیمه|شماره بیمه
    د ټولنیز خوندیتوب|ټولنیز تامین|د بیمې شمېره|د بیمې نمبر
    ማሕበራዊ ድሕነት|ማሕበራዊ ውሕስነት
    sosyal güvenlik|sigorta numara
    seguridad social|segurança social|segurança social|asigurare socială|asigurărilor sociale|securitate socială
    সামাজিক নিরাপত্তা|সোশ্যাল সিকিউরিটি
    社会保险号|社保号|社会保障号|社保号码
    lambarka bulsha|caymiska bulsha|amniga bulshada
  `), 5),
];

export const cardCues = [
  "(?<!\\p{L})(?:carte|cb)\\s*(?:bancaire|bleue|bleu|visa|de\\s+credit|de\\s+banque|mastercard)?(?!\\p{L})", "(?<!\\p{L})(?:visa|mastercard|cb)(?!\\p{L})",
  "(?<!\\p{L})(?:bank|credit|debit)\\s+card(?!\\p{L})",
  cuePattern(parse("بطاقة بنكية|البطاقة البنكية|بطاقة البنك|بطاقة الائتمان|банківськ|картк|банковск|карты|карта|کارت بانکی|کارت بانک|د بانک کارت|ናይ ባንክ ካርድ|banka kart|kredi kart|tarjeta|cartão|card bancar|cardul|ব্যাংক কার্ড|银行卡|kaarka bangiga|kaarka bankiga"), 5),
];

/** Numéro d'allocataire: no key to anything, but a sheet asks for the same care (urgences-et-orientation, section 6). */
export const beneficiaryCues = [
  `${number}[\\s.:]*${of}(?:allocataire|alloc|caf|msa|dossier\\s+caf)(?!\\p{L})`, "(?<!\\p{L})matricule(?:\\s+(?:de\\s+la\\s+)?caf)?(?!\\p{L})",
  `(?<!\\p{L})(?:caf|beneficiary|allocataire)\\s+(?:file\\s+)?${number}`,
  "(?:رقم|номер|نمبر|شماره|شمېره|شميره|ቁጽሪ|নম্বর|numara\\p{L}*|lambarka|numarul|numero)\\s+(?:\\p{L}+\\s+){0,2}(?:caf|الكاف|کاف|كاف|каф|allocataire)", "caf\\s*(?:numara\\p{L}*|号码|号|নম্বর|номер|رقم)",
];

/** Words for numbers that belong to a thing or a firm, not to a person. */
export const thingCues = [
  "(?<!\\p{L})(?:siret|siren|commande|order|facture|invoice|colis|suivi|tracking|parcel|ticket|billet|dossier|demande|reference|ref|rna|rcs|ape|modele|article|serie|imei|contrat|bon|reclamation|annonce|offre|requete|file|case|request)(?!\\p{L})",
  cuePattern(parse("رقم الطلب|رقم الملف|الفاتورة|الطرد|رقم المرجع|замовлен|справ|заявк|рахун|посилк|накладн|заказ|дел|заявлен|счет|посылк|شماره سفارش|شماره پرونده|شماره درخواست|نمبر دوسیه|sipariş|dosya|fatura|kargo|başvuru|pedido|expediente|factura|solicitud|processo|comand|comenz|dosar|cerer|অর্ডার|ফাইল|订单|文件号|快递|dalabka|faylka"), 4),
];

export const phoneWords = anyOf("tel|phone|portable|mobile|هاتف|جوال|موبايل|телефон|تلفن|تليفون|ټليفون|مبایل|ስልኪ|numara|telefon|telefono|móvil|celular|ফোন|মোবাইল|电话|手机|taleefan");

/** Words for a password: whatever follows as its value is one. */
export const passwordStems = parse(`
  mot de passe|mots de passe|mot de pass|mots de pass|mot passe|mo de passe|mot de passse|mot dpasse|motdepasse|mot de pase|mot secret|phrase secrète
  password|passwort|passcode|passphrase|pass word|passwrd|pasword|passwd
  كلمة السر|كلمة سر|كلمة المرور|كلمة مرور|كلمه السر|كلمه المرور|كلمة سري|كلمة مروري|الباسورد|باسورد|باسوورد|باسوردي|الباسوورد|پاسورد|باصورد|موديباس|مودي باس|مود باس
  пароль|паролем|паролю|пароля|паролі|пароли|пасворд
  رمز عبور|رمز ورود|رمز ورودی|پسورد|پسوورد|گذرواژه|گذر واژه|کلمه عبور|کلمهٔ عبور|رمزم
  پټ نوم|پټنوم|پاسورډ|پاسورد|پټ رمز|پټ ټکی
  ምስጢራዊ ቃል|ቃል ምስጢር|ቃለ ምስጢር|ናይ ምስጢር ቃል|ምስጢር ቃል|ፓስዎርድ|ፓስወርድ|ፓስዋርድ|ፓስዎርደ|ፓስወርደ|ፓስዋርደ|መሕለፊ ቃል|ቃል መሕለፊ|የይለፍ ቃል
  şifre|parola|
  contraseña|contrasena|palabra clave|
  palavra-passe|palavra passe|palavra chave|
  parolă|parola|parolei|cuvânt de trecere
  পাসওয়ার্ড|পাসওয়ার্ড|পাসওয়াড|পাসোয়ার্ড|গোপন শব্দ
  密码|密碼|口令
  furaha sirta|erayga sirta|ereyga sirta|erayga furaha|ereyga furaha|sirta furaha
`);
export const passwordWords = parse("mdp|m.d.p|mp2|pwd|pw|psw|senha|senhas|clave|رمزي|رمز من|رمز زما|پټ");

/** A code that opens something: PIN, confirmation code, code of a card. The value is a short number. */
export const secretCodeWords = parse(`
  code pin|pin code|code secret|code confidentiel|code sms|code reçu|code de vérification|code de validation|code de sécurité|code de confirmation|code d'accès|code acces|code de connexion|code de la carte|code de ma carte|code carte bleue|code carte bancaire|code carte|code cb|code bancaire|code de carte bleue|code de carte|code personnel|code provisoire|code à usage unique|code temporaire|code d'activation|code puk|code de déverrouillage|code du téléphone|code de mon téléphone|code caf|code ameli|code france travail|code franceconnect|code par sms|code reçu par sms|code reçu par mail|numéro d'accès en ligne|numéro d'accès|cryptogramme|cryptogramme visuel|cvv|cvc|cvv2|pin|puk|otp|nip
  pin number|secret code|security code|verification code|confirmation code|access code|sms code|one time code|code from sms|login code|card code
  رمز التحقق|رمز التأكيد|رمز الدخول|الرمز السري|رمز سري|الرقم السري|رقم سري|رقمي السري|رمز البطاقة|كود التحقق|كود التأكيد|الكود السري|رمز الامان|رمز pin|البين كود|بين كود|الرمز
  пін-код|пін код|пінкод|пін|піну|код підтвердження|код з смс|код із смс|код із sms|код з sms|секретний код|код картки|код безпеки|смс код|код доступу
  пин-код|пин код|пинкод|пин|код подтверждения|код из смс|код из sms|секретный код|код карты|код безопасности|смс код|код доступа
  کد تایید|کد تأیید|کد امنیتی|کد پین|رمز پویا|رمز دوم|رمز کارت|رمز کارتم|پین کد|پین کود|کود تایید|کود پین|کود مخفی|کد مخفی|رمز مخفی|رمز|پین
  د تایید کوډ|د تائید کوډ|پټ کوډ|پین کوډ|پین|د کارت کوډ|پټ نمبر
  ምስጢራዊ ቁጽሪ|ናይ ምስጢር ቁጽሪ|ምስጢራዊ ኮድ|ፒን ኮድ|ፒን|ፒንኮድ|ናይ ምርግጋጽ ኮድ
  pin kodu|pin kodum|doğrulama kodu|onay kodu|güvenlik kodu|gizli kod|kart şifresi|sms kodu
  código pin|código secreto|código de verificación|código de seguridad|código sms|código de confirmación|número secreto|código de acceso
  código pin|código secreto|código de verificação|código de segurança|código de confirmação|código sms|código de acesso
  cod pin|codul pin|cod secret|codul secret|cod de verificare|codul de verificare|cod de securitate|cod sms|cod de confirmare
  পিন কোড|পিন নম্বর|পিন নাম্বার|পিন|গোপন কোড|গোপন নম্বর|ওটিপি|ভেরিফিকেশন কোড|যাচাই কোড
  验证码|驗證碼|pin码|安全码|确认码|动态码
  lambarka sirta|koodhka sirta|koodka sirta|koodka xaqiijinta|koodhka xaqiijinta|pin-ka|pinka
`);

/** "Code" by itself: also a postcode, a trade's code, an article of law. */
export const codeWords = parse("code|codes|le code|كود|الكود|كودي|код|коду|کد|کود|کوډ|ኮድ|kod|kodu|kodum|código|codigo|cod|codul|কোড|koodka|koodhka|لو كود|لوكود");
export const otherCodes = anyOf(
  "post|zip|insee|commune|\\bape\\b|\\bnaf\\b|rome|pays|promo|barre|civil|travail|penal|route|famille|couleur|region|secteur|area|dress|country|barcode|\\bqr\\b|digicode|immeuble|porte|banque|guichet|entree|batiment|почт|пошт|індекс|индекс|بريد|پست|পোস্ট|邮|boosta",
);
