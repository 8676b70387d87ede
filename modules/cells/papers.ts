import type { DocumentData, DocumentKind } from "#platform/documents";
import { dayInWords } from "#platform/documents";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { placeInWords } from "#modules/places";
import type { KnownApplication } from "./application-state.ts";
import type { ApplicationView, PaperCode } from "./contract.ts";
import { PAPERS, STEP_PAPERS } from "./contract/stages.ts";
import { FIELDS, TEXTS, TITLES } from "./paper-texts.ts";
import { aboveGrant, DECIDE, firstLook } from "./permits.ts";
import { openState, stateOf } from "./queries-visible.ts";
import { schemes } from "./registers.ts";
import { LEVELS, readStep } from "./step-papers.ts";

export type Called = { code: PaperCode; seq: number | null; unit: string };

/** What a record calls for: a paper a step, under the office that took it, and of a title its certificate and plate. What a unit hands in is taken in by who looks first. */
export function papersOf({ papers, title, unit }: KnownApplication): Called[] {
  const steps = papers.map(({ code, seq, office }) => ({ code, seq, unit: code === "application" ? `centre-${firstLook(unit)}` : office }));
  const office = title?.office;
  const titled = office ? PAPERS.map((code): Called => ({ code, seq: null, unit: office })) : [];
  return [...steps, ...titled].filter((one) => one.unit !== "");
}

/** What whoever decides there may issue, should it be missing. */
export const papersToIssue = (ctx: QueryContext, state: KnownApplication): ApplicationView["papers"] =>
  aboveGrant(ctx.actor, DECIDE, state.unit, ctx.now) === null
    ? []
    : papersOf(state).map((one) => ({ ...one, title: { zh: TITLES[one.code].zh, en: TITLES[one.code].en } }));

async function readTitle(ctx: QueryContext, subject: StreamKey): Promise<DocumentData> {
  const state = await stateOf(ctx, subject);
  const rule = state && ctx.read(schemes).at(state.scheme, state.version);
  if (!state?.title || !rule) throw new Error(`no title at ${subject.home}/${subject.id}`);
  const { title, unit } = state;
  return {
    unit: unit.zh,
    place: placeInWords(ctx, unit.area),
    kind: rule.zh,
    level: LEVELS[title.level],
    certificate: title.certificate,
    from: dayInWords(title.from),
    until: dayInWords(title.until),
    page: `/cells/certificate/${title.certificate}`,
  };
}

const mayOpen = async (ctx: QueryContext, subject: StreamKey): Promise<boolean> => (await openState(ctx, subject)) !== null;

/** A title that is held is public, and so are its certificate and the decision; of one that was lost they are opened by those who may open the record. */
async function mayOpenTitle(ctx: QueryContext, subject: StreamKey): Promise<boolean> {
  const state = await stateOf(ctx, subject);
  if (state?.stage === "awarded" || state?.stage === "warned" || state?.stage === "mended") return true;
  return mayOpen(ctx, subject);
}

const kindOf = (code: PaperCode, more: Pick<DocumentKind, "read" | "admits">): [PaperCode, DocumentKind] => {
  const { word, ...title } = TITLES[code];
  return [code, { code: `cells.${code}`, title, word, fields: FIELDS, blocks: TEXTS[code], ...more }];
};

export const cellPapers = Object.fromEntries([
  ...PAPERS.map((code) => kindOf(code, { read: readTitle, admits: mayOpenTitle })),
  ...STEP_PAPERS.map((code) =>
    kindOf(code, {
      read: (ctx, subject, { params }) => readStep(ctx, subject, code, Number(params["seq"])),
      admits: code === "naming" ? mayOpenTitle : mayOpen,
    }),
  ),
]) as Readonly<Record<PaperCode, DocumentKind>>;
