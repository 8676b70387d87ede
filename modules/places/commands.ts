import { grantsOver, holds, type Allow } from "#platform/access";
import { command, ref, type CommandContext } from "#platform/ledger";
import { Refusal, refuse } from "#platform/refusals";
import { gcjShapeToWgs, liesWithin, overlaps, pointOnSurface, readFeatures, type Shape } from "#platform/geo";
import { CloseArea, DrawGrid, ImportAreas, RenameArea, type ImportFault, type ImportOutcome } from "./contract.ts";
import { area, close, drawGrid as decideGrid, importArea, rename, type AreaEvent, type Drawing } from "./area.ts";
import { areaKey, shapeHash } from "./area-id.ts";
import { levelOf, parentOf } from "./code.ts";
import { codesIn, readImport, type ImportRow } from "./import.ts";
import { places } from "./queries.ts";

const MAX_FAULTS = 500;

/** An administrator whose area holds every area of the file. A file without one readable code can change nothing, and its faults are told to any administrator. */
const adminOfAll: Allow<ImportAreas> = {
  roles: ["admin"],
  condition: "over every area of the file",
  admits: (ctx, input) => {
    const codes = codesIn(input);
    if (ctx.actor.kind !== "staff") return null;
    const held = ctx.actor.grants.flatMap((grant) => grantsOver(ctx.actor, ["admin"], grant.area, ctx.now));
    return held.find((grant) => codes.every((code) => code.startsWith(grant.area))) ?? null;
  },
};

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
  about: (input) => [...new Set([...codesIn(input), "3305"])].map((code) => ref(area, areaKey(code))),
  allow: adminOfAll,
  bodyLimit: 20 * 1024 * 1024,
  ratePerMinute: 10,
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

/** Digits lost on common borders; more than this is land in two grids or outside the village. */
const NESTING_M = 10;
const MAX_GRID_POSITIONS = 2_000;

function gridShape(ctx: CommandContext, input: DrawGrid): Shape {
  const whole = { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: input.geometry }] };
  const { features, faults } = readFeatures(whole, { features: 1, positions: MAX_GRID_POSITIONS });
  const drawn = features[0]?.shape;
  const [fault] = faults;
  if (!drawn)
    throw refuse.fields([
      { path: "geometry", code: `places.fault.${fault?.reason ?? "notAPolygon"}`, ...(fault?.params ? { params: fault.params } : {}) },
    ]);
  const shape = input.crs === "gcj02" ? gcjShapeToWgs(drawn) : drawn;
  const all = ctx.read(places);
  const parent = all.area(parentOf(input.code) ?? "");
  if (!parent || parent.validTo !== null) throw refuse.notFound("places.no-parent", { parent: parentOf(input.code) ?? "" });
  const frame = all.shape(parent.code);
  if (frame && !liesWithin(shape, frame, NESTING_M)) throw refuse.invalid("places.outside-parent", { parent: parent.zh });
  // 嘉兴 6, 滨州 6: no grids on top of the grids.
  for (const sister of all.children(parent.code)) {
    const other = sister.code === input.code ? null : all.shape(sister.code);
    if (other && overlaps(shape, other, NESTING_M)) throw refuse.conflict("places.grid-overlaps", { grid: sister.zh });
  }
  return shape;
}

export const drawGrid = command<DrawGrid, { code: string; version: number }>({
  name: "places.draw-grid",
  route: "POST /api/places/grids",
  summary: { zh: "划定或调整网格", en: "Draw a grid or move its borders" },
  input: DrawGrid,
  about: ({ code }) => [ref(area, areaKey(code))],
  allow: holds(["admin"], (_, { code }) => code, "at the grid"),
  bodyLimit: 2 * 1024 * 1024,
  run: (ctx, input) => {
    const [level, parent] = [levelOf(input.code), parentOf(input.code)];
    if ((level !== "grid" && level !== "microGrid") || parent === null) throw refuse.invalid("places.grid-code");
    if ((level === "microGrid") !== (input.kind === "micro")) throw refuse.fields([{ path: "kind", code: "places.grid-kind" }]);
    const shape = gridShape(ctx, input);
    const drawing: Drawing = {
      shape,
      hash: shapeHash(shape),
      point: pointOnSurface(shape),
      source: input.source,
      synthetic: false,
      from: input.validFrom,
    };
    const { code, zh, kind, households, validFrom } = input;
    const facts = {
      code,
      level,
      kind,
      zh,
      en: input.en ?? null,
      parent,
      validFrom,
      synthetic: false,
      households,
      notice: { phone: input.phone ?? null },
      drawing,
    };
    const state = ctx.change(area, areaKey(code), (before) => decideGrid(before, facts, ctx.now));
    return { code, version: state.stage === "none" ? 0 : state.shapes.length };
  },
});

export const renameArea = command<RenameArea, { code: string }>({
  name: "places.rename-area",
  route: "POST /api/places/areas/{code}/name",
  summary: { zh: "更改区划或网格名称", en: "Rename an area or grid" },
  input: RenameArea,
  about: ({ code }) => [ref(area, areaKey(code))],
  allow: holds(["admin"], (_, { code }) => code, "at the area"),
  run: (ctx, { code, zh, en, from }) => {
    ctx.change(area, areaKey(code), (state) => rename(state, zh, en ?? null, from, ctx.now));
    return { code };
  },
});

export const closeArea = command<CloseArea, { code: string }>({
  name: "places.close-area",
  route: "POST /api/places/areas/{code}/closure",
  summary: { zh: "撤销区划或网格，指明去向", en: "Close an area or grid and say what follows it" },
  input: CloseArea,
  about: ({ code, successors }) => [...new Set([code, ...successors])].map((one) => ref(area, areaKey(one))),
  allow: holds(["admin"], (_, { code }) => code, "at the area"),
  run: (ctx, { code, validTo, successors }) => {
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
