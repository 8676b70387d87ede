/** @jsxImportSource preact */
import { refusedPage, withQuery, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { EditionView } from "../../contract/card.ts";
import { cardWords } from "../card-words.ts";
import { portalWords } from "../portal-words.ts";

export const askOf = ({ params }: Visit): Record<string, string> =>
  params["home"] ? { home: params["home"], id: params["id"] ?? "", version: params["version"] ?? "" } : {};

export const fileOf = ({ home, id, version }: EditionView, form: string, language: string): string =>
  withQuery("/api/report-card/file", { home, id, version: String(version), form, language });

type Refused = { status: number; refusal: { message: string } };
export const missing = ({ language }: Visit, reply: Refused): Outcome =>
  refusedPage(speaker(cardWords, language)("card"), reply, { href: "/catalogue", label: speaker(portalWords, language)("catalogue") });

/** Where the rows of a figure of this edition are; of all its figures without one. */
export const rowsFile = ({ home, id, version }: Pick<EditionView, "home" | "id" | "version">, item?: string): string =>
  withQuery("/api/report-card/rows", { home, id, version: String(version), item });
