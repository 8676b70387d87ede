import type { z } from "zod";
import { grantsOver } from "#platform/access";
import { cityDay } from "#platform/days";
import { query, type Query } from "#platform/modules";
import { readers } from "#platform/reading";
import { Refusal } from "#platform/refusals";
import { dutyState, readShifts } from "#modules/duty";
import { countDay, countOpen, readReplay } from "#modules/incidents";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import { places } from "#modules/places";
import {
  ListKiosks,
  ReadBoard,
  ReadReplay,
  type Board,
  type KioskRow,
  type Replay,
  type Totals,
  type Viewing,
  type WallRoster,
} from "./contract.ts";
import { linkOf } from "./commands.ts";
import { areaLines, hourLines, kindLines, MEASURES, named, none, STAGES, sums } from "./lines.ts";
import { coverColumn, coverLines, coverOne, coverPart } from "./cover.ts";
import { KIOSK_KEEPERS, kiosks, viewerOf, WALL_ROLES } from "./viewer.ts";

const BELOW: Readonly<Record<number, number>> = { 4: 6, 6: 9, 9: 12, 12: 15 };
const digitsBelow = (area: string): number => BELOW[area.length] ?? 15;

/** A kiosk link's holder, or staff of the command room; the rest is said by the refusal. */
export const viewers: Query<Viewing, never>["allow"] = {
  roles: [...WALL_ROLES, "resident"],
  condition: "in one's area; or by a kiosk link: counts of five and more, nothing personal, nothing sealed",
  admits: (ctx, input) => {
    try {
      viewerOf(ctx, input);
      return true;
    } catch (cause) {
      // Whoever shows a link, or may be told more than "sign in", is told by `run` why not.
      if (cause instanceof Refusal) return input.kiosk !== undefined || ctx.actor.kind === "staff";
      throw cause;
    }
  },
};

/** Only what the viewer may see; when there is no such viewer, nothing. */
export const scopeOfViewer: NonNullable<Query<Viewing, never>["scope"]> = (ctx, input) => {
  try {
    return [viewerOf(ctx, input).area];
  } catch (cause) {
    if (cause instanceof Refusal) return [];
    throw cause;
  }
};

export const readBoard = query<Viewing, Board>({
  name: "wall.read-board",
  route: "GET /api/wall/board",
  summary: { zh: "大屏：各地、各类、各环节的数", en: "The wall: counts by area, kind, step and hour" },
  input: ReadBoard,
  allow: viewers,
  scope: scopeOfViewer,
  run: async (ctx, input) => {
    const viewer = viewerOf(ctx, input);
    const { kiosk, area, root } = viewer;
    const digits = digitsBelow(area);
    const today = cityDay(ctx.now);
    const open = await countOpen(ctx, area, digits);
    const day = await countDay(ctx, area, digits, today);
    const whole = sums(() => "", open, day).get("") ?? none;
    const totals = Object.fromEntries(MEASURES.map((name) => [name, coverOne(kiosk, whole[name])])) as Totals;
    const stages = STAGES.map((stage) => {
      const mine = open.filter((count) => count.stage === stage);
      return { stage, open: mine.reduce((sum, one) => sum + one.open, 0), late: mine.reduce((sum, one) => sum + one.late, 0) };
    });
    return {
      at: ctx.now,
      kiosk,
      area: named(ctx, area),
      trail: ctx
        .read(places)
        .trail(area)
        .filter(({ code }) => code.startsWith(root))
        .map(({ code, zh, en }) => ({ code, zh, en })),
      root,
      day: today,
      totals,
      areas: areaLines(
        ctx,
        viewer,
        sums((count) => count.area, open, day),
      ),
      kinds: kindLines(
        ctx,
        viewer,
        sums((count) => count.group, open, day),
      ),
      stages: coverLines(kiosk, ["open", "late"], stages).map((line) =>
        kiosk ? { ...line, late: coverPart(line.late, line.open) } : line,
      ),
      hours: hourLines(viewer, day, ctx.now),
    };
  },
});

