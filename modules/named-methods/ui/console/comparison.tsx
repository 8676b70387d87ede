import { PeriodFields, ReadProblem, useLanguage, useSay, useUrl, Waiting } from "#web/console";
import { colon, comma, percentage } from "#web/words";
import type { Comparison, Rate } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useRead } from "./wire.ts";

/** As the server withholds by (domain.md §6). */
const FEW = 30;

function RateCell({ rate }: { rate: Rate }) {
  const say = useSay(consoleWords);
  return (
    <td className="c-num">
      {rate.value === null && rate.withheld ? say("withheld") : percentage(rate.value)}
      {rate.few ? " *" : ""}
      {rate.denominator === null ? null : (
        <>
          <br />
          <span className="c-muted">
            {rate.numerator} / {rate.denominator}
          </span>
        </>
      )}
    </td>
  );
}

/** Areas with it beside areas without: every rate with its two numbers, and both sides before. */
export function ComparisonTab({ code }: { code: string }) {
  const say = useSay(consoleWords);
  const { params } = useUrl();
  const [from, to] = [params.get("from") ?? "", params.get("to") ?? ""];
  const read = useRead<Comparison>(`/api/methods/${code}/comparison`, { ...(from ? { from } : {}), ...(to ? { to } : {}) });
  return (
    <>
      <p>{say("compare.lead")}</p>
      <search className="c-filters">
        <PeriodFields from={from || (read.data?.from ?? "")} to={to || (read.data?.to ?? "")} />
      </search>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data ? <Sides comparison={read.data} /> : null}
    </>
  );
}

function Sides({ comparison }: { comparison: Comparison }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { using, others, partly, figures, from, to, before } = comparison;
  const names = (some: Comparison["using"]): string => some.map((one) => one[language]).join(comma(language)) || say("none");
  if (using.length === 0 && partly.length === 0) return <p className="c-muted">{say("noneAdopted")}</p>;
  return (
    <>
      <ul>
        {(
          [
            ["using", using],
            ["others", others],
            ["partly", partly],
          ] as const
        ).map(([side, some]) => (
          <li key={side}>
            <strong>{say(side)}</strong>
            {colon(language)}
            {names(some)}
          </li>
        ))}
      </ul>
      <p className="c-muted">{say("compare.caveat", { few: FEW })}</p>
      <div className="c-scroll" tabIndex={0} role="region" aria-label={say("tab.comparison")}>
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {say("figure")}
              </th>
              <th scope="colgroup" colSpan={2}>
                {say("using")}
              </th>
              <th scope="colgroup" colSpan={2}>
                {say("others")}
              </th>
            </tr>
            <tr>
              {["using", "others"].flatMap((side) => [
                <th key={`${side} before`} scope="col">
                  {say("before", before)}
                </th>,
                <th key={side} scope="col">
                  {say("now", { from, to })}
                </th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {figures.map((one) => (
              <tr key={one.code}>
                <th scope="row" title={one.definition[language]}>
                  {one[language]}
                </th>
                <RateCell rate={one.usingBefore} />
                <RateCell rate={one.using} />
                <RateCell rate={one.othersBefore} />
                <RateCell rate={one.others} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
