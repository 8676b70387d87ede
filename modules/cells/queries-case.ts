import { areasOf } from "#platform/access";
import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { people } from "#modules/people";
import { placeInWords } from "#modules/places";
import type { KnownApplication } from "./application-state.ts";
import type { Check, Inspection } from "./check.ts";
import { standingScore } from "./applying.ts";
import { drawNaming, roundOfCheck } from "./checking.ts";
import * as c from "./contract.ts";
import type { Cited } from "./event.ts";
import { dueShown } from "./due-shown.ts";
import { programmeKey } from "./keys.ts";
import { mayOf } from "./may.ts";
import { papersToIssue } from "./papers.ts";
import { contactName, grantOfUnit, OWN, READ } from "./permits.ts";
import { photosIn } from "./photos.ts";
import type { Programme } from "./programme.ts";
import { schemes } from "./registers.ts";
import { officeName, openState, staff, unitName, type Key } from "./queries-visible.ts";

/** What the unit objected to does not see is the objection; it hears of it by its decision. */
const HIDDEN = ["cells.reminded", "cells.lapsed"];
type Stored = { seq: number; type: string; data: Record<string, unknown>; at: string; unit: string };

const fieldOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Nobody of the unit reads that somebody is on the way to look at it. */
export const checkShown = ({ check }: KnownApplication, own: boolean): Check | null =>
  !check || (own && check.stage === "drawn") ? null : check;
const SECRET = ["cells.objected", "cells.recused", "cells.check-recused"];

/** Every step of the record, in the order it was written; by which office, never by whom. */
async function entriesOf(ctx: QueryContext, key: Key, state: KnownApplication, own: boolean): Promise<c.Entry[]> {
  const all = await ctx.db<Stored[]>`
    select seq, type, data, at, unit from ledger.event
    where home = ${key.home} and stream = ${key.id} and type <> all(${HIDDEN}::text[]) order by seq`;
  const ordered = own && state.check?.stage === "drawn" ? all.findLast(({ type }) => type === "cells.check-ordered") : undefined;
  const shown = own ? all.filter((one) => !SECRET.includes(one.type) && one !== ordered) : all;
  const said = shown.map(({ type, data }) => (type === "cells.objected" ? null : fieldOf(data["text"])));
  const texts = await textsOf(ctx, key, said);
  return shown.map(({ type, data, at, unit }, index): c.Entry => {
    const text = said[index] ?? null;
    const [named] = photosIn([{ type, ...data } as never]);
    return {
      type,
      at: new Date(at).toISOString(),
      office: unit === "" ? "" : officeName(ctx, unit, state.unit),
      text: texts(text),
      document: fieldOf(data["document"]),
      photos: type === "cells.inspected" ? [] : ((named as { photos?: string[] } | undefined)?.photos ?? []),
    };
  });
}

const lookOf = ({ inspectors, seed, inspection, open }: Check) => ({ inspectors, seed, inspection, open });

export const ownOf = (ctx: QueryContext, state: KnownApplication): boolean =>
  grantOfUnit(ctx.actor, state.unit, ctx.now) !== null && !areasOf(ctx, READ).some((area) => state.unit.area.startsWith(area));

const inspectionView = (found: Inspection | null, texts: (field: string | null) => string | null): c.InspectionView | null =>
  found && {
    way: found.way,
    at: found.at,
    results: found.results,
    statement: texts(found.statement),
  };
const saidIn = (found: Inspection | null): (string | null)[] =>
  found ? [...found.results.flatMap((one) => [one.reason, citedIn(one)]), found.statement] : [];
const citedIn = ({ cited }: Cited): string | null => cited?.text ?? null;

type Neighbours = { renews: c.Neighbour | null; later: c.Neighbour | null };

/** The title this application comes after, and what the unit has applied for since. */
async function neighboursOf({ db }: QueryContext, { id }: Key, { scheme, unit, renews, appliedAt }: KnownApplication): Promise<Neighbours> {
  const rows = await db<(c.Neighbour & { before: boolean })[]>`
    select home, id::text, stage, certificate, valid_until::text as until, id = ${renews?.id ?? null}::uuid as before from cells.application
    where scheme = ${scheme} and unit = ${unit.code} and id <> ${id}
      and (id = ${renews?.id ?? null}::uuid or applied_at > ${appliedAt} and stage not in ('withdrawn', 'voided')) order by applied_at desc`;
  const told = (row: (typeof rows)[number] | undefined): c.Neighbour | null => {
    if (!row) return null;
    const { home, id: other, stage, certificate, until } = row;
    return { home, id: other, stage, certificate, until };
  };
  return { renews: told(rows.find(({ before }) => before)), later: told(rows.find(({ before }) => !before)) };
}

