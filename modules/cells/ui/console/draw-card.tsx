import { useState } from "react";
import { Button } from "antd";
import { ReadProblem, Typed, useSay, PlainTable } from "#web/console";
import type { ApplicationView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useDraw } from "./wire.ts";

/** Who was drawn, and everything somebody needs to draw again and get the same. */
export function DrawCard({ view }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  const [shown, setShown] = useState(false);
  return (
    <section className="c-card" aria-labelledby="cells-draw">
      <h2 id="cells-draw">{say("draw.title")}</h2>
      {view.inspectors.length === 0 ? <p className="c-muted">{say("draw.notYet")}</p> : null}
      <ul className="cells-inspectors">
        {view.inspectors.map((one) => (
          <li key={one.id}>
            {one.office}
            {one.name ? ` · ${one.name}` : ""}
            {one.signed ? ` · ${say("draw.signed")}` : ""}
          </li>
        ))}
      </ul>
      <Button size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {say("draw.how")}
      </Button>
      {shown ? <How address={`${view.home}/${view.id}`} /> : null}
    </section>
  );
}

function How({ address }: { address: string }) {
  const say = useSay(consoleWords);
  const read = useDraw(address);
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const view = read.data;
  if (!view) return null;
  return (
    <>
      <p>
        <Typed text={view.seed === null ? say("draw.noSeed") : say("draw.seed", { seed: view.seed, source: view.source ?? "—" })} />
        <br />
        {say("draw.rule", { n: view.count })}
      </p>
      <PlainTable label={say("draw.pool")} columns={(["rank", "office", "code", "result"] as const).map((name) => say(`draw.${name}`))}>
        {view.rows.map((row) => (
          <tr key={row.id}>
            <td className="c-mono">{row.rank?.slice(0, 12) ?? "—"}</td>
            <td>
              {row.office}
              {row.name ? ` · ${row.name}` : ""}
            </td>
            <td className="c-mono">{row.id}</td>
            <td>{row.drawn ? say("draw.drawn") : row.why ? say(`why.${row.why}`) : ""}</td>
          </tr>
        ))}
      </PlainTable>
      {view.seed === null || !view.rows[0] ? null : (
        <>
          <p className="c-muted">{say("draw.command")}</p>
          <pre className="cells-command" tabIndex={0}>
            {`printf '%s' '${`${view.seed}|${view.subject}|${view.rows[0].id}`.replaceAll("'", `'\\''`)}' | sha256sum`}
          </pre>
        </>
      )}
    </>
  );
}
