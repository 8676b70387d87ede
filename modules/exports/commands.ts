import { freshly, systemOnly } from "#platform/access";
import { cityDay } from "#platform/days";
import { namedUuid } from "#platform/ids";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { homeOf } from "#modules/places";
import {
  ApproveExport,
  DeleteExport,
  ExpireExport,
  FailExport,
  FinishExport,
  HoldExport,
  NoteDownload,
  NoteProgress,
  RefuseExport,
  RequestExport,
  type ExportRef,
  type ExportStage,
} from "./contract.ts";
import {
  answer,
  download,
  expire,
  fail,
  finish,
  giveTurn,
  hold,
  progress,
  remove,
  request,
  sheetExport,
  takeTurn,
  turn,
  type ExportState,
} from "./export.ts";
import { anyExporter, anyStaff, asksForOneself, secondPerson } from "./permits.ts";

export type Done = { id: string; stage: ExportStage | "none"; file: string | null };

const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
const turnKey = ({ home, account }: { home: string; account: string }): StreamKey => ({
  home: home.slice(0, 4).padEnd(9, "0"),
  id: namedUuid("exports.turn", account),
});
const aboutBoth = (input: ExportRef) => [ref(sheetExport, keyOf(input)), ref(turn, turnKey(input))];
const aboutOne = (input: ExportRef) => [ref(sheetExport, keyOf(input))];
const route = (step: string): string => `POST /api/exports/{home}/{id}/${step}`;

const done = (id: string, state: ExportState): Done => ({ id, stage: state.stage, file: state.stage === "none" ? null : state.file });
const pass = (ctx: CommandContext, input: ExportRef): void => void ctx.change(turn, turnKey(input), (state) => giveTurn(state, input.id));

/** The file goes, and the key first of all: what a copy of the disk still holds opens no more. */
function forget(ctx: CommandContext, { home, id }: ExportRef, file: string): void {
  ctx.job({ kind: "vault.erase", payload: { home, id, fields: ["key"] } });
  ctx.job({ kind: "exports.remove-file", payload: { file } });
}

export const requestExport = command<RequestExport, Done>({
  name: "exports.request-export",
  route: "POST /api/exports",
  summary: { zh: "申请导出当前列表", en: "Ask for a list as a file" },
  input: RequestExport,
  about: aboutBoth,
  allow: freshly(asksForOneself),
  ratePerMinute: 10,
  run: (ctx, { why, ...input }) => {
    if (input.home !== homeOf(input.area)) throw refuse.fields([{ path: "home", code: "input.format" }]);
    const { account, subject, area, purpose, language } = input;
    // What was searched for may be a name: it is sealed with the purpose, the rest of the address is not personal.
    const { q: searched, ...filter } = input.filter;
    ctx.change(turn, turnKey(input), (state) => takeTurn(state, input.id, cityDay(ctx.now), ctx.now));
    const before = ctx.state(sheetExport, keyOf(input));
    const state = ctx.change(sheetExport, keyOf(input), (known) => request(known, { account, subject, area, filter, purpose, language }));
    if (before.stage === "none") {
      ctx.seal({ stream: keyOf(input), field: "why", purpose: "exports.why", value: why });
      if (searched) ctx.seal({ stream: keyOf(input), field: "searched", purpose: "exports.why", value: searched });
      ctx.job({ kind: "exports.make", payload: { home: input.home, id: input.id, account } });
    }
    return done(input.id, state);
  },
});

export const noteProgress = command<NoteProgress, Done>({
  name: "exports.note-progress",
  route: route("progress"),
  summary: { zh: "导出进度（系统）", en: "How far an export is (jobs)" },
  input: NoteProgress,
  about: aboutOne,
  allow: systemOnly(),
  run: (ctx, input) =>
    done(
      input.id,
      ctx.change(sheetExport, keyOf(input), (state) => progress(state, input.rows)),
    ),
});

export const finishExport = command<FinishExport, Done>({
  name: "exports.finish-export",
  route: route("completion"),
  summary: { zh: "导出完成（系统）", en: "An export is made (jobs)" },
  input: FinishExport,
  about: aboutBoth,
  allow: systemOnly(),
  run: (ctx, input) => {
    const { rows, bytes, file, digest, key } = input;
    const before = ctx.state(sheetExport, keyOf(input));
    const state = ctx.change(sheetExport, keyOf(input), (known) => finish(known, { rows, bytes, file, digest }, ctx.now));
    if (before.stage === "requested") ctx.seal({ stream: keyOf(input), field: "key", purpose: "exports.file", value: key });
    pass(ctx, input);
    if (state.stage === "ready" && state.expiresAt !== null)
      ctx.job({ kind: "exports.expire", payload: { home: input.home, id: input.id, account: input.account }, runAt: state.expiresAt });
    return done(input.id, state);
  },
});

