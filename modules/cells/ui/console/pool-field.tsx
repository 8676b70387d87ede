import { Button } from "antd";
import { useState } from "react";
import { Field, ReadProblem, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { useCandidates } from "./wire.ts";

type Member = { account: string; unit: string };

/** Who may be drawn: chosen from the staff of offices of the county and the city, never typed. */
export function PoolField({
  area,
  value,
  onChange,
}: {
  area: string;
  value: readonly Member[];
  onChange: (pool: readonly Member[]) => void;
}) {
  const say = useSay(consoleWords);
  const read = useCandidates(area);
  const [wanted, setWanted] = useState("");
  const rows = read.data ?? [];
  const chosen = new Set(value.map(({ account }) => account));
  const shown = rows.filter(({ name, office }) => wanted.trim() === "" || `${name} ${office}`.includes(wanted.trim()));
  const without = (account: string) => value.filter((one) => one.account !== account);
  const all = () =>
    onChange([...value, ...shown.filter(({ account }) => !chosen.has(account))].map(({ account, unit }) => ({ account, unit })));
  return (
    <Field label={say("round.pool", { n: value.length })} hint={say("round.poolHint")} required group>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      <div className="c-row">
        <input
          className="c-input c-select"
          type="search"
          aria-label={say("round.find")}
          placeholder={say("round.find")}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <Button size="small" disabled={shown.length === 0} onClick={all}>
          {say("round.all", { n: shown.length })}
        </Button>
        <Button size="small" disabled={value.length === 0} onClick={() => onChange([])}>
          {say("round.noneOf")}
        </Button>
      </div>
      <div className="cells-pool" tabIndex={0} role="region" aria-label={say("draw.pool")}>
        {area === "" ? <p className="c-muted">{say("round.areaFirst")}</p> : null}
        {shown.map((one) => (
          <label key={one.account} className="c-tick">
            <input
              type="checkbox"
              checked={chosen.has(one.account)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, { account: one.account, unit: one.unit }] : without(one.account))
              }
            />
            {one.office} · {one.name}
          </label>
        ))}
      </div>
    </Field>
  );
}
