import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Go, Page, PlainTable, ReadProblem, useLanguage, useSay, useUrl, Waiting } from "#web/console";
import { comma, percentage } from "#web/words";
import type { ResultView, StandingItem, StandingView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { EntryPanel } from "./entry-panel.tsx";
import { EntryTable } from "./ledger-page.tsx";
import { RecordsPanel } from "./records-panel.tsx";
import { Award, Revocation } from "./result-tables.tsx";
import { Trend } from "./trend.tsx";
import { shown, signed, useRead, valued } from "./wire.ts";

const isOver = (stage: string | undefined): boolean => stage === "closed" || stage === "archived";

/** A unit's own page, day by day: what cost points, what would win them back, and each point down to its records. */
export function UnitPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { scheme = "", subject = "" } = useParams({ strict: false });
  const { params, set } = useUrl();
  const on = params.get("on") ?? "";
  const read = useRead<StandingView>(`schemes/${scheme}/subjects/${subject}`, on === "" ? {} : { on });
  const opened = params.get("entry");
  const [records, setRecords] = useState<StandingItem | null>(null);
  const over = isOver(read.data?.scheme.stage);
  const result = useRead<ResultView>(`schemes/${scheme}/result`, {}, { enabled: over }).data;
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const view = read.data;
  const revoked = result?.revoked.filter((one) => one.subject === subject) ?? [];
  const open = (row: { home: string; id: string }) => set({ entry: `${row.home}/${row.id}` });
  return (
    <Page title={`${view.subject[language]} · ${view.scheme[language]}`} tools={<Go to="/assessment">{say("back")}</Go>} wide>
      <Head view={view} revoked={revoked.length > 0} on={on} setOn={(value) => set({ on: value })} />
      {over ? <Outcome view={view} result={result} /> : null}
      {revoked.map((one) => (
        <p key={one.on} className="c-problem">
          <Revocation one={one} />
        </p>
      ))}
      <Cost view={view} over={over} open={setRecords} />
      {view.open.entries.length > 0 ? (
        <section>
          <h2>{say("entry.open")}</h2>
          <p className="c-muted">{say("total.open", { n: view.open.entries.length, total: view.open.total })}</p>
          <EntryTable rows={view.open.entries} open={open} />
        </section>
      ) : null}
      <section>
        <h2>{say("trend")}</h2>
        <Trend days={view.days} from={view.scheme.from} until={view.on} base={view.base} />
      </section>
      <AllItems view={view} open={open} records={setRecords} />
      {opened ? <EntryPanel address={opened} close={() => set({ entry: null })} /> : null}
      {records ? <RecordsPanel view={view} item={records} close={() => setRecords(null)} /> : null}
    </Page>
  );
}

