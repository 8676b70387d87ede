import { cityDay } from "#platform/days";
import { numberInWords, type DocumentKind } from "#platform/documents";
import type { CommandContext } from "#platform/ledger";
import { organisations } from "#modules/organisations";
import { document, issue, nextNumber, series } from "./document.ts";
import { seriesKey, type Issuing } from "./keys.ts";
import { papers } from "./queries.ts";

/**
 * Issues a paper inside the command of the module it belongs to: its number is given in the same transaction, the files are made by a job. Gives the number; a
 * paper issued before keeps its own. `place`: where the record is (area code). `params` goes into the event: nothing personal. The command's `about` must hold `documentRefs`.
 */
export function issueDocument(
  ctx: CommandContext,
  kind: DocumentKind,
  issuing: Issuing & { place: string; params?: Readonly<Record<string, string>> },
): string {
  const key = { home: issuing.subject.home, id: issuing.id };
  const before = ctx.state(document, key);
  if (before.stage !== "none") return before.number;
  const known = ctx.read(papers);
  const year = Number(cityDay(ctx.now).slice(0, 4));
  const given = ctx.change(series, seriesKey(issuing.unit, kind.word), (state) => nextNumber(state, year, issuing.id));
  const own = known.template(kind.code);
  const organWord = known.word(issuing.unit) ?? ctx.read(organisations).unit(issuing.unit)?.zh ?? issuing.unit;
  const number = numberInWords(`${organWord}${kind.word}`, given.year, given.last);
  const { unit, subject, place, params = {} } = issuing;
  const issued = { kind: kind.code, subject, unit, place, number, year: given.year, serial: given.last, params };
  ctx.change(document, key, (state) => issue(state, { ...issued, template: own?.version ?? 0, templateFile: own?.file ?? null }));
  ctx.job({ kind: "documents.make", payload: key });
  return number;
}