/** The round by whose pool and seed a check of this title would be drawn now, and whether the unit was drawn for one. */
async function checkOf(ctx: QueryContext, state: KnownApplication, own: boolean): Promise<{ checkRound: string | null; toCheck: boolean }> {
  const key = programmeKey(state.scheme);
  const [row] = await ctx.db<{ state: Programme }[]>`select state from ledger.stream where home = ${key.home} and id = ${key.id}`;
  const rounds = row?.state.rounds ?? [];
  return { checkRound: roundOfCheck(rounds, state.unit)?.id ?? null, toCheck: !own && drawNaming(rounds, state) !== null };
}

/** The term of a title; its score stands with the lines. */
function termOf({ title }: KnownApplication): c.ApplicationView["title"] {
  if (title === null) return null;
  const { certificate, level, from, until, renewFrom, reportDue, office } = title;
  return { certificate, level, from, until, renewFrom, reportDue, ...(office === undefined ? {} : { office }) };
}

export const readApplication = query<z.output<typeof c.ReadApplication>, c.ApplicationView>({
  name: "cells.read-application",
  route: "GET /api/cells/applications/{home}/{id}",
  summary: { zh: "一件申报", en: "One application" },
  input: c.ReadApplication,
  allow: staff,
  // Whoever was drawn may sit in another district; `openState` asks who may.
  scope: () => [""],
  run: async (ctx, key) => {
    const state = await openState(ctx, key);
    const rule = state && ctx.read(schemes).at(state.scheme, state.version);
    if (!state || !rule) throw refuse.notFound("record.not-found");
    const own = ownOf(ctx, state);
    const { objections } = state;
    const check = checkShown(state, own);
    const seen = check ? { ...state, ...lookOf(check) } : state;
    const { inspection, inspectors, seed, open } = seen;
    const objected = own ? [] : objections.map(({ text }) => text);
    const fields = [...state.self.map(citedIn), ...saidIn(inspection), ...saidIn(state.inspection), ...objected];
    const texts = await textsOf(ctx, key, fields);
    const { scheme, round, unit, stage, self, due, appeal, appealUntil } = state;
    const { renews, later } = await neighboursOf(ctx, key, state);
    return {
      ...key,
      scheme,
      round,
      unit: { ...unit, zh: unitName(ctx, unit.code, unit) },
      stage,
      self,
      seed,
      open,
      due: due && { slot: due.slot, due: dueShown(due) },
      title: termOf(state),
      appealUntil,
      renews,
      later,
      rule,
      own,
      inspectors: inspectors.map((id) => ({
        id,
        name: own ? null : ctx.read(people).name(id) || null,
        office: officeName(ctx, ctx.read(people).person(id)?.unit ?? ""),
        signed: inspection?.signed.includes(id) ?? false,
      })),
      inspection: inspectionView(inspection, texts),
      before: check && inspectionView(state.inspection, texts),
      check: check && {
        number: check.number,
        way: check.way,
        stage: check.stage,
        round: check.round,
        document: check.document,
        due: check.due && dueShown(check.due),
      },
      ...(await checkOf(ctx, state, own)),
      appeal: appeal && {
        against: appeal.against,
        decided: appeal.decided,
      },
      contact: state.contact !== null,
      papers: papersToIssue(ctx, state),
      // Nobody renews twice: what was applied for since is on the page.
      may: mayOf(state, ctx.actor, ctx.now).filter((step) => step !== "renew" || later === null || later.stage === "refused"),
      placeName: placeInWords(ctx, unit.area),
      score: standingScore(seen, rule),
      texts: Object.fromEntries(fields.flatMap((field) => (field === null ? [] : [[field, texts(field)]]))),
      entries: await entriesOf(ctx, key, state, own),
      objections: objections.map(({ entry, at, text, decided }) => ({
        entry,
        at,
        text: texts(text),
        upheld: decided?.upheld ?? null,
      })),
    };
  },
});

/** Name and number of whom the unit named; each opening is written down with its reason. */
export const readContact = query<z.output<typeof c.ReadContact>, c.UnitContact>({
  name: "cells.read-contact",
  // In the body: a reason in somebody's own words may name people.
  route: "POST /api/cells/applications/{home}/{id}/contact",
  summary: { zh: "查看申报单位联系人（记录在案）", en: "Open the unit's contact; the opening is recorded" },
  input: c.ReadContact,
  allow: { ...staff, roles: READ },
  scope: () => [""],
  ratePerMinute: 30,
  run: async (ctx, { home, id, reason }) => {
    const state = await openState(ctx, { home, id });
    if (!state || state.contact === null) throw refuse.notFound("record.not-found");
    const name = contactName(state.contact);
    const fields = [state.contact, ...(name ? [name] : [])].map((field) => ({ stream: { home, id }, field }));
    const [text, named] = await ctx.unseal(fields, reason);
    if (!text) throw refuse.notFound("record.not-found");
    return name ? { name: named ?? "", phone: text } : (JSON.parse(text) as c.UnitContact);
  },
});

/** Whether this reader may open the record, and so look at its photos. */
export const maySee = async (ctx: QueryContext, key: Key): Promise<boolean> =>
  areasOf(ctx, [...READ, OWN]).length > 0 && (await openState(ctx, key)) !== null;
