import { useLanguage, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import type { Named } from "./wire.ts";

/** A village by its name and what it lies in. */
export function VillageName({ village }: { village: Named & { trailZh: string; trailEn: string } }) {
  const language = useLanguage();
  return (
    <>
      {village[language]} <span className="c-muted">{language === "zh" ? village.trailZh : village.trailEn}</span>
    </>
  );
}

/** Begins a plan for a point in the village. */
export function PlanButton({ village, plan }: { village: Named; plan: (village: Named) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <button
      type="button"
      className="c-link"
      aria-label={say("villages.planAt", { village: village[language] })}
      onClick={() => plan(village)}
    >
      {say("villages.plan")}
    </button>
  );
}
