import { useSay } from "#web/console";
import { consoleWords } from "./console-words.ts";
import type { TeamView } from "./types.ts";

/** "Working days 08:30–17:30" */
export function useHours() {
  const say = useSay(consoleWords);
  return ({ days, from, to }: TeamView["hours"]): string => `${say(`team.days.${days}`)} ${from}–${to}`;
}
