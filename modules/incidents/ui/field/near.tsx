/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { useField, useSay } from "#web/field";
import type { NearIncident } from "../../contract.ts";
import { categoryName, stageName } from "./cards.ts";
import { incidentFieldWords } from "./words.ts";

type Ask = { lon: number; lat: number } | { area: string } | null;

/** Open reports of the same group close by; asked only while there is a network, and never in the way. */
export function Near({ at, category, onSame }: { at: Ask; category: string; onSame: (near: NearIncident) => void }) {
  const { engine, state } = useField();
  const say = useSay(incidentFieldWords);
  const [found, setFound] = useState<readonly NearIncident[]>([]);
  const asked = at === null || category === "" ? "" : JSON.stringify({ ...at, category });
  useEffect(() => {
    let left = false;
    setFound([]);
    if (asked !== "")
      void engine
        .ask("GET", "/api/incidents/near", { query: JSON.parse(asked) as Record<string, string | number> })
        .then(({ status, body }) => {
          if (!left && status === 200 && Array.isArray(body)) setFound(body.slice(0, 3) as NearIncident[]);
        });
    return () => void (left = true);
  }, [asked, engine]);
  if (found.length === 0) return null;
  return (
    <section class="f-card warn" aria-live="polite">
      <h2>{say("near.title")}</h2>
      <p class="f-hint">{say("near.kept")}</p>
      <ul class="f-stack">
        {found.map((near) => (
          <li key={near.id} class="f-near">
            <span>
              {near.summary ?? categoryName(state, near.category)} · {stageName(near.stage, state.language)} ·{" "}
              {say("near.metres", { n: Math.max(1, near.metres) })}
            </span>
            <button type="button" class="f-button" onClick={() => onSame(near)}>
              {say("near.same")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
