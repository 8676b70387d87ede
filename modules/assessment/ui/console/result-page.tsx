import { Button } from "antd";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Empty, Go, instant, isStatus, Page, ReadProblem, useLanguage, useSay, Waiting } from "#web/console";
import type { ResultStep, ResultView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { Objections, ResultTables, Reversals } from "./result-tables.tsx";
import { type Form, StepBar } from "./step-bar.tsx";
import type { Ask } from "./step-dialog.tsx";
import { FOLLOW_MS, useObjected, useRead, useSend } from "./wire.ts";

/** What all units came to, who stands where, and the steps to a final result. */
export function ResultPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { scheme = "" } = useParams({ strict: false });
  const [said, setSaid] = useState(false);
  const read = useRead<ResultView>(`schemes/${scheme}/result`, {}, { absentMs: FOLLOW_MS });
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
  const opened = new Map(objected.data?.map(({ entry, text, contact }) => [entry, { text, contact }]));
  const view = { ...read.data, objections: read.data.objections.map((one) => ({ ...one, ...opened.get(one.entry) })) };
  return (
    <Page title={`${view.scheme[language]} · ${say("result")}`} tools={<Go to="/assessment">{say("back")}</Go>} wide>
      <p>
        <strong>{say(`result.${view.stage}`)}</strong> · {say("computedOn", { on: view.on })}
        {view.document ? ` · ${say("byDocument", { document: view.document })}` : ""}
        {view.fullHouse ? ` · ${say("fullHouse")}` : ""}
      </p>
      {view.open > 0 ? (
        <p className="c-note">
          <Go to={`/assessment/ledger?of=${scheme}&stage=open`}>{say("openEntries", { n: view.open })}</Go>
        </p>
      ) : null}
      {view.takenBack ? (
        <p className="c-note">{say(view.rows.length > 0 ? "takenBack" : "takenBack.units")}</p>
      ) : view.stale ? (
        <p className="c-note">{say("stale")}</p>
      ) : null}
      {view.publicUntil ? <p className="c-note">{say("publicUntil", { at: instant(view.publicUntil, language) })}</p> : null}
      {view.rows.length > 0 ? <ResultTables view={view} /> : null}
      <Reversals view={view} />
      {view.objections.length > 0 ? (
        <section>
          <h2>{say("objections")}</h2>
          {objected.error ? <ReadProblem error={objected.error} retry={() => void objected.refetch()} /> : null}
          {!said && view.opens && view.objections.some(({ text }) => text === null) ? (
            <p className="c-row">
              <Button onClick={() => setSaid(true)}>{say("objections.open")}</Button>
              <span className="c-muted">{say("objections.logged")}</span>
            </p>
          ) : null}
          <Objections view={view} />
        </section>
      ) : null}
      <Steps view={view} scheme={scheme} />
    </Page>
  );
}

function Steps({ view, scheme }: { view: ResultView; scheme: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const [problem, setProblem] = useState("");
  const document: Ask = { name: "document", label: say("ask.document"), kind: "text", max: 200 };
  const reason: Ask = { name: "reason", label: say("ask.reason"), kind: "long", max: 1000, hint: say("reason.public") };
  const FORMS: Record<Exclude<ResultStep, "compute">, Form> = {
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
          options: view.rows
            .filter(({ subject }) => !view.revoked.some((one) => one.subject === subject))
            .map((row) => ({ value: row.subject, label: row[language] })),
        },
        document,
        reason,
      ],
      sure: say("sure.revoke"),
    },
    "decide-objection": {
      path: "objection-decisions",
      asks: [
        {
          name: "entry",
          label: say("objections"),
          kind: "choice",
          // By their number in the list: unread they would all be called the same.
          options: view.objections.flatMap(({ entry, text, decided }, index) =>
            decided === null ? [{ value: entry, label: `${index + 1}. ${text ?? say("hidden")}`.slice(0, 44) }] : [],
          ),
        },
        {
          name: "upheld",
          label: say("ask.decision"),
          kind: "choice",
          options: [
            { value: "no", label: say("objection.down") },
            { value: "yes", label: say("objection.up") },
          ],
        },
        reason,
      ],
      sure: say("sure.decide"),
      body: ({ upheld, ...typed }) => ({ ...typed, upheld: upheld === "yes" }),
    },
  };
  const compute = async () => setProblem(await send(`schemes/${scheme}/result/computation`, {}));
  return (
    <>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <StepBar
        steps={view.may}
        say={(step) => say(`done.${step}`)}
        forms={FORMS}
        path={`schemes/${scheme}/result`}
        quiet={["revoke", "compute"]}
        grave={["revoke"]}
        atOnce={() => void compute()}
        spaced
      />
    </>
  );
}