export const readRoster = query<Viewing, WallRoster>({
  name: "wall.read-roster",
  route: "GET /api/wall/roster",
  summary: { zh: "大屏：谁在值班、是否到岗确认", en: "The wall: who is on duty, and who has not said so" },
  input: ReadBoard,
  allow: viewers,
  scope: scopeOfViewer,
  run: async (ctx, input) => {
    const { kiosk, area } = viewerOf(ctx, input);
    const shifts = await readShifts(ctx, area, 1);
    const lines = shifts.flatMap((shift) => {
      const state = dutyState(shift, ctx.now);
      if (state === "ahead") return [];
      const unit = ctx.read(organisations).unit(shift.unit);
      return [
        {
          unitZh: unit?.zh ?? shift.unit,
          unitEn: unit?.en ?? shift.unit,
          phone: shift.phone,
          person: kiosk ? null : ctx.read(people).name(shift.account),
          from: shift.from,
          to: shift.to,
          state,
        },
      ];
    });
    const order = { missing: 0, due: 1, acknowledged: 2 };
    return { at: ctx.now, lines: lines.toSorted((left, right) => order[left.state] - order[right.state]) };
  },
});

export const readReplayed = query<z.output<typeof ReadReplay>, Replay>({
  name: "wall.read-replay",
  route: "GET /api/wall/replay",
  summary: { zh: "大屏：回放一天，每刻钟的数", en: "The wall: a day again, counts every quarter of an hour" },
  input: ReadReplay,
  allow: viewers,
  scope: scopeOfViewer,
  ratePerMinute: 30,
  run: async (ctx, input) => {
    const { kiosk, area } = viewerOf(ctx, input);
    const frames = await readReplay(ctx, area, digitsBelow(area), input.day);
    const codes = [
      ...new Set([
        ...ctx
          .read(places)
          .children(area)
          .map(({ code }) => code),
        ...frames.flatMap(({ open }) => Object.keys(open)),
      ]),
    ].sort();
    const total = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, n) => sum + n, 0);
    return {
      at: ctx.now,
      day: input.day,
      areas: codes.map((code) => named(ctx, code)),
      frames: frames.map(({ at, reported, ended, open, late }) => {
        const opens = coverColumn(
          kiosk,
          codes.map((code) => open[code] ?? 0),
        );
        const lates = coverColumn(
          kiosk,
          codes.map((code) => late[code] ?? 0),
        );
        return {
          at,
          reported: coverOne(kiosk, reported),
          ended: coverOne(kiosk, ended),
          open: opens,
          late: kiosk ? lates.map((part, index) => coverPart(part, opens[index] ?? null)) : lates,
          openTotal: coverOne(kiosk, total(open)),
          lateTotal: coverOne(kiosk, total(late)),
        };
      }),
    };
  },
});

export const listKiosks = query<z.output<typeof ListKiosks>, { rows: KioskRow[] }>({
  name: "wall.list-kiosks",
  route: "GET /api/wall/kiosks",
  summary: { zh: "大屏链接", en: "Links of screens" },
  input: ListKiosks,
  allow: readers([...KIOSK_KEEPERS, "auditor"]),
  run: async (ctx) => {
    const rows = [...ctx.read(kiosks).values()].flatMap((link): KioskRow[] => {
      if (grantsOver(ctx.actor, [...KIOSK_KEEPERS, "auditor"], link.area, ctx.now).length === 0) return [];
      const mayRevoke = grantsOver(ctx.actor, KIOSK_KEEPERS, link.area, ctx.now).length > 0;
      const state = link.revokedAt !== null ? "revoked" : link.until <= ctx.now ? "ended" : "open";
      return [
        {
          ...link,
          openedBy: ctx.read(people).name(link.openedBy),
          state,
          link: mayRevoke && state === "open" ? linkOf(ctx, link.id) : null,
          mayRevoke,
        },
      ];
    });
    return { rows: rows.toSorted((left, right) => (left.openedAt < right.openedAt ? 1 : -1)) };
  },
});
