import { PlainTable, useAreaName, useLanguage, useSay } from "#web/console";
import { percentage } from "#web/words";
import type { Measured, SurveyView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { measureWords } from "../measure-words.ts";

const say2 = (value: number, score: boolean): string => (score ? value.toFixed(1) : percentage(value));

/** Every figure with its error, and how it was weighed; what is too small says so instead of a value. */
export function Results({ view }: { view: SurveyView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { found, compared } = view;
  const after = view.excludedAfter > 0 ? <p role="note">{say("result.excludedAfter", { n: view.excludedAfter })}</p> : null;
  if (!found)
    return (
      <>
        <p className="c-muted">{say("result.none")}</p>
        {after}
      </>
    );
  const { weights, rates } = found;
  const told = {
    rr3: percentage(rates.rr3, 1),
    rr1: percentage(rates.rr1, 1),
    iterations: weights.iterations,
    off: percentage(weights.off, 3),
    held: weights.held,
    low: weights.low.toFixed(2),
    high: weights.high.toFixed(2),
  };
  return (
    <>
      {compared.map((one) => (
        <p key={one.zh}>
          <b>
            {say("result.compared", {
              name: one[language],
              n: (one.difference * 100).toFixed(2),
              verdict: say(one.significant ? "result.differs" : "result.same"),
            })}
          </b>{" "}
          {one.z === null ? "" : `z = ${one.z.toFixed(2)}`}
        </p>
      ))}
      {view.edition > 1 ? (
        <p>
          <b>{say("result.edition", { n: view.edition })}</b>{" "}
          <a href={`/surveys/editions/${view.home}/${view.id}`}>{say("result.editions")}</a>
        </p>
      ) : null}
      {after}
      <p>{say("result.rates", told)}</p>
      <PlainTable
        label={say("tab.results")}
        columns={(["indicator", "area", "value", "interval", "se", "n", "deff"] as const).map((name) => say(`result.${name}`))}
      >
        {found.measures.map((one) => (
          <Row key={`${one.indicator} ${one.area}`} one={one} />
        ))}
      </PlainTable>
      <p className="c-mono c-muted">{say("result.digest", { digest: `${found.digest.slice(0, 24)}…` })}</p>
    </>
  );
}

function Row({ one }: { one: Measured }) {
  const say = useSay(consoleWords);
  const measured = useSay(measureWords);
  const score = one.indicator.endsWith(".score");
  return (
    <tr>
      <th scope="row">{measured(one.indicator as keyof typeof measureWords)}</th>
      <td>{useAreaName(one.area)}</td>
      {one.suppressed ? (
        <td colSpan={3}>{say("result.few")}</td>
      ) : (
        <>
          <td className="c-mono">{say2(one.value, score)}</td>
          <td className="c-mono">
            {say2(one.low, score)} – {say2(one.high, score)}
          </td>
          <td className="c-mono">{say2(one.se, score)}</td>
        </>
      )}
      <td className="c-mono">{one.n}</td>
      <td className="c-mono">{one.deff === null || one.suppressed ? "—" : one.deff.toFixed(2)}</td>
    </tr>
  );
}
