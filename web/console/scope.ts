import { areasOf, type Session } from "./app.tsx";

/** The area an address asks for, when it lies inside what the person's grants cover; "" is all of that. `beyond`: it asked for more. */
export function scopeOf(asked: string | null, session: Session): { area: string; beyond: boolean } {
  if (!asked) return { area: "", beyond: false };
  const inside = /^\d{4,17}$/.test(asked) && areasOf(session).some((area) => asked.startsWith(area));
  return inside ? { area: asked, beyond: false } : { area: "", beyond: true };
}