function Head({ view, revoked, on, setOn }: { view: StandingView; revoked: boolean; on: string; setOn: (on: string) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const grade = view.grades.find(({ code }) => code === view.grade);
  return (
    <>
      <p>
        <strong style={{ fontSize: 32 }}>{view.total}</strong> <span className="c-muted">{say("total.base", { base: view.base })}</span> ·{" "}
        {revoked ? say("revoked") : `${grade?.[language] ?? view.grade} · ${say(view.qualified ? "qualified" : "notQualified")}`}
      </p>
      {view.vetoes.map((veto) => (
        <p key={veto.code} className="c-problem">
          {say("vetoes")}
          {language === "zh" ? "：" : ": "}
          {veto[language]}
        </p>
      ))}
      {view.missing.length > 0 ? <p className="c-note">{say("missing", { items: view.missing.join(comma(language)) })}</p> : null}
      <search className="c-filters">
        <label>
          {say("on")}{" "}
          <input
            className="c-input c-select"
            type="date"
            value={on || view.on}
            min={view.scheme.from}
            onChange={(event) => setOn(event.target.value)}
          />
        </label>
        <span className="c-muted">{say("on.hint")}</span>
      </search>
    </>
  );
}

/** What the year came to, once it is public. */
function Outcome({ view: { scheme, subject }, result }: { view: StandingView; result: ResultView | undefined }) {
  const say = useSay(consoleWords);
  const row = result?.rows.find((one) => one.subject === subject.code);
  return (
    <p className="c-note">
      {say("yearOver")} <Go to={`/assessment/${scheme.scheme}/result`}>{say("result")}</Go>
      {result && row ? (
        <>
          {" "}
          · {say(`result.${result.stage}`)} · {say("score")} {row.total} · <Award view={result} row={row} />
        </>
      ) : null}
    </p>
  );
}

function useWay(): (item: StandingItem) => string {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return ({ way, item }) => {
    if (way.kind === "value")
      return `${say("way.value", { value: valued(item, way.value), target: valued(item, way.target) })}${way.more === null ? "" : ` · ${say("way.more", { n: way.more })}`}`;
    if (way.kind === "lines") {
      const lines =
        item.method === "checklist" ? item.lines.filter(({ code }) => way.lines.includes(code)).map((line) => line[language]) : way.lines;
      return say("way.lines", { lines: lines.join(language === "zh" ? "；" : "; ") });
    }
    return say(`way.${way.kind}`);
  };
}

function Cost({ view, over, open }: { view: StandingView; over: boolean; open: (item: StandingItem) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const wayOf = useWay();
  // Once the year is over nothing can be won back.
  const title = say(over ? "cost.over" : "cost");
  const lost = view.items.filter((one) => one.lost > 0).toSorted((left, right) => right.lost - left.lost);
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {lost.length === 0 ? <p className="c-muted">{say("cost.none")}</p> : null}
      {lost.length > 0 ? (
        <PlainTable
          label={title}
          columns={(["item", "lost", ...(over ? [] : (["way"] as const)), "records"] as const).map((name) => say(name))}
        >
          {lost.map((one) => (
            <tr key={one.item.code}>
              <th scope="row">
                {one.item.code} {one.item[language]}
              </th>
              <td className="c-num">{signed(-one.lost)}</td>
              {over ? null : <td>{wayOf(one)}</td>}
              <td>
                {one.reading && !one.reading.told ? (
                  <button type="button" className="c-link" onClick={() => open(one)}>
                    {say("records")} {one.reading.denominator - one.reading.numerator}
                  </button>
                ) : (
                  <Go to={`/assessment/ledger?of=${view.scheme.scheme}&unit=${view.subject.code}`}>{say("ledger")}</Go>
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
      ) : null}
    </section>
  );
}

/** How far an estimate may be off; nothing where it is no estimate. */
function Interval({ reading: { told, denominator } }: { reading: NonNullable<StandingItem["reading"]> }) {
  const say = useSay(consoleWords);
  if (!told || told.low === null || told.high === null) return null;
  return <span className="c-muted">{say("reading.told", { low: percentage(told.low), high: percentage(told.high), n: denominator })}</span>;
}

function AllItems({
  view,
  open,
  records,
}: {
  view: StandingView;
  open: (row: { home: string; id: string }) => void;
  records: (item: StandingItem) => void;
}) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const category = (code: string): string => view.categories.find((one) => one.category === code)?.[language] ?? code;
  return (
    <section>
      <h2>{say("all")}</h2>
      <PlainTable
        label={say("all")}
        columns={(["item", "category", "method", "points", "counted", "value", "ledger"] as const).map((name) => say(name))}
      >
        {view.items.map((one) => (
          <tr key={one.item.code}>
            <th scope="row">
              {one.item.code} {one.item[language]}
              {one.neutral ? <div className="c-muted">{say("neutral")}</div> : null}
              {one.way.kind === "places" ? <div className="c-muted">{say("way.places")}</div> : null}
            </th>
            <td>{category(one.item.category)}</td>
            <td>
              {say(`method.${one.item.method}`)} · {say(`side.${one.item.side}`)}
            </td>
            <td className="c-num">{one.item.points}</td>
            <td className="c-num">
              {signed(one.points)}
              {one.capped ? <div className="c-muted">{say("capped")}</div> : null}
            </td>
            <td>
              {one.reading?.told ? (
                <>
                  {valued(one.item, one.value)} <Interval reading={one.reading} />
                </>
              ) : one.reading ? (
                <button type="button" className="c-link" onClick={() => records(one)}>
                  {valued(one.item, one.value)} ·{" "}
                  {say("reading", {
                    num: one.reading.numerator,
                    den: one.reading.denominator,
                    on: one.reading.on,
                    version: one.reading.version,
                  })}
                </button>
              ) : (
                shown(one.value)
              )}
            </td>
            <td>
              {one.entries.length === 0 ? "—" : null}
              {one.entries.map((row) => (
                <button key={row.id} type="button" className="c-link" onClick={() => open(row)}>
                  {row.occurredOn} {signed(row.points)}
                </button>
              ))}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}
