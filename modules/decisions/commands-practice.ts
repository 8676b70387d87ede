import { holds } from "#platform/access";
import { command, ref } from "#platform/ledger";
import { cityCode } from "#platform/settings";
import { SetPractice } from "./contract.ts";
import { practice, practiceKey, type PracticeEvent } from "./practice.ts";

const setThePractice = command<SetPractice, { version: number }>({
  name: "decisions.set-practice",
  route: "POST /api/decision-practice",
  summary: { zh: "设置评估本地规定：专家人数、风险指数", en: "Set local figures of assessment: experts, risk index" },
  input: SetPractice,
  about: () => [ref(practice, practiceKey())],
  allow: holds(["admin"], () => cityCode(), "for the whole city"),
  run: (ctx, input) => {
    const set = ctx.change(practice, practiceKey(), (): PracticeEvent[] => [{ ...input, type: "decisions.practice-set" }]);
    return { version: set.stage === "none" ? 1 : set.version };
  },
});

export const practiceCommands = { setThePractice };
