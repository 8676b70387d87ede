import { Button } from "antd";
import { useState } from "react";
import { dateIn, Empty, ReadProblem, useLanguage, useSay, Waiting } from "#web/console";
import { colon } from "#web/words";
import type { SiteView } from "../../contract/plans.ts";
import { consoleWords } from "../console-words.ts";
import { grouped } from "../numbers.ts";
import { SiteStep, type Step } from "./site-step.tsx";
import { useSites } from "./wire.ts";

const dayOf = (instant: string): string => dateIn(Date.parse(instant));

/** The plan that closes the gaps: who, until when, how far; late ones first. */
export function PlanTab({ area }: { area: string }) {
  const say = useSay(consoleWords);
  const read = useSites(area);
  const [step, setStep] = useState<{ site: SiteView; step: Step } | null>(null);
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (!read.data) return <Waiting />;
  const rows = read.data.pages
    .flatMap((page) => page.rows)
    .toSorted((left, right) => Number(right.late) - Number(left.late) || (left.dueAt < right.dueAt ? -1 : 1));
  const [first] = read.data.pages;
  return (
    <>
      <p className="c-muted">{say("plan.lead")}</p>
      {first && first.total > 0 ? <p>{say("plan.lateCount", { total: first.total, late: first.late })}</p> : null}
      {rows.length === 0 ? <Empty text={say("plan.none")} /> : null}
      {rows.length > 0 ? (
        <div className="c-scroll sc-tall" tabIndex={0} role="region" aria-label={say("tab.plan")}>
          <table className="c-table">
            <thead>
              <tr>
                {(["plan.where", "plan.owner", "plan.due", "plan.stage", "plan.promised", "plan.steps"] as const).map((one) => (
                  <th key={one} scope="col">
                    {say(one)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((site) => (
                <Line key={site.id} site={site} take={(next) => setStep({ site, step: next })} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {read.hasNextPage ? (
        <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say("points.more")}
        </Button>
      ) : null}
      {step ? <SiteStep site={step.site} step={step.step} close={() => setStep(null)} /> : null}
    </>
  );
}

function Line({ site, take }: { site: SiteView; take: (step: Step) => void }) {
  const say = useSay(consoleWords);
  const zh = useLanguage() === "zh";
  const last = site.postponements.at(-1);
  return (
    <tr>
      <td>
        {zh ? site.kindZh : site.kindEn} · {say(`measure.${site.measure}`)}
        <br />
        <span className="c-muted">{zh ? site.placeZh : site.placeEn}</span>
      </td>
      <td>{zh ? site.ownerZh : site.ownerEn}</td>
      <td>
        {dayOf(site.dueAt)} {site.late ? <span className="sc-late">{say("plan.late")}</span> : null}
        {site.firstDueAt ? (
          <span className="c-muted" title={last?.reason}>
            <br />
            {say("plan.first", { day: dayOf(site.firstDueAt) })}
            {last ? `${colon(zh ? "zh" : "en")}${last.reason}` : ""}
          </span>
        ) : null}
      </td>
      <td>
        {say(`site.${site.stage}`)}
        {site.finding || site.reason ? <span className="c-muted"> {site.finding ?? site.reason}</span> : null}
      </td>
      <td>{say("next.households", { n: grouped(site.promised.households) })}</td>
      <td>
        {site.may.map((step) => (
          <button key={step} type="button" className="c-link" style={{ marginRight: 8 }} onClick={() => take(step)}>
            {say(`step.${step}`)}
          </button>
        ))}
      </td>
    </tr>
  );
}
