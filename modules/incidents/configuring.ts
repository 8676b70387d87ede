import { grantsOver, holds, type Actor, type Allow } from "#platform/access";
import { cityCode } from "#platform/settings";

const ROLES = ["admin"];

/** One taxonomy, one procedure and one set of templates for all counties. */
export const cityAdmin = <I>(): Allow<I> => holds(ROLES, cityCode, "for the whole city");

/** The same, for what a screen offers. */
export const mayConfigure = ({ actor, now }: { actor: Actor; now: string }): boolean =>
  grantsOver(actor, ROLES, cityCode(), now).length > 0;
