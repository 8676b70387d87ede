import { z } from "zod";
import type { Aspect } from "./aspects.ts";

const Weight = z.number().int().min(0).max(100);
const Bound = z.number().min(0.01).max(0.99);
/** R = Σ wᵢ·pᵢ·cᵢ and from where it is medium and high. No binding text has it (domain.md S20 [M]): off until a city turns it on. */
export const RiskFormula = z
  .object({
    weights: z.object({ legality: Weight, reasonableness: Weight, feasibility: Weight, controllability: Weight, safety: Weight }),
    medium: Bound,
    high: Bound,
  })
  .refine(({ weights }) => Object.values(weights).some((one) => one > 0), { path: ["weights"] })
  .refine(({ medium, high }) => medium < high, { path: ["high"] });
export type RiskFormula = z.output<typeof RiskFormula>;

const text = z
  .string()
  .transform((value) => value.normalize("NFC").trim())
  .pipe(z.string().min(4).max(200));
export const SetPractice = z.object({ leastExperts: z.number().int().min(1).max(15), formula: RiskFormula.nullable(), reason: text });
export type SetPractice = z.output<typeof SetPractice>;
export const ReadPractice = z.object({});

export type PracticeFacts = { leastExperts: number; formula: RiskFormula | null };
/** Version 1 is the shipped one; `from` null then. */
export type PracticeView = PracticeFacts & { version: number; from: string | null; reason: string };

/** How the figure of a report came about; it stays as it was computed, whatever the city sets later. */
export type RiskIndex = {
  version: number;
  formula: RiskFormula;
  value: number;
  band: "low" | "medium" | "high";
  parts: { risk: string; aspect: Aspect; weight: number; probability: number; consequence: number; value: number }[];
};
