import { comma } from "#web/words";
import { Go, instant, PlainTable, Typed, useLanguage, useSay } from "#web/console";
import type { ResultView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { signed } from "./wire.ts";

/** Why a title was taken back, by which paper and when. */
export function Revocation({ one }: { one: ResultView["revoked"][number] }) {
  const say = useSay(consoleWords);
  return (
    <span>
      {say("revokedOn", { on: one.on, document: one.document })}
      <br />
      <Typed text={one.reason} />
    </span>
  );
}

/** What a unit came to, with what was taken from it since. */
export function Award({ view, row }: { view: ResultView; row: ResultView["rows"][number] }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <>
      {row.award?.[language] ?? (row.qualified ? say("plate") : "—")}
      {view.lost
        .filter(({ subject }) => subject === row.subject)
        .map(({ award, year }) => (
          <div key={`${year} ${award.zh}`} className="c-muted">
            {say("lostAward", { year, award: award[language] })}
          </div>
        ))}
    </>
  );
}

/** Who stands where, and below it what each item came to. */
export function ResultTables({ view }: { view: ResultView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const rows = view.rows.toSorted((left, right) => (left.rank ?? 999) - (right.rank ?? 999));
  const gradeOf = (row: ResultView["rows"][number]): string =>
    view.revoked.some(({ subject }) => subject === row.subject)
      ? say("revoked")
      : `${view.rule.grades.find(({ code }) => code === row.grade)?.[language] ?? row.grade} · ${say(row.qualified ? "qualified" : "notQualified")}`;
  return (
    <>
      <PlainTable label={say("result")} columns={(["unit", "rank", "score", "grade", "streak", "award"] as const).map((name) => say(name))}>
        {rows.map((row) => (
          <tr key={row.subject}>
            <th scope="row">
              <Go to={`/assessment/${view.scheme.scheme}/units/${row.subject}`}>{row[language]}</Go>
            </th>
            <td className="c-num">
              {row.rank ?? "—"}
              {rows.filter(({ rank }) => rank === row.rank && rank !== null).length > 1 ? (
                <span className="c-muted"> {say("tied")}</span>
              ) : null}
            </td>
            <td className="c-num">{row.total}</td>
            <td>
              {gradeOf(row)}
              {row.vetoes.length > 0 ? ` · ${say("vetoes")} ${row.vetoes.join(comma(language))}` : ""}
              {view.revoked
                .filter(({ subject }) => subject === row.subject)
                .map((one) => (
                  <div key={one.on} className="c-muted">
                    <Revocation one={one} />
                  </div>
                ))}
            </td>
            <td className="c-num">{row.streak}</td>
            <td>
              <Award view={view} row={row} />
            </td>
          </tr>
        ))}
      </PlainTable>
      <h2>{say("byItem")}</h2>
      <div className="c-scroll" tabIndex={0} role="region" aria-label={say("byItem")}>
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{say("unit")}</th>
              {view.rule.items.map((item) => (
                <th key={item.code} scope="col" className="c-num" title={item[language]}>
                  {item.code}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.subject}>
                <th scope="row" className="c-nowrap">
                  {row[language]}
                </th>
                {view.rule.items.map((item) => (
                  <td key={item.code} className="c-num">
                    {signed(row.items.find((one) => one.item === item.code)?.points ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="c-muted">{view.rule.items.map((item) => `${item.code} ${item[language]}`).join(" · ")}</p>
    </>
  );
}

/** Points taken back after a unit objected. */
export function Reversals({ view }: { view: ResultView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  if (view.reversals.length === 0) return null;
  return (
    <section>
      <h2>{say("reversals")}</h2>
      <ul>
        {view.reversals.map((one, index) => (
          <li key={index}>
            {one.on} {view.rows.find(({ subject }) => subject === one.subject)?.[language] ?? one.subject} · {one.item} {one[language]}{" "}
            {signed(one.points)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was objected while the result was public, where it may be read, and what was decided, which everybody may. */
export function Objections({ view }: { view: ResultView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <ol className="c-numbered">
      {view.objections.map(({ entry, at, text, contact, decided }) => (
        <li key={entry}>
          {instant(at, language)} ·{" "}
          <strong>{say(decided === null ? "objection.open" : decided.upheld ? "objection.up" : "objection.down")}</strong>
          <div>{text === null ? <span className="c-muted">{say("hidden")}</span> : <Typed text={text} />}</div>
          {contact === null ? null : (
            <div>
              {say("contact")} <Typed text={contact} />
            </div>
          )}
          {decided ? (
            <div>
              {say("decidedOn", { on: decided.on })} <Typed text={decided.reason} />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
