import { z } from "zod";
import { Uuid } from "#contracts/incidents";
import { PAPERS, STEP_PAPERS } from "./stages.ts";

export type { PaperCode, StepPaper } from "./stages.ts";

const Home = z.string().regex(/^\d{9}$/);
const Subject = z.object({ home: Home, id: Uuid });

export const ListEligible = z.object({
  scheme: z
    .string()
    .regex(/^[A-Z]\d{2}$/)
    .optional(),
});
export const ReadScheme = z.object({ code: z.string().regex(/^[A-Z]\d{2}$/), version: z.coerce.number().int().min(1).max(10_000) });
export const ReadRound = z.object({ round: Uuid });
/** How a round drew its inspectors, for anybody who wants to draw again. */
export const ReadRoundDraw = z.object({ round: Uuid });
/** Who may be put into a pool: staff with a role that inspects, inside the area. */
export const ListCandidates = z.object({ area: z.string().regex(/^\d{4}(\d{2}(\d{3}(\d{3})?)?)?$/) });
export const ReadDraw = Subject;
export const ReadContact = Subject.extend({ reason: z.string().trim().min(2).max(200) });
export const ListMyInspections = z.object({});
export type UnitContact = { name: string; phone: string };
/** `seq`: of a paper that a step calls for, which step. */
export const IssuePaper = Subject.extend({
  code: z.enum([...PAPERS, ...STEP_PAPERS]),
  unit: z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{3,59}$/),
  seq: z.number().int().min(1).nullish(),
});
