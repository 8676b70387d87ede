/** @jsxImportSource preact */
import { refusedPage, type Outcome, type Visit } from "#web/parts";
import { type Language, percentage, speaker } from "#web/words";
import type { PublicRow } from "../contract.ts";
import { portalWords } from "./portal-words.ts";

export type Say = (key: keyof typeof portalWords, params?: Readonly<Record<string, string | number>>) => string;
export type AreaList = { trail: { code: string; zh: string; en: string }[]; areas: { code: string; zh: string; en: string }[] };
export const pageOf = ({ home, id }: PublicRow): string => `/cells/${home}/${id}`;
export const roundPage = (round: string): string => `/cells/rounds/${round}`;
/** What a kind of title asks for; of a version where one is named. */
export const kindPage = (code: string, version?: number): string => `/cells/kinds/${code}${version ? `?version=${version}` : ""}`;
export const certificatePage = (number: string): string => `/cells/certificate/${encodeURIComponent(number)}`;
export const percent = (part: number, whole: number | null): string => percentage(whole ? part / whole : null, 1);
export const kindOf = (row: { zh: string; en: string }, language: Language): string => row[language];

/** Days for objections that are over leave a result to be decided on: it is no longer open to them. */
export const sayState = ({ state, objectUntil }: PublicRow, say: Say, now = new Date()): string =>
  say(state === "publicised" && objectUntil !== null && Date.parse(objectUntil) < now.getTime() ? "state.closed" : `state.${state}`);

type Refused = { status: number; refusal: { message: string } };
export const refused = ({ language }: Visit, reply: Refused): Outcome => {
  const say = speaker(portalWords, language);
  return refusedPage(say("title"), reply, { href: "/cells", label: say("back") });
};
