import type { z } from "zod";
import { query } from "#platform/modules";
import { everybody } from "#platform/reading";
import { ReadPractice, type PracticeView } from "./contract.ts";
import { cityPractice } from "./register-practice.ts";

/** What the city has set for itself: anybody may check how an index came about. */
export const readDecisionPractice = query<z.output<typeof ReadPractice>, PracticeView>({
  name: "decisions.read-practice",
  route: "GET /api/decision-practice",
  summary: { zh: "评估本地规定：专家人数、风险指数", en: "Local figures of assessment: experts, risk index" },
  input: ReadPractice,
  allow: everybody,
  fromRegisters: true,
  run: async (ctx) => ctx.read(cityPractice),
});
