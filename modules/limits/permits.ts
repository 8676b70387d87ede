import { grantsOver, holds, type Actor, type Allow } from "#platform/access";
import { cityCode } from "#platform/settings";

const ROLES = ["admin"];

/** One calendar and one table for all counties: an administrator of a county cannot move the city's clocks. */
export const cityAdmin = <I>(): Allow<I> => holds<I>(ROLES, cityCode, "over the whole city");

/** The same, for what a screen offers. */
export const maySet = ({ actor, now }: { actor: Actor; now: string }): boolean => grantsOver(actor, ROLES, cityCode(), now).length > 0;
