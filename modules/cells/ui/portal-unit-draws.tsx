/** @jsxImportSource preact */
import { DataTable, sayInstant, Typed, type Visit } from "#web/parts";
import type { RoundDraw } from "../contract.ts";
import type { Say } from "./portal-shared.tsx";

/** Units drawn from the frozen list for a check, with what anybody draws them again by. */
export function UnitDraws({ round, say, visit }: { round: RoundDraw; say: Say; visit: Visit }) {
  const { unitDraws, unitDrawsWithheld, listed, listDigest } = round;
  if (unitDraws.length === 0 && unitDrawsWithheld === 0) return null;
  const names = new Map(listed.map(({ code, zh }) => [code, zh]));
  return (
    <>
      <h2>{say("round.unitDraws")}</h2>
      <p class="meta">{say("round.unitDrawsLead", { n: listed.length })}</p>
      <p class="meta">
        {say("round.digest")} <code class="checkpoint">{listDigest}</code>
      </p>
      {unitDraws.length > 0 ? (
        <DataTable
          caption={say("round.unitDrawsCaption")}
          columns={[
            { label: say("round.number") },
            { label: say("round.drawnAt") },
            { label: say("round.seed") },
            { label: say("round.source") },
            { label: say("round.unitsDrawn") },
          ]}
          rows={unitDraws.map(({ number, seed, source, at, drawn }) => ({
            key: String(number),
            cells: [
              number,
              sayInstant(at, visit.language, "0000"),
              <Typed key="seed" text={seed} language={visit.language} />,
              <Typed key="source" text={source} language={visit.language} />,
              <Typed key="drawn" text={drawn.map((code) => names.get(code) ?? code).join(say("round.and"))} language={visit.language} />,
            ],
          }))}
        />
      ) : null}
      {unitDrawsWithheld > 0 ? <p class="meta">{say("round.unitDrawsWithheld", { n: unitDrawsWithheld })}</p> : null}
    </>
  );
}
