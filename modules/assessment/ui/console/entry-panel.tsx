import { useState } from "react";
import { PapersCard } from "#parts/documents";
import { Go, Panel, PhotoList, ReadProblem, shortInstant, useConsole, useLanguage, useSay, Waiting, Typed } from "#web/console";
import type { EntryStep, EntryView, SchemeView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { type Form, StepBar } from "./step-bar.tsx";
import { papersIn, photosIn, type Ask } from "./step-dialog.tsx";
import { signed, useRead, useSend } from "./wire.ts";

/** One point: what it says and what proves it, what the unit answers, how others judged; and the steps this person may take. */
export function EntryPanel({ address, close }: { address: string; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const read = useRead<EntryView>(`entries/${address}`);
  const title = read.data ? `${read.data.item} ${language === "zh" ? read.data.itemZh : read.data.itemEn}` : say("ledger");
  return (
    <Panel title={title} size={560} onClose={close}>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data ? <Point key={`${read.data.id} ${read.data.stage} ${read.data.votes.length}`} view={read.data} /> : null}
    </Panel>
  );
}

function useSaid(view: EntryView): string[] {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const scheme = useRead<SchemeView>(`schemes/${view.scheme}`);
  const item = scheme.data?.rule.items.find(({ code }) => code === view.item);
  const { body } = view;
  const named = (list: readonly { code: string; zh: string; en: string }[], code: string): string =>
    list.find((one) => one.code === code)?.[language] ?? code;
  if (body.kind === "case") {
    const tariff = item?.method === "perCase" ? named(item.tariff, body.tariff) : body.tariff;
    return [`${tariff} × ${body.quantity}`, ...body.factors.map((one) => say(`factor.${one}`))];
  }
  if (body.kind === "checklist")
    return [say("met"), ...body.met.map((code) => (item?.method === "checklist" ? named(item.lines, code) : code))];
  if (body.kind === "panel") return [`${say("marks")}: ${body.marks.join(" ")}`];
  if (body.kind === "value")
    return [`${say("value")}: ${body.value}`, ...(body.interval ? [`${body.interval.low} – ${body.interval.high}`] : [])];
  return [say("vetoes")];
}

const stageOf = ({ reversed, stage, accepted }: EntryView) =>
  reversed ? "entry.reversed" : stage === "notified" && accepted ? "entry.accepted" : (`entry.${stage}` as const);

function Point({ view }: { view: EntryView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const said = useSaid(view);
  const { objection, votes, due } = view;
  const rows: [string, string][] = [
    [say("unit"), language === "zh" ? view.subjectZh : view.subjectEn],
    [say("delta"), signed(view.points)],
    [say("stage"), say(stageOf(view))],
    [say("occurred"), view.occurredOn],
    [say("recorded"), view.recordedOn],
    ...(due ? ([[say("due"), shortInstant(due.dueAt, language)]] as [string, string][]) : []),
    [say("value"), said.join(" · ")],
    [say("reason"), view.reason ?? say("hidden")],
    [say("papers"), view.documents.join(language === "zh" ? "；" : "; ")],
    ...(view.outcome ? ([[say("outcome"), view.outcome]] as [string, string][]) : []),
  ];
  return (
    <>
      <dl className="c-dl c-dl-wide">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <Typed text={value} />
            </dd>
          </div>
        ))}
      </dl>
      <PhotoList ids={view.photos} />
      {view.visit ? (
        <p>
          <Go to={`/assessment/${view.scheme}/inspections?visit=${view.home}/${view.visit}`}>{say("ofFinding")}</Go>
        </p>
      ) : null}
      {objection ? (
        <section>
          <h2>{say("objection")}</h2>
          <p>
            <Typed text={objection.text ?? say("hidden")} />
          </p>
          <PhotoList ids={objection.photos} />
          {objection.documents.length > 0 ? (
            <p className="c-muted">
              <Typed text={objection.documents.join(language === "zh" ? "；" : "; ")} />
            </p>
          ) : null}
          <p className="c-muted">{say("voteCount", { panel: view.panel, n: votes.length })}</p>
          <ul>
            {votes.map((vote, index) => (
              <li key={index}>
                <strong>{say(vote.upheld ? "vote.up" : "vote.down")}</strong> <Typed text={vote.text ?? ""} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Steps view={view} />
      <Papers view={view} />
    </>
  );
}

/** The notice on paper: made right after the proposal; where it is missing, an office that gives points issues it. */
function Papers({ view }: { view: EntryView }) {
  const { session } = useConsole();
  const office = session.grants.find(({ role, unit }) => unit !== "" && (role === "assessor" || role === "itemVerifier"))?.unit;
  const title = { zh: "考核得失分告知单", en: "Notice of points" };
  const path = `/api/assessment/schemes/${view.scheme}/entries/${view.home}/${view.id}/papers`;
  const missing = office ? [{ kind: "assessment.points-notice", seq: null, title, path, body: { unit: office } }] : [];
  return <PapersCard record={view} missing={missing} />;
}

const GRAVE: readonly EntryStep[] = ["withdraw", "take-back"];

function Steps({ view }: { view: EntryView }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [problem, setProblem] = useState("");
  const path = `schemes/${view.scheme}/entries/${view.home}/${view.id}`;
  const confirm = async () => setProblem(await send(`${path}/confirmation`, {}));
  const reason: Ask = { name: "reason", label: say("ask.reason"), kind: "long", max: 1000 };
  const FORMS: Record<Exclude<EntryStep, "confirm">, Form> = {
    accept: { path: "acceptance", asks: [], sure: say("sure.accept"), body: () => ({}) },
    object: {
      path: "objection",
      asks: [
        { name: "text", label: say("ask.text"), kind: "long", max: 2000, hint: say("ask.textHint") },
        { name: "papers", label: say("documents"), kind: "lines", max: 1600, optional: true },
        { name: "photos", label: say("photos"), kind: "photos" },
      ],
      body: ({ text, papers = "", photos }) => ({ text, documents: papersIn(papers), photos: photosIn(photos) }),
    },
    review: {
      path: "votes",
      asks: [
        {
          name: "upheld",
          label: say("ask.upheld"),
          kind: "choice",
          options: [
            { value: "no", label: say("vote.down") },
            { value: "yes", label: say("vote.up") },
          ],
        },
        reason,
      ],
      body: ({ upheld, reason: why }) => ({ upheld: upheld === "yes", reason: why }),
    },
    withdraw: { path: "withdrawal", asks: [{ ...reason, max: 500 } as Ask], body: ({ reason: why }) => ({ reason: why }) },
    "take-back": { path: "correction", asks: [reason], body: ({ reason: why }) => ({ reason: why }) },
  };
  return (
    <>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <StepBar
        steps={view.may}
        say={(step) => say(`step.${step}`)}
        forms={FORMS}
        path={path}
        quiet={GRAVE}
        grave={GRAVE}
        atOnce={() => void confirm()}
      />
    </>
  );
}
