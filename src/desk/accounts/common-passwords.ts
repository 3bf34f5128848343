/** Words that long passwords of this house and country are made of when nobody thinks; what else is in them is mostly a year. */
const usualWords = [
  "123456789", "987654321", "abcdefghijkl", "administrateur", "administrator", "admin", "association", "azertyuiop", "bienvenue", "bonjour", "changeme",
  "changezmoi", "chocolat", "coordinateur", "coordinatrice", "doudou", "france", "iloveyou", "jetaime", "letmein", "marseille", "mediateur", "mediation",
  "mediatrice", "motdepasse", "numerique", "passerelle", "password", "princesse", "qsdfghjklm", "qwertyuiop", "secret", "soleil", "welcome", "wxcvbn",
];
/** Letters that something else than a usual word, a name or a digit must bring. */
const minOwnCharacters = 6;

/**
 * Longer lists hold hardly anything of twelve characters; what people do type there is a usual word, the name of the account, a year and an
 * exclamation mark. Refused when little is left without them.
 */
export function isCommonPassword(password: string, known: readonly string[]): boolean {
  const words = [...usualWords, ...known.map(plain).filter((word) => word.length >= 3)].sort((a, b) => b.length - a.length);
  let left = plain(password);
  for (const word of words) left = left.replaceAll(word, "");
  return [...left.replace(/[\d\s]/g, "")].length < minOwnCharacters && left.length < plain(password).length;
}

/** Small letters and digits, without accents, and as usual signs are meant (`p@ssw0rd`). */
function plain(text: string): string {
  const signs: Readonly<Record<string, string>> = { "@": "a", "0": "o", "3": "e", "$": "s" };
  const letters = text.normalize("NFKD").toLowerCase();
  const read = /^[\d\s]*$/.test(letters) ? letters : letters.replace(/(?<=\p{L})[@03$](?=\p{L})/gu, (sign) => signs[sign] ?? sign);
  return read.replace(/[^\p{L}\p{N}]/gu, "");
}
