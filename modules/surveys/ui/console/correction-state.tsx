import { PlainTable, useAreaName, useLanguage, useSay } from "#web/console";
import { percentage } from "#web/words";
import type { Change, SurveyView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { measureWords } from "../measure-words.ts";
import { words } from "../words.ts";

/** A correction on its way: what is said to be wrong, and each number it would change. */
export function CorrectionState({ view }: { view: SurveyView }) {
  const say = useSay(consoleWords);
  const sayWhy = useSay(words);
  const language = useLanguage();
  const { correction } = view;
  if (!correction) return null;
  const { stage, why, leftOut, failed, changes } = correction;
  return (
    <section className="c-card c-spaced" aria-label={say("correct.state")}>
      <p>
        <b>{say("correct.state")}</b> {why[language]}
      </p>
      {leftOut.length > 0 ? <p className="c-muted">{say("correct.out", { n: leftOut.length })}</p> : null}
      {stage === "estimating" ? <p role="status">{say("correct.estimating")}</p> : null}
      {failed ? (
        <p role="alert" className="c-problem">
          {say("correct.failed")}
          {sayWhy(failed.code as keyof typeof words, failed.params)}
        </p>
      ) : null}
      {stage === "ready" ? <p role="status">{say(changes.length === 0 ? "correct.same" : "correct.ready")}</p> : null}
      {changes.length > 0 ? (
        <PlainTable
          label={say("correct.changes")}
          columns={[say("result.indicator"), say("result.area"), say("correct.old"), say("correct.now")]}
        >
          {changes.map((one) => (
            <Changed key={`${one.indicator} ${one.area} ${one.field} ${one.name?.zh ?? ""}`} one={one} />
          ))}
        </PlainTable>
      ) : null}
    </section>
  );
}

function Changed({ one }: { one: Change }) {
  const say = useSay(consoleWords);
  const measured = useSay(measureWords);
  const language = useLanguage();
  const { indicator, area, field, name, old, now } = one;
  const of = (value: number | null): string => {
    if (value === null) return "—";
    if (indicator.endsWith(".score")) return value.toFixed(1);
    return field === "difference" ? say("correct.points", { n: (value * 100).toFixed(2) }) : percentage(value);
  };
  const what = measured(indicator as keyof typeof measureWords);
  return (
    <tr>
      <th scope="row">
        {field === "difference" && name
          ? `${what}${language === "zh" ? "，" : ", "}${say("correct.difference", { name: name[language] })}`
          : what}
      </th>
      <td>{useAreaName(area)}</td>
      <td className="c-mono">{of(old)}</td>
      <td className="c-mono">{of(now)}</td>
    </tr>
  );
}
