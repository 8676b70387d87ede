import type { StatedRule } from "../rule.ts";
import { arbitration } from "./arbitration.ts";
import { government } from "./government.ts";
import { mediation } from "./mediation.ts";
import { people } from "./people.ts";
import { petitions } from "./petitions.ts";
import { hotline, safety } from "./safety.ts";

/** The table of clocks as this release states it (domain.md §1.6), every row in its order. */
export const statute: readonly StatedRule[] = [...mediation, ...arbitration, ...petitions, ...government, ...people, ...safety, ...hotline];
