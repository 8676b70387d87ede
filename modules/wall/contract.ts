import { z } from "zod";
import { Day } from "#contracts/limits";

const Id = z.uuid().transform((value) => value.toLowerCase());
const AreaPrefix = z.string().regex(/^(\d{4}|\d{6}|\d{9})$/);
const line = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u),
    );

/** `label`: where the screen hangs, e.g. 一楼大厅. `until`: the last day it works. */
export const OpenKiosk = z.object({ id: Id, area: AreaPrefix, label: line(40), until: Day });
export type OpenKiosk = z.output<typeof OpenKiosk>;
export const RevokeKiosk = z.object({ home: z.string().regex(/^\d{9}$/), id: Id });
export type RevokeKiosk = z.output<typeof RevokeKiosk>;
/** `link` opens the wall; it is shown to whoever made it and to whoever may revoke it. */
export type KioskOpened = { home: string; id: string; link: string };
export type KioskRow = {
  home: string;
  id: string;
  area: string;
  label: string;
  until: string;
  openedAt: string;
  openedBy: string;
  revokedAt: string | null;
  state: "open" | "ended" | "revoked";
  link: string | null;
  mayRevoke: boolean;
};
export const ListKiosks = z.object({});

/** `kiosk`: the key of a kiosk link, `<id>.<secret>`; without it the session's own rights count. */
const Viewer = {
  area: z
    .literal("")
    .transform((): undefined => undefined)
    .or(z.string().regex(/^(\d{4}|\d{6}|\d{9}|\d{12})$/))
    .optional(),
  kiosk: z.string().max(100).optional(),
};
export const ReadBoard = z.object(Viewer);
export const ReadReplay = z.object({ ...Viewer, day: Day });
export type Viewing = z.output<typeof ReadBoard>;

/** null: fewer than five, or what would give such a number away; only for kiosks. */
export type Shown = number | null;
/** late: something is past its promised date, or red and open; soon: due within two days; calm: neither. */
export type Risk = "late" | "soon" | "calm";
export type Names = { zh: string; en: string };
export type AreaLine = {
  code: string;
  open: Shown;
  late: Shown;
  soon: Shown;
  red: Shown;
  reported: Shown;
  ended: Shown;
  risk: Risk;
} & Names;
export type KindLine = { code: string; open: Shown; late: Shown; reported: Shown } & Names;
export type StageLine = { stage: string; open: Shown; late: Shown };
export type HourLine = { hour: number; reported: Shown; ended: Shown };
export type Totals = { open: Shown; late: Shown; soon: Shown; red: Shown; reported: Shown; ended: Shown };
/** A record on the wall. `own` only for signed-in staff. */
export type WallRecord = {
  key: string;
  category: string;
  categoryZh: string;
  categoryEn: string;
  stage: string;
  urgency: "red" | "orange" | "yellow" | "blue";
  risk: Risk;
  areaZh: string;
  areaEn: string;
  unitZh: string | null;
  unitEn: string | null;
  dueAt: string | null;
  at: string;
  /** Why it takes the stage, or null. */
  stageFor: "red" | "handed-over" | null;
  own: { home: string; id: string; summary: string | null } | null;
};
export type Board = {
  at: string;
  kiosk: boolean;
  area: { code: string } & Names;
  trail: ({ code: string } & Names)[];
  /** The widest area this viewer may go back to. */
  root: string;
  day: string;
  totals: Totals;
  areas: AreaLine[];
  kinds: KindLine[];
  stages: StageLine[];
  hours: HourLine[];
};
export type Point = { key: string; lon: number; lat: number; risk: Risk; zh: string; en: string };
export type Points = { at: string; points: Point[]; clocks: WallRecord[]; stage: WallRecord[]; suppressed: boolean };
export type RosterLine = {
  unitZh: string;
  unitEn: string;
  phone: string;
  /** null on kiosks. */
  person: string | null;
  from: string;
  to: string;
  state: "due" | "acknowledged" | "missing";
};
export type WallRoster = { at: string; lines: RosterLine[] };
export type Replay = {
  at: string;
  day: string;
  areas: ({ code: string } & Names)[];
  frames: { at: string; reported: Shown; ended: Shown; open: Shown[]; late: Shown[]; openTotal: Shown; lateTotal: Shown }[];
};
