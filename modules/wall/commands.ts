import { grantsOver, type Allow } from "#platform/access";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import { OpenKiosk, RevokeKiosk, type KioskOpened } from "./contract.ts";
import { kiosk, openKiosk, revokeKiosk } from "./kiosk.ts";
import { KIOSK_KEEPERS, kioskSecret } from "./viewer.ts";

const homeOf = (area: string): string => area.slice(0, 9).padEnd(9, "0");
/** The end of a day in the city's time. */
const endOf = (day: string): string => new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString();

const keepers = { roles: [...KIOSK_KEEPERS], condition: "over the screen's area" };

export const openKioskLink = command<OpenKiosk, KioskOpened>({
  name: "wall.open-kiosk",
  route: "POST /api/wall/kiosks",
  summary: { zh: "开一个大屏链接（只读、限区域、有期限）", en: "Open a link for a screen: read-only, one area, with an end" },
  input: OpenKiosk,
  about: ({ area, id }) => [ref(kiosk, { home: homeOf(area), id })],
  allow: { ...keepers, admits: (ctx, { area }) => grantsOver(ctx.actor, KIOSK_KEEPERS, area, ctx.now)[0] ?? null },
  run: (ctx, { id, area, label, until }) => {
    if (!ctx.read(places).area(area)) throw refuse.fields([{ path: "area", code: "wall.no-such-area" }]);
    const key = { home: homeOf(area), id };
    ctx.change(kiosk, key, (state) => openKiosk(state, { area, label, until: endOf(until) }, ctx.now));
    return { ...key, link: "" };
  },
  // The secret is made anew for each answer and kept nowhere.
  present: (opened, ctx) => ({ ...opened, link: linkOf(ctx, opened.id) }),
});

export const linkOf = (ctx: Parameters<typeof kioskSecret>[0], id: string): string => `/wall#k=${id}.${kioskSecret(ctx, id)}`;

const ofKiosk: Allow<RevokeKiosk> = {
  ...keepers,
  admits: (ctx, { home, id }) => {
    const state = ctx.state(kiosk, { home, id });
    if (state.stage === "none") throw refuse.notFound("record.not-found");
    return grantsOver(ctx.actor, KIOSK_KEEPERS, state.area, ctx.now)[0] ?? null;
  },
};

export const revokeKioskLink = command<RevokeKiosk, StreamKey>({
  name: "wall.revoke-kiosk",
  route: "POST /api/wall/kiosks/{home}/{id}/revocation",
  summary: { zh: "作废大屏链接", en: "Revoke a screen's link" },
  input: RevokeKiosk,
  about: ({ home, id }) => [ref(kiosk, { home, id })],
  allow: ofKiosk,
  run: (ctx, { home, id }) => {
    ctx.change(kiosk, { home, id }, revokeKiosk);
    return { home, id };
  },
});
