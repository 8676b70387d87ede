/** @jsxImportSource preact */
import { Card, DataTable, Facts, sayDay, type Visit } from "#web/parts";
import { colon } from "#web/words";
import type { MatterView } from "../contract.ts";
import type { portalWords } from "./portal-words.ts";

export type Say = (key: keyof typeof portalWords, params?: Readonly<Record<string, unknown>>) => string;
type Part = { matter: MatterView; say: Say; visit: Visit };

export function Heard({ matter, say, visit }: Part) {
  return matter.participation.map((one, index) => (
    <p key={index}>
      <strong>{say(`channel.${one.channel}`)}</strong> {sayDay(one.on, visit.language, visit.today)} · {one.place} ·{" "}
      {say("people", { n: one.count })}
      {colon(visit.language)}
      {one.summary}
      {one.materials ? say("materials", { materials: one.materials }) : null}
    </p>
  ));
}

export function Answers({ matter, say, visit }: Part) {
  return (
    <Card title={say("answers")}>
      <p>{say("answered", { answered: matter.answered, all: matter.opinions })}</p>
      {matter.answers.length === 0 ? <p>{say("noAnswers")}</p> : null}
      <Facts
        rows={matter.answers.map((one) => ({
          term: one.times > 1 ? `${one.summary} · ${say("times", { n: one.times })}` : one.summary,
          value: (
            <>
              <strong>{say(`answer.${one.answer}`)}</strong>
              {colon(visit.language)}
              {one.reason}
            </>
          ),
        }))}
      />
      {matter.voids.length > 0 ? (
        <>
          <Facts rows={matter.voids.map(({ reason }) => ({ term: say("opinion.void"), value: reason }))} />
          <p>{say("opinion.voidAgain")}</p>
        </>
      ) : null}
    </Card>
  );
}

export function Risks({ matter, say, visit }: Part) {
  if (matter.risks.length === 0) return null;
  const day = (on: string): string => sayDay(on, visit.language, visit.today);
  return (
    <DataTable
      caption={say("risks")}
      columns={[{ label: say("risk") }, { label: say("level") }, { label: say("measure") }, { label: say("due") }]}
      rows={matter.risks.map((risk) => ({
        key: risk.risk,
        cells: [
          risk.cause,
          `${say(`level.${risk.before}`)} → ${say(`level.${risk.after}`)}`,
          risk.measure,
          risk.doneOn ? say("done", { on: day(risk.doneOn) }) : day(risk.due),
        ],
      }))}
    />
  );
}

/** Everything the report was handed in with: published as it was decided by. */
export function Report({ matter: { report, papers }, say, visit }: Part) {
  return (
    <>
      {report ? (
        <Card title={say("report")}>
          <Facts
            rows={[
              { term: say("lawfulness"), value: report.legality },
              { term: say("reasonableness"), value: report.reasonableness },
              { term: say("feasibility"), value: report.feasibility },
              { term: say("controllability"), value: report.controllability },
              { term: say("contingency"), value: report.contingency },
            ]}
          />
        </Card>
      ) : null}
      {papers.length > 0 ? (
        <Card title={say("papers")}>
          {papers.map(({ home, id, title, number }) => (
            <p key={id}>
              <a href={`/api/documents/${home}/${id}/file`}>
                {title[visit.language]} {number}
              </a>
            </p>
          ))}
        </Card>
      ) : null}
    </>
  );
}

/** The figure with every number it is made of: whoever reads it can compute it again. */
export function Index({ matter: { index, risks }, say }: Omit<Part, "visit">) {
  if (!index) return null;
  const { value, band, formula, version, parts } = index;
  return (
    <Card title={say("index")}>
      <p>
        <strong>{say("index.value", { value, band: say(`level.${band}`) })}</strong>
      </p>
      <Facts
        rows={parts.map((one) => ({
          term: `${risks.find(({ risk }) => risk === one.risk)?.cause ?? ""} · ${say(`option.${one.aspect}`)}`,
          value: say("index.part", { weight: one.weight, p: one.probability, c: one.consequence, value: one.value }),
        }))}
      />
      <p>{say("index.how", { ...formula, version })}</p>
    </Card>
  );
}
