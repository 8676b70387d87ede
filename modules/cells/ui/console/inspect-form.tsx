import { Button } from "antd";
import { useState } from "react";
import { Dialog, Field, NativeSelect, TextArea, useLanguage, useSay } from "#web/console";
import type { ApplicationView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useSend } from "./wire.ts";

const FINDINGS = ["none", "plain", "grave"] as const;
const WAYS = ["announced", "unannounced", "incident"] as const;
type Typed = { points: string; reason: string; finding: string };

/** What was found, line by line; a second look takes the lines with a finding only. */
export function InspectForm({ view, again, close }: { view: ApplicationView; again: boolean; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const open = new Set(view.open.map(({ line }) => line));
  const lines = view.rule.lines.filter(({ code }) => !again || open.has(code));
  const [typed, setTyped] = useState<Record<string, Typed>>(() =>
    Object.fromEntries(lines.map(({ code, points }) => [code, { points: String(points), reason: "", finding: "none" }])),
  );
  const [way, setWay] = useState<string>("announced");
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState("");
  const put = (code: string, part: Partial<Typed>) => setTyped({ ...typed, [code]: { ...(typed[code] as Typed), ...part } });
  const save = async () => {
    const results = lines.map(({ code }) => {
      const { points = "", reason = "", finding = "none" } = typed[code] ?? {};
      const one = { line: code, points: points.trim() === "" ? null : Number(points), reason: reason.trim() || null, photos: [] };
      return again ? { ...one, mended: finding === "none" } : { ...one, finding };
    });
    const body = again ? { results, note: words } : { results, way, statement: words.trim() || null };
    const path = `/api/cells/applications/${view.home}/${view.id}/${again ? "recheck" : "inspection"}`;
    const refused = await send(path, body, say("cells.saved"));
    if (refused === "") close();
    else setProblem(refused);
  };
  return (
    <Dialog title={say(again ? "step.recheck" : "step.inspect")} shape="wide" onClose={close}>
      <div className="c-form">
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        <p className="c-muted">{say("inspect.hint")}</p>
        {again ? null : (
          <Field label={say("inspect.way")} required>
            <NativeSelect value={way} onChange={setWay} options={WAYS.map((one) => ({ value: one, label: say(`way.${one}`) }))} />
          </Field>
        )}
        <div className="c-scroll" tabIndex={0} role="region" aria-label={say("cells.lines")}>
          <table className="c-table">
            <tbody>
              {lines.map((line) => (
                <tr key={line.code}>
                  <th scope="row">
                    {line.key ? "★ " : ""}
                    {line[language]}（{line.points}）
                  </th>
                  <td>
                    <input
                      className="c-input"
                      type="number"
                      style={{ width: 72 }}
                      min={0}
                      max={line.points}
                      aria-label={`${line.code} ${say("cells.found")}`}
                      value={typed[line.code]?.points ?? ""}
                      onChange={(event) => put(line.code, { points: event.target.value })}
                    />
                  </td>
                  <td>
                    <input
                      className="c-input"
                      maxLength={500}
                      aria-label={`${line.code} ${say("ask.reason")}`}
                      placeholder={say("ask.reason")}
                      value={typed[line.code]?.reason ?? ""}
                      onChange={(event) => put(line.code, { reason: event.target.value })}
                    />
                  </td>
                  <td>
                    <select
                      className="c-input"
                      aria-label={`${line.code} ${say("inspect.finding")}`}
                      value={typed[line.code]?.finding ?? "none"}
                      onChange={(event) => put(line.code, { finding: event.target.value })}
                    >
                      {FINDINGS.map((one) => (
                        <option key={one} value={one}>
                          {say(`finding.${one}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Field label={say(again ? "inspect.note" : "inspect.statement")}>
          <TextArea value={words} max={1000} rows={3} onChange={setWords} />
        </Field>
        <Button type="primary" onClick={() => void save()}>
          {say(again ? "step.recheck" : "step.inspect")}
        </Button>
      </div>
    </Dialog>
  );
}
