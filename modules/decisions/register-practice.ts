import { register } from "#platform/modules";
import type { PracticeView } from "./contract.ts";
import { SHIPPED } from "./practice.ts";

/** What the city has set for assessing decisions. */
export const cityPractice = register<PracticeView>({
  name: "decisions.practice",
  kinds: ["decisions.practice"],
  load: async (db) => {
    const [set] = await db<{ facts: PracticeView }[]>`select facts from decisions.practice limit 1`;
    return set?.facts ?? SHIPPED;
  },
});
