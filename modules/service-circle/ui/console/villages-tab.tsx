import { Button } from "antd";
import { useState } from "react";
import { Empty, NativeSelect, useLanguage, useSay, Waiting } from "#web/console";
import type { VillageRow } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";
import { PlanButton, VillageName } from "./village-cells.tsx";
import type { Named } from "./wire.ts";

const SHOWN = 200;

/** The records behind the figure: each village with its minutes and why. The farthest first, since gaps are what one looks for. */
export function VillagesTab({
  rows,
  loading,
  plan,
}: {
  rows: readonly VillageRow[];
  loading: boolean;
  plan: ((village: Named) => void) | null;
}) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const [only, setOnly] = useState("gaps");
  const [shown, setShown] = useState(SHOWN);
  if (loading) return <Waiting />;
  const wanted = rows
    .filter(({ covered }) => only === "" || covered === (only === "covered"))
    .toSorted((left, right) => (right.minutes ?? Infinity) - (left.minutes ?? Infinity) || (left.code < right.code ? -1 : 1));
  return (
    <>
      <div className="c-row" style={{ marginBottom: 8 }}>
        <NativeSelect
          label={say("tab.villages")}
          value={only}
          onChange={setOnly}
          options={[
            { value: "gaps", label: say("villages.gaps") },
            { value: "covered", label: say("villages.covered") },
            { value: "", label: say("villages.all") },
          ]}
        />
        <span className="c-muted">{say("villages.count", { n: wanted.length })}</span>
      </div>
      {wanted.length === 0 ? <Empty text={say("villages.none")} /> : null}
      {wanted.length > 0 ? (
        <div className="c-scroll sc-tall" tabIndex={0} role="region" aria-label={say("tab.villages")}>
          <table className="c-table">
            <thead>
              <tr>
                <th scope="col">{say("villages.name")}</th>
                <th scope="col" className="c-num">
                  {say("villages.households")}
                </th>
                <th scope="col" className="c-num">
                  {say("villages.minutes")}
                </th>
                <th scope="col">{say("villages.nearest")}</th>
                {plan ? <th scope="col">{say("plan.steps")}</th> : null}
              </tr>
            </thead>
            <tbody>
              {wanted.slice(0, shown).map((row) => (
                <tr key={row.code}>
                  <td>
                    <VillageName village={row} />
                  </td>
                  <td className="c-num">{row.households ?? "—"}</td>
                  <td className="c-num">
                    {row.minutes ?? "—"} <span className={row.covered ? "sc-covered" : "sc-gap"}>{say(`why.${row.why}`)}</span>
                  </td>
                  <td>{row.nearest?.[language] ?? "—"}</td>
                  {plan ? <td>{row.covered ? null : <PlanButton village={row} plan={plan} />}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {wanted.length > shown ? <Button onClick={() => setShown(shown + SHOWN)}>{say("villages.more")}</Button> : null}
    </>
  );
}
