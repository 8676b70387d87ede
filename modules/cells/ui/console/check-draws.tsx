import { comma } from "#web/words";
import { Button } from "antd";
import { useState } from "react";
import { consoleWords as pieces, Field, TextInput, Typed, useLanguage, useSay } from "#web/console";
import type { RoundDetail } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { nameOf } from "./round-list.ts";
import { useSend } from "./wire.ts";

/** Units drawn for checks at random: each time by a seed of that day, so that neither the office nor the unit knows before. */
export function CheckDraws({ round }: { round: RoundDetail }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const fresh = { seed: "", source: "", count: "" };
  const [form, setForm] = useState(fresh);
  const [problem, setProblem] = useState("");
  const [sent, setSent] = useState(false);
  const language = useLanguage();
  const listed = new Map(round.listed.map((unit) => [unit.code, unit]));
  const put = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const count = Number(form.count);
  const whole = Number.isInteger(count) && count >= 1;
  const missing = (fine: boolean, label: string) => (sent && !fine ? needed("console.needed", { field: label }) : undefined);
  const draw = async () => {
    setSent(true);
    if (form.seed.trim() === "" || form.source.trim() === "" || !whole) return;
    const refused = await send(`/api/cells/rounds/${round.id}/checks`, { ...form, count, scheme: round.scheme }, say("cells.saved"));
    setProblem(refused);
    if (refused !== "") return;
    setForm(fresh);
    setSent(false);
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
            <Typed text={one.units.map((unit) => nameOf(listed.get(unit.code) ?? unit, language)).join(comma(language))} />
            <br />
            <code className="c-mono c-muted">{`${one.seed}|${round.id}/units/${one.number}|${one.units[0]?.code ?? ""}`}</code>
          </li>
        ))}
      </ul>
      <Field label={say("seed.seed")} required error={missing(form.seed.trim() !== "", say("seed.seed"))}>
        <TextInput value={form.seed} max={100} onChange={(seed) => put({ seed })} />
      </Field>
      <Field
        label={say("seed.source")}
        hint={say("seed.sourceHint")}
        required
        error={missing(form.source.trim() !== "", say("seed.source"))}
      >
        <TextInput value={form.source} max={200} onChange={(source) => put({ source })} />
      </Field>
      <Field label={say("rounds.drawCount")} required error={missing(whole, say("rounds.drawCount"))}>
        <TextInput type="number" min="1" value={form.count} onChange={(count) => put({ count })} />
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
