import type { Locale } from "../../core/locale";

interface Forbidden {
  /** Promises of a right. "Whether you have a right to" is what others decide, and may be said. */
  readonly promises: RegExp;
  /** Secrets, in a question whose answer is typed. */
  readonly secrets: RegExp;
}

const forbidden: Readonly<Record<Locale, Forbidden>> = {
  fr: {
    promises: /(?<!\bsi )vous avez (?:le )?droit (?:à|au|aux|d'|de)/iu,
    secrets: /mot de passe|numéro de sécurité sociale|numéro de carte|code secret|code confidentiel|\bIBAN\b|\bNIR\b/iu,
  },
  en: {
    promises: /(?<!\b(?:if|whether) )you(?: are|'re) entitled/iu,
    secrets: /password|social security number|card number|pin code|\bIBAN\b/iu,
  },
  ar: {
    promises: /(?<!كان )(?<!هل )يحق لك/u,
    secrets: /كلمة (?:السر|المرور)|رقم الضمان الاجتماعي|رقم البطاقة البنكية/u,
  },
  uk: {
    promises: /(?<!(?:чи|якщо) )ви маєте право/iu,
    secrets: /пароль|номер соціального страхування|номер картки/iu,
  },
  "fa-AF": {
    promises: /(?<!آیا )(?<!اگر )شما (?:حق دارید|مستحق هستید)/u,
    secrets: /رمز عبور|رمز تان|شماره تأمین اجتماعی|شماره کارت بانکی/u,
  },
};

/** @param isTyped the person answers this sentence in writing. @returns the words found, or null. */
export function forbiddenWordsIn(sentence: string, locale: Locale, isTyped: boolean): string | null {
  const { promises, secrets } = forbidden[locale];
  return promises.exec(sentence)?.[0] ?? (isTyped ? secrets.exec(sentence)?.[0] : null) ?? null;
}
