import {
  FactList,
  Go,
  newId,
  Panel,
  PhotoList,
  ReadProblem,
  StateMark,
  Typed,
  useLanguage,
  useSay,
  Waiting,
  type StateTone,
} from "#web/console";
import { aside } from "#web/words";
import type { FindingView, VisitView } from "../../contract.ts";
import type { FindingState } from "../../contract/lists.ts";
import { consoleWords } from "../console-words.ts";
import { inspectionConsoleWords } from "../inspection-console-words.ts";
import { type Form, StepBar } from "./step-bar.tsx";
import { papersIn, photosIn, type Ask } from "./step-dialog.tsx";
import { useRead } from "./wire.ts";

const TONES: Readonly<Record<FindingState, StateTone>> = { found: "new", answered: "work", mended: "end", notMended: "wait" };

/** What was seen at one place: each finding with what the unit did, what the second visit saw, and its point. */
export function VisitPanel({ address, close }: { address: string; close: () => void }) {
  const say = useSay(inspectionConsoleWords);
  const read = useRead<VisitView>(`visits/${address}`);
  return (
    <Panel title={read.data?.name ?? say("visits")} size={600} onClose={close}>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data ? <Seen view={read.data} /> : null}
    </Panel>
  );
}

function Seen({ view }: { view: VisitView }) {
  const say = useSay(inspectionConsoleWords);
  return (
    <>
      <FactList
        facts={[
          [say("siteKind"), say(`site.${view.site}`)],
          [say("on"), view.on],
          [say("rectifyBy"), view.rectifyOn],
          [say("revisitBy"), view.revisitOn],
        ]}
      />
      {view.list.map((finding, index) => (
        <Finding key={finding.id} n={index + 1} view={view} finding={finding} />
      ))}
    </>
  );
}

type Shown = NonNullable<FindingView["answer"]>;
function Words({ lead, said }: { lead: string; said: Shown }) {
  const say = useSay(inspectionConsoleWords);
  const language = useLanguage();
  return (
    <>
      <p className="c-prose">
        {lead === "" ? null : `${lead} `}
        <Typed text={said.text ?? say("hidden")} />
      </p>
      {said.documents.length > 0 ? (
        <p className="c-muted">
          <Typed text={said.documents.join(language === "zh" ? "；" : "; ")} />
        </p>
      ) : null}
      <PhotoList ids={said.photos} />
    </>
  );
}

function Finding({ n, view, finding }: { n: number; view: VisitView; finding: FindingView }) {
  const say = useSay(inspectionConsoleWords);
  const language = useLanguage();
  const { answer, revisit } = finding;
  return (
    <section className="c-card" aria-labelledby={`finding-${finding.id}`}>
      <h3 id={`finding-${finding.id}`}>
        {say("finding", { n })} · {finding.item} {language === "zh" ? finding.itemZh : finding.itemEn}
      </h3>
      <p>
        <StateMark tone={TONES[finding.state]} text={say(`state.${finding.state}`)} /> {say(`severity.${finding.severity}`)}
      </p>
      <Words lead="" said={finding} />
      {answer ? <Words lead={say("answeredOn", { on: answer.on })} said={answer} /> : null}
      {revisit ? <Words lead={say("seenOn", { on: revisit.on })} said={revisit} /> : null}
      {finding.entries.map((entry) => (
        <p key={entry.id}>
          <Go to={`/assessment/ledger?of=${view.scheme}&entry=${entry.home}/${entry.id}`}>{say("point")}</Go>
        </p>
      ))}
      <Steps view={view} finding={finding} />
    </section>
  );
}

function Steps({ view, finding }: { view: VisitView; finding: FindingView }) {
  const say = useSay(inspectionConsoleWords);
  const factor = useSay(consoleWords);
  const language = useLanguage();
  const { id } = finding;
  const proof: readonly Ask[] = [
    { name: "papers", label: say("papers"), kind: "lines", max: 1600, optional: true },
    { name: "photos", label: say("photos"), kind: "photos" },
  ];
  const long = (name: string, label: string): Ask => ({ name, label, kind: "long", max: 1000 });
  const shown = ({ text, papers = "", photos }: Readonly<Record<string, string>>) => ({
    finding: id,
    text,
    documents: papersIn(papers),
    photos: photosIn(photos),
  });
  const FORMS: Record<FindingView["may"][number], Form> = {
    answer: { path: "rectifications", asks: [long("text", say("ask.done")), ...proof], body: shown },
    revisit: {
      path: "revisits",
      asks: [
        {
          name: "mended",
          label: say("ask.mended"),
          kind: "choice",
          options: [
            { value: "yes", label: say("state.mended") },
            { value: "no", label: say("state.notMended") },
          ],
        },
        long("text", say("ask.seen")),
        ...proof,
      ],
      body: (typed) => ({ ...shown(typed), mended: typed["mended"] === "yes" }),
    },
    score: {
      path: "entries",
      sure: finding.heavier ? say("sure.heavier") : say("sure.score"),
      asks: [
        {
          name: "tariff",
          label: say("ask.tariff"),
          kind: "choice",
          options: finding.tariff.map((one) => ({ value: one.code, label: one[language] + aside(String(one.each), language) })),
        },
        ...(finding.factors.length === 0
          ? []
          : [
              {
                name: "factor",
                label: factor("factors"),
                kind: "choice" as const,
                options: [
                  { value: "none", label: say("noFactor") },
                  ...finding.factors.map((value) => ({ value, label: factor(`factor.${value}`) })),
                ],
              },
            ]),
        long("reason", say("ask.reason")),
      ],
      body: ({ tariff, factor: chosen, reason }) => ({
        finding: id,
        entry: newId(),
        tariff,
        factors: chosen && chosen !== "none" ? [chosen] : [],
        reason,
        after: finding.after,
      }),
    },
  };
  return (
    <StepBar
      steps={finding.may}
      say={(step) => say(`step.${step}`)}
      forms={FORMS}
      path={`schemes/${view.scheme}/visits/${view.home}/${view.id}`}
      quiet={finding.state === "mended" ? ["score"] : finding.state === "answered" ? ["answer"] : []}
      grave={[]}
    />
  );
}
