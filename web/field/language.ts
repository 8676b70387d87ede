import type { Language } from "#web/words";

/** What a browser's cookies say; null when nobody has chosen. */
export const languageIn = (cookies: string): Language | null => {
  const found = /(?:^|;\s*)lang=(zh|en)(?:;|$)/.exec(cookies)?.[1];
  return found === "zh" || found === "en" ? found : null;
};

/**
 * The server answers in the language of the cookie, which the portal and the console of the same browser set too: the app goes by it, or names of
 * places would come in another language than the screens around them.
 */
export const chosenLanguage = (): Language | null => (typeof document === "undefined" ? null : languageIn(document.cookie));

export function chooseLanguage(language: Language): void {
  if (typeof document !== "undefined") document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`;
}
