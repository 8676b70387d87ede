import { Button } from "antd";
import { useState } from "react";
import { consoleWords as pieces, Field, TextInput, Typed, useSay } from "#web/console";
import type { RoundDetail } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useSend } from "./wire.ts";

/** Units drawn for checks at random: each time by a seed of that day, so that neither the office nor the unit knows before. */
export function CheckDraws({ round }: { round: RoundDetail }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const fresh = { seed: "", source: "", count: "" };
  const [form, setForm] = useState(fresh);
  const [problem, setProblem] = useState("");
  const put = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const draw = async () => {
    if (form.seed.trim() === "") return setProblem(needed("console.needed", { field: say("seed.seed") }));
    if (form.source.trim() === "") return setProblem(needed("console.needed", { field: say("seed.source") }));
    const count = Number(form.count);
    if (!Number.isInteger(count) || count < 1) return setProblem(needed("console.needed", { field: say("rounds.drawCount") }));
    const refused = await send(`/api/cells/rounds/${round.id}/checks`, { ...form, count, scheme: round.scheme }, say("cells.saved"));
    setProblem(refused);
    if (refused === "") setForm(fresh);
  };
  return (
    <>
      <h3 className="cells-sub">{say("rounds.checks")}</h3>
      <p className="c-muted">{say("rounds.checksHint")}</p>
      <ul>
        {round.checkDraws.map((one) => (
          <li key={one.number}>
            <Typed text={say("draw.seed", { seed: one.seed, source: one.source })} />
            <br />
            <Typed text={one.units.map(({ zh }) => zh).join("、")} />
            <br />
            <code className="c-mono c-muted">{`${one.seed}|${round.id}/units/${one.number}|${one.units[0]?.code ?? ""}`}</code>
          </li>
        ))}
      </ul>
      <Field label={say("seed.seed")}>
        <TextInput value={form.seed} max={100} onChange={(seed) => put({ seed })} />
      </Field>
      <Field label={say("seed.source")} hint={say("seed.sourceHint")}>
        <TextInput value={form.source} max={200} onChange={(source) => put({ source })} />
      </Field>
      <Field label={say("rounds.drawCount")}>
        <TextInput value={form.count} max={4} onChange={(count) => put({ count })} />
      </Field>
      {problem === "" ? null : (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      )}
      <Button onClick={() => void draw()}>{say("rounds.drawChecks")}</Button>
    </>
  );
}
