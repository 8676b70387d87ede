import type { EntryRule } from "../contract/standard.ts";
import type { RoadGraph, Travel } from "./graph.ts";
import type { Foot } from "./snap.ts";

/** A step from a foot on the road to one of the ends of its stretch. */
export type Leg = { node: number; seconds: number };

/** Seconds on foot over open ground: straight metres, lengthened, at walking speed. */
export const acrossS = (metres: number, { kmh, detour }: EntryRule): number => (metres * detour * 3.6) / kmh;

/** Ways from the foot onto the network (`leaving`), or off the network to the foot; the walk between place and road is in it. */
export function legsOf(graph: RoadGraph, { there, back }: Travel, foot: Foot, entry: EntryRule, leaving: boolean): Leg[] {
  const { edge, share, metres } = foot;
  const walk = acrossS(metres, entry);
  // Leaving towards `to` runs with the stretch; coming from `from` does too.
  const [towardTo, towardFrom] = leaving ? [there[edge]!, back[edge]!] : [back[edge]!, there[edge]!];
  const legs: Leg[] = [
    { node: graph.from[edge]!, seconds: walk + (share === 0 ? 0 : share * towardFrom) },
    { node: graph.to[edge]!, seconds: walk + (share === 1 ? 0 : (1 - share) * towardTo) },
  ];
  return legs.filter(({ seconds }) => seconds < Infinity);
}

/** Along one stretch from foot to foot, both walks included. */
export function alongS({ there, back }: Travel, from: Foot, to: Foot, entry: EntryRule): number {
  const span = Math.abs(to.share - from.share);
  const seconds = to.share >= from.share ? there[from.edge]! : back[from.edge]!;
  return acrossS(from.metres, entry) + (span === 0 ? 0 : span * seconds) + acrossS(to.metres, entry);
}
