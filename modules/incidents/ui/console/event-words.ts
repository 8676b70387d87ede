import { useLanguage } from "#web/console";
import type { Words } from "#web/words";
import type { Ending, Stage } from "../../contract.ts";
import { eventWords } from "../../event-words.ts";
import { words } from "../words.ts";

/** Stages, endings and events in the words residents and staff share. */
export function useEventWords() {
  const language = useLanguage();
  const said: Words = { ...words, ...eventWords };
  const read = (key: string): string => said[key]?.[language] ?? key.split(".").at(-1) ?? key;
  return {
    stage: (stage: Stage) => read(`incidents.stage.${stage}`),
    ending: (ending: Ending) => read(`incidents.ending.${ending}`),
    rule: (rule: string) => read(`incidents.rule.${rule}`),
    basis: (basis: string) => read(`incidents.basis.${basis}`),
    event: read,
  };
}
