import { PlainTable, useAreas, useLanguage, useSay } from "#web/console";
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
        {[...Map.groupBy(found.measures, ({ indicator }) => indicator)].map(([indicator, of]) => (
          <Rows key={indicator} of={of} />
        ))}
      </PlainTable>
      <p className="c-mono c-muted">{say("result.digest", { digest: `${found.digest.slice(0, 24)}…` })}</p>
    </>
  );
}

/** One figure: an area a line, and those with too few answers, where every line would say the same, together in the last. */
function Rows({ of }: { of: readonly Measured[] }) {
  const say = useSay(consoleWords);
  const measured = useSay(measureWords);
  const name = useNames(of);
  const few = of.filter(({ suppressed }) => suppressed);
  const counts = few.map(({ n }) => n).toSorted((left, right) => left - right);
  const [least, most] = [counts[0], counts.at(-1)];
  const head = <th scope="row">{measured(of[0]?.indicator as keyof typeof measureWords)}</th>;
  return (
    <>
      {of
        .filter(({ suppressed }) => !suppressed)
        .map((one) => {
          const score = one.indicator.endsWith(".score");
          return (
            <tr key={one.area}>
              {head}
              <td>{name(one.area)}</td>
              <td className="c-mono">{say2(one.value, score)}</td>
              <td className="c-mono">
                {say2(one.low, score)} – {say2(one.high, score)}
              </td>
              <td className="c-mono">{say2(one.se, score)}</td>
              <td className="c-mono">{one.n}</td>
              <td className="c-mono">{one.deff === null ? "—" : one.deff.toFixed(2)}</td>
            </tr>
          );
        })}
      {few.length > 0 ? (
        <tr>
          {head}
          <td>{few.map(({ area }) => name(area)).join(say("result.comma"))}</td>
          <td>{say("result.few")}</td>
          <td>—</td>
          <td>—</td>
          <td className="c-mono">{least === most ? least : `${least}–${most}`}</td>
          <td>—</td>
        </tr>
      ) : null}
    </>
  );
}

/** Names of areas of a city and its counties. */
function useNames(of: readonly Measured[]): (area: string) => string {
  const language = useLanguage();
  const shortest = of.map(({ area }) => area).toSorted((left, right) => left.length - right.length)[0] ?? "";
  const [self, parts] = [useAreas(""), useAreas(shortest, shortest !== "")];
  const names = new Map([...(self.data ?? []), ...(parts.data ?? [])].map((one) => [one.code, one[language]]));
  return (area) => names.get(area) ?? area;
}
