import { useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";

type Span = { amount: number; unit: "minute" | "hour" | "workingHour" | "day" | "workingDay" | "month" };

/** "1 working day", "3 working days" */
export function useSpanText(): (span: Span) => string {
  const say = useSay(consoleWords);
  return ({ amount, unit }) => `${amount} ${say(amount === 1 ? `unit.one.${unit}` : `unit.${unit}`)}`;
}
