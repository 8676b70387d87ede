import { Go, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { useFamiliesAsking } from "./wire.ts";

/** Families that asked for somebody to come, the longest waiting first; nothing at all while none does. */
export function FamiliesAsking({ area }: { area: string }) {
  const say = useSay(consoleWords);
  // Families are known by their village, nothing finer.
  const rows = useFamiliesAsking(area.slice(0, 12)).data ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="c-card" aria-labelledby="families-asking">
      <h2 id="families-asking">{say("family.asking", { n: rows.length })}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Go to={`/cells/families/${row.home}/${row.id}`}>{say("family.one", { place: row.placeName, day: row.on })}</Go>
            {row.demo ? <span className="c-muted"> {say("cells.demo")}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
