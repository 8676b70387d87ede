import { Button } from "antd";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  Empty,
  Go,
  holdsRole,
  isStatus,
  Page,
  ReadProblem,
  shortInstant,
  Typed,
  useConsole,
  useLanguage,
  useSay,
  Waiting,
} from "#web/console";
import type { ResultStep, ResultView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { StepDialog, type Ask } from "./step-dialog.tsx";
import { FOLLOW_MS, signed, useObjected, useRead, useSend } from "./wire.ts";

/** What all units came to, who stands where, and the steps to a final result. */
export function ResultPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { scheme = "" } = useParams({ strict: false });
  const { session } = useConsole();
  const [said, setSaid] = useState(false);
  const read = useRead<ResultView>(`schemes/${scheme}/result`, {}, { absent: FOLLOW_MS });
  const objected = useObjected(scheme, said);
  if (read.isPending) return <Waiting />;
  if (!read.data)
    return (
      <Page title={say("result")} tools={<Go to="/assessment">{say("back")}</Go>}>
        {isStatus(read.error, 404) ? (
          <Empty text={say("noResult")} />
        ) : (
          <ReadProblem error={read.error} retry={() => void read.refetch()} />
        )}
      </Page>
    );
  const texts = new Map(objected.data?.map(({ entry, text }) => [entry, text]));
  const view = { ...read.data, objections: read.data.objections.map((one) => ({ ...one, text: texts.get(one.entry) ?? one.text })) };
  return (
    <Page title={`${view.scheme[language]} · ${say("result")}`} tools={<Go to="/assessment">{say("back")}</Go>} wide>
      <p>
        <strong>{say(`result.${view.stage}`)}</strong> {view.on} {view.document ?? ""} {view.fullHouse ? `· ${say("fullHouse")}` : ""}
      </p>
      {view.open > 0 ? (
        <p className="c-note">
          <Go to={`/assessment/ledger?of=${scheme}&stage=open`}>{say("openEntries", { n: view.open })}</Go>
        </p>
      ) : null}
      {view.stale ? <p className="c-note">{say("stale")}</p> : null}
      {view.publicUntil ? <p className="c-note">{say("publicUntil", { at: shortInstant(view.publicUntil, language) })}</p> : null}
      <Ranking view={view} />
      {view.reversals.length > 0 ? (
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
      ) : null}
      {view.objections.length > 0 ? (
        <section>
          <h2>{say("objections")}</h2>
          {objected.error ? <ReadProblem error={objected.error} retry={() => void objected.refetch()} /> : null}
          {!said && holdsRole(session, ["approver", "supervisor"]) && view.objections.some(({ text }) => text === null) ? (
            <p className="c-row">
              <Button onClick={() => setSaid(true)}>{say("objections.open")}</Button>
              <span className="c-muted">{say("objections.logged")}</span>
            </p>
          ) : null}
          <ol className="c-numbered">
            {view.objections.map((one) => (
              <li key={one.entry}>
                {shortInstant(one.at, language)} <Typed text={one.text ?? say("hidden")} /> ·{" "}
                {say(one.upheld === null ? "objection.open" : one.upheld ? "objection.up" : "objection.down")}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <Steps view={view} scheme={scheme} />
    </Page>
  );
}

function Ranking({ view }: { view: ResultView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const rows = view.rows.toSorted((left, right) => (left.rank ?? 999) - (right.rank ?? 999));
  return (
    <>
      <div className="c-scroll" tabIndex={0} role="region" aria-label={say("result")}>
        <table className="c-table">
          <thead>
            <tr>
              {(["rank", "unit", "total", "grade", "streak", "award"] as const).map((name) => (
                <th key={name} scope="col">
                  {say(name)}
                </th>
              ))}
              {view.rule.items.map((item) => (
                <th key={item.code} scope="col" title={item[language]}>
                  {item.code}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.subject}>
                <td className="c-num">
                  {row.rank ?? "—"}
                  {rows.filter(({ rank }) => rank === row.rank && rank !== null).length > 1 ? (
                    <span className="c-muted"> {say("tied")}</span>
                  ) : null}
                </td>
                <th scope="row">
                  <Go to={`/assessment/${view.scheme.scheme}/units/${row.subject}`}>{row[language]}</Go>
                </th>
                <td className="c-num">{row.total}</td>
                <td>
                  {view.rule.grades.find(({ code }) => code === row.grade)?.[language] ?? row.grade} ·{" "}
                  {say(row.qualified ? "qualified" : "notQualified")}
                  {row.vetoes.length > 0 ? ` · ${say("vetoes")} ${row.vetoes.join(language === "zh" ? "、" : ", ")}` : ""}
                  {view.revoked.includes(row.subject) ? ` · ${say("revoked")}` : ""}
                </td>
                <td className="c-num">{row.streak}</td>
                <td>
                  {row.award?.[language] ?? (row.qualified ? say("plate") : "—")}
                  {view.lost
                    .filter(({ subject }) => subject === row.subject)
                    .map(({ award, year }) => (
                      <div key={`${year} ${award.zh}`} className="c-muted">
                        {say("lostAward", { year, award: award[language] })}
                      </div>
                    ))}
                </td>
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

function Steps({ view, scheme }: { view: ResultView; scheme: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const [step, setStep] = useState<Exclude<ResultStep, "compute"> | null>(null);
  const [problem, setProblem] = useState("");
  const document: Ask = { name: "document", label: say("ask.document"), kind: "text", max: 200 };
  const reason: Ask = { name: "reason", label: say("ask.reason"), kind: "long", max: 1000 };
  const FORMS: Record<NonNullable<typeof step>, { path: string; asks: Ask[]; sure?: string }> = {
    publicise: { path: "publicity", asks: [], sure: say("sure.publicise") },
    finalise: { path: "final", asks: [document] },
    award: { path: "award", asks: [document] },
    revoke: {
      path: "revocations",
      asks: [
        {
          name: "subject",
          label: say("ask.subject"),
          kind: "choice",
          options: view.rows.map((row) => ({ value: row.subject, label: row[language] })),
        },
        document,
        reason,
      ],
    },
    "decide-objection": {
      path: "objection-decisions",
      asks: [
        {
          name: "entry",
          label: say("objections"),
          kind: "choice",
          // By their number in the list: unread they would all be called the same.
          options: view.objections.flatMap(({ entry, text, upheld }, index) =>
            upheld === null ? [{ value: entry, label: `${index + 1}. ${text ?? say("hidden")}`.slice(0, 44) }] : [],
          ),
        },
        {
          name: "upheld",
          label: say("ask.upheld"),
          kind: "choice",
          options: [
            { value: "no", label: say("objection.down") },
            { value: "yes", label: say("objection.up") },
          ],
        },
        reason,
      ],
    },
  };
  const take = async (one: ResultStep) => {
    if (one !== "compute") setStep(one);
    else setProblem(await send(`schemes/${scheme}/result/computation`, {}));
  };
  const form = step && FORMS[step];
  return (
    <>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <p className="c-row c-spaced">
        {view.may.map((one) => (
          <Button key={one} type={one === "revoke" || one === "compute" ? "default" : "primary"} onClick={() => void take(one)}>
            {say(`done.${one}`)}
          </Button>
        ))}
      </p>
      {step && form ? (
        <StepDialog
          title={say(`done.${step}`)}
          asks={form.asks}
          sure={form.sure}
          path={`schemes/${scheme}/result/${form.path}`}
          body={({ upheld, ...typed }) => (upheld === undefined ? typed : { ...typed, upheld: upheld === "yes" })}
          danger={step === "revoke"}
          close={() => setStep(null)}
        />
      ) : null}
    </>
  );
}
