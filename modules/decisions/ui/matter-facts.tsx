import { comma } from "#web/words";
import { FactList, PlainTable, Typed, useLanguage, useSay, useUnitName } from "#web/console";
import type { WorkView } from "../contract.ts";
import { consoleWords } from "./console-words.ts";

/** What is to be decided, who assesses it and how, the risks and what is to be done about each. */
export function MatterFacts({ work }: { work: WorkView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const unitName = useUnitName();
  const { plan, legality, review } = work;
  return (
    <>
      <div className="c-card">
        <h2>{say("facts")}</h2>
        <FactList
          facts={[
            [say("field.area"), work.areaName[language]],
            [say("undertaker"), unitName(work.undertaker)],
            [say("decider"), unitName(work.decider)],
            [say("affected"), <Typed key="affected" text={work.affected} />],
            [say("field.basis"), work.basis ? <Typed key="basis" text={work.basis} /> : null],
            [say("field.schedule"), work.schedule ? <Typed key="schedule" text={work.schedule} /> : null],
            [say("voided"), work.voided ? <Typed key="voided" text={work.voided} /> : null],
            [say("field.procedure"), plan && say(`option.${plan.procedure}`)],
            [say("field.method"), plan && <Typed text={plan.method} />],
            [say("field.team"), plan?.team.join(comma(language))],
            [say("field.thirdParty"), plan?.thirdParty],
            [say("until"), work.until],
            [say("opinions"), work.opinions > 0 ? say("answered", { answered: work.answered, all: work.opinions }) : null],
            [say("field.level"), work.level && say(`level.${work.level}`)],
            [say("step.review"), review && say("reviewed", review)],
            [
              say("rule.DEC-3"),
              legality &&
                `${unitName(legality.reviewer)} · ${say(legality.lawful === null ? "legality.asked" : legality.lawful ? "legality.yes" : "legality.no")}`,
            ],
            [say("field.conditions"), work.conditions ? <Typed text={work.conditions} /> : null],
            [say("field.number"), work.filing],
          ]}
        />
      </div>
      {work.draft ? (
        <div className="c-card">
          <h2>{say("field.draft")}</h2>
          <p className="c-prose">
            <Typed text={work.draft} />
          </p>
        </div>
      ) : null}
      <Heard work={work} />
      <Risks work={work} />
      <Index work={work} />
    </>
  );
}

/** How those affected were heard, beside what they wrote. */
function Heard({ work: { participation, hearings } }: { work: WorkView }) {
  const say = useSay(consoleWords);
  const open = hearings.filter(({ recorded }) => !recorded);
  if (participation.length === 0 && open.length === 0) return null;
  return (
    <div className="c-card">
      <h2>{say("heard")}</h2>
      <ul>
        {open.map((one) => (
          <li key={one.hearing}>
            <b>{say("option.hearing")}</b> · {one.on} {one.time} · <Typed text={one.place} />
            <p className="c-muted">{say(one.papersOn ? "hearing.papers" : "hearing.noPapers", { day: one.papersOn ?? "" })}</p>
          </li>
        ))}
        {participation.map((one, index) => (
          <li key={`${one.on} ${index}`}>
            <b>{say(`option.${one.channel}`)}</b> · {one.on} · <Typed text={one.place} /> · {say("heard.n", { n: one.count })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Risks({ work: { risks } }: { work: WorkView }) {
  const say = useSay(consoleWords);
  const unitName = useUnitName();
  if (risks.length === 0) return null;
  return (
    <div className="c-card">
      <h2>{say("risks")}</h2>
      <PlainTable label={say("risks")} columns={(["field.cause", "field.measure", "field.due"] as const).map((column) => say(column))}>
        {risks.map((one) => (
          <tr key={one.risk}>
            <td>
              <Typed text={one.cause} />
              <p className="c-muted">
                {say(`level.${one.before}`)} → {say(`level.${one.after}`)}
              </p>
            </td>
            <td>
              <Typed text={one.measure} />
              <p className="c-muted">{unitName(one.owner)}</p>
            </td>
            <td>
              <span className="c-nowrap">{one.due}</span>
              {one.doneOn ? <p className="c-muted">{say("risk.done", { day: one.doneOn })}</p> : null}
            </td>
          </tr>
        ))}
      </PlainTable>
    </div>
  );
}

/** The figure, and every number it is made of. */
function Index({ work: { index, risks } }: { work: WorkView }) {
  const say = useSay(consoleWords);
  if (!index) return null;
  const { value, band, formula, version, parts } = index;
  return (
    <div className="c-card">
      <h2>{say("index")}</h2>
      <p>
        <b>{say("index.value", { value, band: say(`level.${band}`) })}</b>
      </p>
      <ul>
        {parts.map((one) => (
          <li key={one.risk}>
            <Typed text={risks.find(({ risk }) => risk === one.risk)?.cause ?? ""} /> · {say(`option.${one.aspect}`)}
            <p className="c-muted">{say("index.part", { weight: one.weight, p: one.probability, c: one.consequence, value: one.value })}</p>
          </li>
        ))}
      </ul>
      <p className="c-muted">{say("index.how", { ...formula, version })}</p>
    </div>
  );
}
