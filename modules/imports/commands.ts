import { grantsOver, liveGrants, systemOnly, type Allow } from "#platform/access";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { homeOf } from "#modules/places";
import { EndImport, GivePasswords, KeptRows, MOST_ROWS, NoteProgress, StartImport, type ImportKind, type ImportRef } from "./contract.ts";
import { end, givePasswords as give, progress, sheetImport, start } from "./import.ts";

/** Who may bring which list; every row then goes through its own command with the bringer's own grants. */
export const BRINGERS: Readonly<Record<ImportKind, readonly string[]>> = {
  accounts: ["admin"],
  grids: ["gridInstructor", "dispatcher", "admin"],
  units: ["admin"],
};
const ALL = [...new Set(Object.values(BRINGERS).flat())];

const bringer: Allow<StartImport> = {
  roles: ALL,
  condition: "by kind, within one's own grant",
  admits: (ctx, { kind, area }) => grantsOver(ctx.actor, BRINGERS[kind], area, ctx.now)[0] ?? null,
};

/** The decision knows who brought it; for everybody else there is no such import. */
const anyBringer: Allow<ImportRef> = {
  roles: ["admin"],
  condition: "one's own import",
  admits: (ctx) => liveGrants(ctx, ["admin"])[0] ?? null,
};

const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
const about = (input: ImportRef) => [ref(sheetImport, keyOf(input))];

/** Refuses anything that is no list of rows: the job must be able to read back what was kept. */
function rowsIn({ kept, kind }: StartImport): number {
  let value: unknown;
  try {
    value = JSON.parse(kept);
  } catch {
    // Not JSON: the sender's mistake.
    throw refuse.fields([{ path: "kept", code: "input.not-json" }]);
  }
  const read = KeptRows.safeParse(value);
  if (!read.success || read.data.rows.length === 0) throw refuse.fields([{ path: "kept", code: "input.format" }]);
  if (read.data.rows.length > MOST_ROWS[kind]) throw refuse.tooLarge("sheets.too-many-rows", { limit: MOST_ROWS[kind] });
  return read.data.rows.length;
}

export type Begun = { id: string; rows: number };

export const startImport = command<StartImport, Begun>({
  name: "imports.start-import",
  route: "POST /api/imports/{home}/{id}/start",
  summary: { zh: "导入名册（逐行按各自的命令办理）", en: "Import a list, each row through its own command" },
  input: StartImport,
  about,
  allow: bringer,
  ratePerMinute: 6,
  run: (ctx, input) => {
    if (input.home !== homeOf(input.area)) throw refuse.fields([{ path: "home", code: "input.format" }]);
    const rows = rowsIn(input);
    if (ctx.state(sheetImport, keyOf(input)).stage === "none") {
      ctx.seal({ stream: keyOf(input), field: "rows", purpose: "imports.rows", value: input.kept });
      ctx.job({ kind: "imports.run", payload: { home: input.home, id: input.id } });
    }
    ctx.change(sheetImport, keyOf(input), (state) => start(state, { kind: input.kind, area: input.area, rows }));
    return { id: input.id, rows };
  },
});

export const noteProgress = command<NoteProgress, { id: string }>({
  name: "imports.note-progress",
  route: "POST /api/imports/{home}/{id}/progress",
  summary: { zh: "导入进度（系统）", en: "How far an import is (jobs)" },
  input: NoteProgress,
  about,
  allow: systemOnly(),
  run: (ctx, input) => {
    ctx.change(sheetImport, keyOf(input), (state) => progress(state, input.done));
    return { id: input.id };
  },
});

export const endImport = command<EndImport, { id: string }>({
  name: "imports.end-import",
  route: "POST /api/imports/{home}/{id}/end",
  summary: { zh: "导入结束（系统）", en: "An import has ended (jobs)" },
  input: EndImport,
  about,
  allow: systemOnly(),
  run: (ctx, { home, id, ...result }) => {
    ctx.change(sheetImport, { home, id }, (state) => end(state, result as Parameters<typeof end>[1]));
    return { id };
  },
});

/** Given by the route that hands the passwords over, before it makes them. */
export const givePasswords = command<ImportRef, { opened: string[] }>({
  name: "imports.give-passwords",
  route: "POST /api/imports/{home}/{id}/giving",
  summary: { zh: "发放导入账号的一次性密码（留痕）", en: "Give the first passwords of imported accounts; it is recorded" },
  input: GivePasswords,
  about,
  allow: anyBringer,
  ratePerMinute: 6,
  run: (ctx, input) => {
    const state = ctx.change(sheetImport, keyOf(input), (known) => give(known, ctx.actor.id, ctx.now));
    return { opened: state.stage === "none" ? [] : state.opened };
  },
});
