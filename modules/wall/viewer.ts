import { areasOf, type Actor } from "#platform/access";
import { sameSecret } from "#platform/ids";
import { register, type Register } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import type { Viewing } from "./contract.ts";

export type KioskLink = {
  home: string;
  id: string;
  area: string;
  label: string;
  until: string;
  openedBy: string;
  openedAt: string;
  revokedAt: string | null;
};

/** Every kiosk link, in memory: a revoked one shows nothing from the moment it is revoked. */
export const kiosks = register<ReadonlyMap<string, KioskLink>>({
  name: "wall.kiosks",
  kinds: ["wall.kiosk"],
  load: async (db) => {
    const rows = await db<KioskLink[]>`
      select home, id, place as area, label, until, opened_by as "openedBy", opened_at as "openedAt", revoked_at as "revokedAt" from wall.kiosk`;
    return new Map(rows.map((row) => [row.id, row]));
  },
});

/** Command rooms and those who lead; others work in queues. */
export const WALL_ROLES = ["commandRoom", "supervisor", "dispatcher"] as const;
export const KIOSK_KEEPERS = ["admin", "commandRoom", "supervisor"] as const;

type Known = {
  actor: Actor;
  now: string;
  read: <R>(register: Register<R>) => R;
  token: (purpose: string, subject: string) => string;
};

/** Whose eyes: `root` is the widest area they may see, `area` the one that is asked for. Kiosks get what the public may know, and never a record. */
export type Viewer = { kiosk: boolean; root: string; area: string };

export const kioskSecret = (ctx: Pick<Known, "token">, id: string): string => ctx.token("wall.kiosk", id);

function rootOfKiosk(ctx: Known, key: string): string | null {
  const [id = "", secret = ""] = key.split(".");
  const link = ctx.read(kiosks).get(id);
  const right = sameSecret(kioskSecret(ctx, id), secret);
  return link && right && link.revokedAt === null && link.until > ctx.now ? link.area : null;
}

const rootsOf = (known: Known): string[] => areasOf(known, WALL_ROLES).sort((left, right) => left.length - right.length);

/** Refuses whoever may not look, and areas outside their own. */
export function viewerOf(ctx: Known, { area, kiosk }: Viewing): Viewer {
  const known = (viewer: Viewer): Viewer => {
    if (!ctx.read(places).area(viewer.area)) throw refuse.notFound("places.unknown-area");
    return viewer;
  };
  if (kiosk !== undefined) {
    const root = rootOfKiosk(ctx, kiosk);
    if (root === null) throw refuse.unauthenticated("wall.link-over");
    if (area !== undefined && !area.startsWith(root)) throw refuse.forbidden("wall.other-area");
    return known({ kiosk: true, root, area: area ?? root });
  }
  if (ctx.actor.kind !== "staff") throw refuse.unauthenticated("access.sign-in");
  const roots = rootsOf(ctx);
  const root = area === undefined ? roots[0] : roots.find((one) => area.startsWith(one));
  if (root === undefined) throw refuse.forbidden(roots.length === 0 ? "access.not-yours" : "wall.other-area");
  return known({ kiosk: false, root, area: area ?? root });
}