export const failExport = command<FailExport, Done>({
  name: "exports.fail-export",
  route: route("failure"),
  summary: { zh: "导出失败（系统）", en: "An export failed (jobs)" },
  input: FailExport,
  about: aboutBoth,
  allow: systemOnly(),
  run: (ctx, input) => {
    const state = ctx.change(sheetExport, keyOf(input), (known) => fail(known, input.code));
    pass(ctx, input);
    return done(input.id, state);
  },
});

/** Too many rows for one person: the file is not made until a second one says so. */
export const holdExport = command<NoteProgress, Done>({
  name: "exports.hold-export",
  route: route("hold"),
  summary: { zh: "大批量导出等待第二人批准（系统）", en: "A bulk export waits for a second person (jobs)" },
  input: HoldExport,
  about: aboutBoth,
  allow: systemOnly(),
  run: (ctx, input) => {
    const state = ctx.change(sheetExport, keyOf(input), (known) => hold(known, input.rows, ctx.now));
    pass(ctx, input);
    if (state.stage === "held") {
      ctx.job({ kind: "exports.ask-second", payload: keyOf(input) });
      ctx.job({ kind: "exports.wait-over", payload: { ...keyOf(input), account: input.account }, runAt: state.heldUntil ?? ctx.now });
    }
    return done(input.id, state);
  },
});

export const approveExport = command<ExportRef, Done>({
  name: "exports.approve-export",
  route: route("approval"),
  summary: { zh: "批准大批量导出（第二人）", en: "Approve a bulk export, as the second person" },
  input: ApproveExport,
  about: aboutOne,
  allow: freshly(secondPerson),
  run: (ctx, input) => {
    const state = ctx.change(sheetExport, keyOf(input), (known) => answer(known, ctx.actor.id, true, ctx.now));
    if (state.stage === "requested") ctx.job({ kind: "exports.make", payload: { home: input.home, id: input.id, account: state.account } });
    return done(input.id, state);
  },
});

export const refuseExport = command<RefuseExport, Done>({
  name: "exports.refuse-export",
  route: route("refusal"),
  summary: { zh: "不批准大批量导出（第二人）", en: "Refuse a bulk export, as the second person" },
  input: RefuseExport,
  about: aboutOne,
  allow: secondPerson,
  run: (ctx, input) => {
    const state = ctx.change(sheetExport, keyOf(input), (known) => answer(known, ctx.actor.id, false, ctx.now));
    ctx.seal({ stream: keyOf(input), field: "refusal", purpose: "exports.why", value: input.words });
    return done(input.id, state);
  },
});

/** Given by the route that hands the file over, before its first byte: no download without its event. */
export const noteDownload = command<ExportRef, Done>({
  name: "exports.note-download",
  route: route("downloads"),
  summary: { zh: "下载导出文件（留痕）", en: "Download an export; it is recorded" },
  input: NoteDownload,
  about: aboutOne,
  allow: freshly(anyExporter),
  ratePerMinute: 30,
  run: (ctx, input) =>
    done(
      input.id,
      ctx.change(sheetExport, keyOf(input), (state) => download(state, ctx.actor.id, ctx.now)),
    ),
});

export const deleteExport = command<ExportRef, Done>({
  name: "exports.delete-export",
  route: route("deletion"),
  summary: { zh: "立即删除导出文件", en: "Delete an export now" },
  input: DeleteExport,
  about: aboutBoth,
  allow: anyStaff,
  run: (ctx, input) => {
    if (input.account !== ctx.actor.id) throw refuse.notFound("record.not-found");
    const state = ctx.change(sheetExport, keyOf(input), (known) => remove(known, ctx.actor.id));
    pass(ctx, input);
    if (state.stage === "deleted" && state.file !== null) forget(ctx, input, state.file);
    return done(input.id, state);
  },
});

export const expireExport = command<ExportRef, Done>({
  name: "exports.expire-export",
  route: route("expiry"),
  summary: { zh: "导出文件到期删除（系统）", en: "An export's time is over (jobs)" },
  input: ExpireExport,
  about: aboutOne,
  allow: systemOnly(),
  run: (ctx, input) => {
    const before = ctx.state(sheetExport, keyOf(input));
    const state = ctx.change(sheetExport, keyOf(input), (known) => expire(known, ctx.now));
    if (before.stage === "ready" && state.stage === "expired" && state.file !== null) forget(ctx, input, state.file);
    return done(input.id, state);
  },
});
