import type { z } from "zod";
import { query } from "#platform/modules";
import { ReadPractice, type PracticeView } from "./contract.ts";
import { cityMediation } from "./register-mediation.ts";

/** What the city has set for itself; whoever signs may know how long they may think it over. */
export const readMediationPractice = query<z.output<typeof ReadPractice>, PracticeView>({
  name: "mediation.read-practice",
  route: "GET /api/mediation/practice",
  summary: { zh: "调解本地规定：冷静期、学时、回访", en: "Local figures of mediation: cooling-off, training, follow-up" },
  input: ReadPractice,
  allow: { roles: ["resident"], condition: "anyone", admits: () => true },
  fromRegisters: true,
  run: async (ctx) => {
    const { coolingHours, trainingHours, months } = ctx.read(cityMediation).practice;
    return { coolingHours, trainingHours, months };
  },
});
