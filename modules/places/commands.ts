import { grantsOver, holds, type Allow } from "#platform/access";
import { command, ref, type CommandContext } from "#platform/ledger";
import { Refusal, refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import { pointOnSurface } from "#platform/geo";
import { CloseArea, ImportAreas, RecordResidents, RenameArea, type ImportFault, type ImportOutcome } from "./contract.ts";
import { area, close, importArea, recordResidents as decideResidents, rename, type AreaEvent, type Drawing } from "./area.ts";
import { areaKey, shapeHash } from "./area-id.ts";
import { levelOf } from "./code.ts";
import { codesIn, readImport, type ImportRow } from "./import.ts";
import { places } from "./queries.ts";

const MAX_FAULTS = 500;

/** An administrator whose area holds every area that is named. A file without one readable code can change nothing, and its faults are told to any administrator. */
const adminOfAll = <I>(codesOf: (input: I) => readonly string[]): Allow<I> => ({
  roles: ["admin"],
  condition: "over every area it names",
  admits: (ctx, input) => {
    const codes = codesOf(input);
    if (ctx.actor.kind !== "staff") return null;
    const held = ctx.actor.grants.flatMap((grant) => grantsOver(ctx.actor, ["admin"], grant.area, ctx.now));
    return held.find((grant) => codes.every((code) => code.startsWith(grant.area))) ?? null;
  },
});

const drawingOf = (row: ImportRow, input: ImportAreas): Drawing | null =>
  row.shape && {
    shape: row.shape,
    hash: shapeHash(row.shape),
    point: row.facts.point ?? pointOnSurface(row.shape),
    source: input.source,
    synthetic: input.synthetic,
    from: input.validFrom,
  };

type Decided = { row: ImportRow; events: AreaEvent[] };

/** Takes every decision before anything is written, so that what a dry run promises is what happens; a row's refusal becomes its fault. */
function decideRows(ctx: CommandContext, rows: readonly ImportRow[], input: ImportAreas, faults: ImportFault[]): Decided[] {
  const bad = new Set(faults.map(({ row }) => row));
  const decided: Decided[] = [];
  for (const row of rows) {
    if (bad.has(row.row)) continue;
    try {
      decided.push({ row, events: importArea(ctx.state(area, areaKey(row.facts.code)), row.facts, drawingOf(row, input), ctx.now) });
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      const { code, params } = cause.body;
      faults.push({ row: row.row, area: row.facts.code, code, ...(params ? { params } : {}) });
    }
  }
  return decided;
}

function outcomeOf(input: ImportAreas, decided: readonly Decided[], faults: ImportFault[]): ImportOutcome {
  const having = (type: AreaEvent["type"]) => decided.filter(({ events }) => events.some((event) => event.type === type));
  const registered = having("places.area-registered");
  return {
    dryRun: input.dryRun,
    rows: decided.length,
    registered: registered.length,
    renamed: having("places.area-renamed").length,
    redrawn: having("places.area-drawn").filter((one) => !registered.includes(one)).length,
    unchanged: decided.filter(({ events }) => events.length === 0).length,
    faults: faults.sort((left, right) => left.row - right.row).slice(0, MAX_FAULTS),
  };
}

export const importAreas = command<ImportAreas, ImportOutcome>({
  name: "places.import-areas",
  route: "POST /api/places/imports",
  summary: { zh: "导入官方区划和边界", en: "Import official areas and outlines" },
  input: ImportAreas,
  // A file without a readable code still needs a home for its answer.
  about: (input) => [...new Set([...codesIn(input), cityCode()])].map((code) => ref(area, areaKey(code))),
  allow: adminOfAll(codesIn),
  // Half a million positions, each written out to the last digit.
  bodyLimit: 20 * 1024 * 1024,
  // A city comes in by five files, each tried and then taken; a minute's allowance passes in two halves.
  ratePerMinute: 30,
  run: (ctx, input) => {
    const all = ctx.read(places);
    const { rows, faults } = readImport(input, (code) => {
      const known = all.area(code);
      return known ? { open: known.validTo === null, synthetic: known.synthetic, shape: all.shape(code) } : null;
    });
    const decided = decideRows(ctx, rows, input, faults);
    const outcome = outcomeOf(input, decided, faults);
    if (input.dryRun) return outcome;
    if (faults.length > 0)
      throw refuse.fields(outcome.faults.map(({ row, code, params }) => ({ path: `rows.${row}`, code, ...(params ? { params } : {}) })));
    for (const { row, events } of decided) ctx.change(area, areaKey(row.facts.code), () => events);
    return outcome;
  },
});

/** A grid in force is changed by a plan the county approved, and by nothing else (plan-commands.ts). */
function assertNoGrid(code: string): void {
  if (code.length > 12) throw refuse.conflict("places.grid-by-plan");
}

export const renameArea = command<RenameArea, { code: string }>({
  name: "places.rename-area",
  route: "POST /api/places/areas/{code}/name",
  summary: { zh: "更改区划名称", en: "Rename an area" },
  input: RenameArea,
  about: ({ code }) => [ref(area, areaKey(code))],
  allow: holds(["admin"], (_, { code }) => code, "at the area"),
  run: (ctx, { code, zh, en, from }) => {
    assertNoGrid(code);
    ctx.change(area, areaKey(code), (state) => rename(state, zh, en ?? null, from, ctx.now));
    return { code };
  },
});

export const closeArea = command<CloseArea, { code: string }>({
  name: "places.close-area",
  route: "POST /api/places/areas/{code}/closure",
  summary: { zh: "撤销区划，指明去向", en: "Close an area and say what follows it" },
  input: CloseArea,
  about: ({ code, successors }) => [...new Set([code, ...successors])].map((one) => ref(area, areaKey(one))),
  allow: holds(["admin"], (_, { code }) => code, "at the area"),
  run: (ctx, { code, validTo, successors }) => {
    assertNoGrid(code);
    const below = ctx.read(places).children(code);
    if (below.length > 0) throw refuse.conflict("places.has-children", { count: below.length });
    for (const [index, successor] of successors.entries()) {
      const next = ctx.state(area, areaKey(successor));
      const stands = successor !== code && next.stage === "open" && levelOf(successor) === levelOf(code);
      if (!stands) throw refuse.fields([{ path: `successors.${index}`, code: "places.no-successor", params: { area: successor } }]);
    }
    ctx.change(area, areaKey(code), (state) => close(state, validTo, successors, ctx.now));
    return { code };
  },
});

export const recordResidents = command<RecordResidents, { recorded: number }>({
  name: "places.record-residents",
  route: "POST /api/places/residents",
  summary: { zh: "按公报登记各地常住人口", en: "Record residents of areas, as a document has them" },
  input: RecordResidents,
  about: ({ rows }) => rows.map(({ code }) => ref(area, areaKey(code))),
  allow: adminOfAll(({ rows }) => rows.map(({ code }) => code)),
  run: (ctx, { rows, day, document, synthetic }) => {
    let recorded = 0;
    for (const { code, residents } of rows) {
      assertNoGrid(code);
      ctx.change(area, areaKey(code), (state) => {
        const events = decideResidents(state, { day, residents, document, synthetic }, ctx.now);
        recorded += events.length;
        return events;
      });
    }
    return { recorded };
  },
});
