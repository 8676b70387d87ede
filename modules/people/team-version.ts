import { namedUuid } from "#platform/ids";
import type { Hours } from "./contract.ts";

/** Two looks at a team with the same version saw the same names, areas and hours; who is in it is decided one by one and counts for nothing here. */
export const versionOf = ({ zh, en, areas, hours }: { zh: string; en: string; areas: readonly string[]; hours: Hours }): string =>
  namedUuid("people.team-version", JSON.stringify([zh, en, areas.toSorted(), hours.days, hours.from, hours.to]));
