/** @jsxImportSource preact */
import type { Reply } from "#web/client";
import { refusedPage, withQuery, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { EditionView } from "../../contract/card.ts";
import { cardWords } from "../card-words.ts";
import { portalWords } from "../portal-words.ts";

export const askOf = ({ params }: Visit): Record<string, string> =>
  params["home"] ? { home: params["home"], id: params["id"] ?? "", version: params["version"] ?? "" } : {};

export const fileOf = ({ home, id, version }: EditionView, form: string, language: string): string =>
  withQuery("/api/report-card/file", { home, id, version: String(version), form, language });

type Refused = Parameters<typeof refusedPage>[1];
export const missing = ({ language }: Visit, reply: Refused): Outcome =>
  refusedPage(speaker(cardWords, language)("card"), reply, { href: "/catalogue", label: speaker(portalWords, language)("catalogue") });

/** A figure, or its rows, that are not shown: why. Of an area too small for it, the way to the smallest around it of which it is told. */
export function figureRefused(
  { language }: Visit,
  reply: Extract<Reply<unknown>, { ok: false }>,
  wider: (area: string) => string,
): Outcome {
  const say = speaker(portalWords, language);
  const fine = reply.refusal.fields?.find(({ code }) => code === "report-card.too-fine");
  const { above, wider: code } = fine?.params ?? {};
  const up = typeof above === "string" && typeof code === "string" ? [{ href: wider(code), label: say("wider", { area: above }) }] : [];
  return refusedPage(say("catalogue"), reply, ...up, { href: "/catalogue", label: say("all") });
}

/** Where the rows of a figure of this edition are; of all its figures without one. */
export const rowsFile = ({ home, id, version }: Pick<EditionView, "home" | "id" | "version">, item?: string): string =>
  withQuery("/api/report-card/rows", { home, id, version: String(version), item });
