import { createContext, useContext, useMemo, type ComponentType } from "react";
import type { Api } from "#web/client";
import { speaker, type Language, type Words } from "#web/words";

export type Grant = { role: string; area: string; unit: string; until: string | null };
export type Session = {
  account: { id: string; name: string; login: string };
  grants: readonly Grant[];
  mustChangePassword: boolean;
  /** What the session still lacks before it has its grants. */
  second: "none" | "code" | "enrol";
  hasSecond: boolean;
  /** Signed on through the city's provider. */
  provider: boolean;
  language: Language;
};

/** What may help whoever replies to somebody: laid in by the app from another module. `subject`: the code of what it is about. */
export type ReplyHelp = {
  /** null: it is not registered yet. */
  record: { home: string; id: string } | null;
  subject: string;
  place: string;
  words: string;
  /** What whoever asked reads in. */
  asksIn: Language;
  /** Adds to the reply that is being written; null: there is none here. `used` names the answer, for whoever registers the record only afterwards. */
  put: ((text: string, used: { home: string; id: string; version: number }) => void) | null;
  /** A reply was given. */
  done: boolean;
};

/** What every screen of the console stands on. `area` is the scope chosen in the header; "" is all that the grants cover. `recordPath`: where a record of this kind is opened, null when this person has no such screen. */
export type ConsoleValue = {
  api: Api;
  language: Language;
  session: Session;
  area: string;
  setArea: (area: string) => void;
  recordPath: (record: { kind: string; home: string; id: string }) => string | null;
  ReplyHelp: ComponentType<ReplyHelp> | null;
};

const ConsoleContext = createContext<ConsoleValue | null>(null);
export const ConsoleProvider = ConsoleContext.Provider;

export function useConsole(): ConsoleValue {
  const value = useContext(ConsoleContext);
  if (!value) throw new Error("useConsole outside ConsoleProvider");
  return value;
}

const LanguageContext = createContext<Language>("zh");
export const LanguageProvider = LanguageContext.Provider;
export const useLanguage = (): Language => useContext(LanguageContext);

/** A reader of one catalogue in the language of the screen; the same one as long as both are. */
export function useSay<W extends Words>(words: W) {
  const language = useLanguage();
  return useMemo(() => speaker(words, language), [words, language]);
}

export const holdsRole = (session: Session, roles: readonly string[]): boolean =>
  session.grants.some((grant) => roles.includes(grant.role));

/** Units the person acts for in one of these roles, each once. */
export const unitsOf = (session: Session, roles: readonly string[]): string[] => [
  ...new Set(session.grants.filter((grant) => grant.unit !== "" && roles.includes(grant.role)).map((grant) => grant.unit)),
];

/** The widest areas of the grants: what "all" means for this person. */
export function areasOf(session: Session): string[] {
  const areas = [...new Set(session.grants.map((grant) => grant.area))];
  return areas.filter((area) => !areas.some((other) => other !== area && area.startsWith(other)));
}
