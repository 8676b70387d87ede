import type { ReactNode } from "react";
import { Go, Icon, moment, useLanguage, useSay } from "#web/console";
import type { CaseView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import type { OpenStep } from "./case-page.tsx";
import { CaseResult } from "./case-result.tsx";
import { Contact } from "./contact.tsx";
import { PhotoStrip } from "./photo-strip.tsx";
import type { Offer } from "./steps.ts";
import { StageMark } from "./badges.tsx";
import { casePath, subjectOf, useCategoryLookup, usePlaceName } from "./wire.ts";

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);

export function CaseFacts({ row, offers, open }: { row: CaseView; offers: readonly Offer[]; open: OpenStep }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const category = useCategoryLookup();
  const placeName = usePlaceName();
  return (
    <section aria-label={say("case.facts")}>
      <div className="c-card">
        <h2>{say("case.description")}</h2>
        <p className={row.description ? "c-prose" : "c-muted"}>{row.description ?? say("case.noDescription")}</p>
        {row.photoIds.length > 0 ? <PhotoStrip photos={row.photoIds} erased={row.erased} /> : null}
      </div>
      <CaseResult row={row} />
      <div className="c-card">
        <h2>{say("case.facts")}</h2>
        <dl className="c-dl c-dl-wide">
          <Fact label={say("case.summary")}>{row.summary ?? "—"}</Fact>
          <Fact label={say("case.category")}>
            {row.category} {category.name(row.category)}
          </Fact>
          <Fact label={say("case.place")}>
            {placeName(row)}
            {row.point ? (
              <Go to={`/map?view=all&area=${row.place.slice(0, 9)}&focus=${subjectOf(row)}`} className="i-onmap">
                <Icon name="pin" size={12} /> {say("case.onMap")}
              </Go>
            ) : null}
          </Fact>
          {row.sealedPoint ? (
            <Fact label={say("case.sealedPoint")}>
              {say("case.coordinates", { lon: row.sealedPoint.lon.toFixed(5), lat: row.sealedPoint.lat.toFixed(5) })}
            </Fact>
          ) : null}
          {row.address ? <Fact label={say("case.address")}>{row.address}</Fact> : null}
          {row.needs ? <Fact label={say("case.needs")}>{row.needs}</Fact> : null}
          <Fact label={say("case.reported")}>{moment(row.reportedAt, language)}</Fact>
          <Fact label={say("case.channel")}>
            {say(`channel.${row.channel}`)}
            {row.reference ? say("case.reference", { number: row.reference }) : ""}
          </Fact>
          {row.patrol ? (
            <Fact label={say("case.patrol")}>
              <Go to={`/patrol/${row.patrol.home}/${row.patrol.id}`}>{say("case.patrolOpen")}</Go>
            </Fact>
          ) : null}
          <Fact label={say("case.contact")}>
            <Contact row={row} />
          </Fact>
          {row.followers > 0 ? <Fact label={say("case.followers")}>{say("case.followersN", { n: row.followers })}</Fact> : null}
          {row.partOf ? (
            <Fact label={say("step.split")}>
              <Go to={casePath(row.partOf)}>{say("case.partOf", { number: row.partOf.number })}</Go>
            </Fact>
          ) : null}
          {row.mergedInto ? (
            <Fact label={say("step.merge")}>
              <Go to={casePath(row.mergedInto)}>{say("case.mergedInto", { number: row.mergedInto.number })}</Go>
            </Fact>
          ) : null}
        </dl>
      </div>
      <Related row={row} offers={offers} open={open} />
    </section>
  );
}

/** What belongs together: parts, what was reported nearby, what the reporter was asked and how it was rated. */
function Related({ row, offers, open }: { row: CaseView; offers: readonly Offer[]; open: OpenStep }) {
  const say = useSay(consoleWords);
  const category = useCategoryLookup();
  const merge = offers.find((offer) => offer.step === "merge");
  return (
    <>
      {row.parts.length > 0 ? (
        <div className="c-card">
          <h2>{say("case.parts")}</h2>
          <ul className="i-list">
            {row.parts.map((part) => (
              <li key={part.id}>
                <Go to={casePath(part)} className="c-mono">
                  {part.number}
                </Go>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="c-card">
        <h2>{say("case.near")}</h2>
        {row.near.length === 0 ? <p className="c-muted">{say("case.nearNone")}</p> : null}
        <ul className="i-list i-near" hidden={row.near.length === 0}>
          {row.near.map((near) => (
            <li key={near.id}>
              <Go to={casePath(near)} className="c-mono">
                {near.number}
              </Go>
              <StageMark stage={near.stage} ending={null} />
              <span className="c-grow">
                {category.name(near.category)} ·{" "}
                {near.metres === null ? say("case.nearVillage") : say("case.nearMetres", { m: near.metres })}
              </span>
              {merge ? (
                <button type="button" className="c-link" onClick={() => open(merge, { into: subjectOf(near) })}>
                  {say("case.nearMerge")}
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      {row.questions.length > 0 ? (
        <div className="c-card">
          <h2>{say("case.questions")}</h2>
          {row.questions.map((question) => (
            <div key={question.no} className="i-question">
              <p>{question.question}</p>
              <p className={question.answer ? "c-prose" : "c-muted"}>{question.answer ?? say("case.unanswered")}</p>
            </div>
          ))}
        </div>
      ) : null}
      {row.rating ? (
        <div className="c-card">
          <h2>{say("case.rating")}</h2>
          <p>
            <b>{say("case.ratingPoints", { n: row.rating.satisfied })}</b> ·{" "}
            {row.rating.solved ? say("case.ratingSolved") : say("case.ratingUnsolved")}
            {row.rating.calledBack ? ` · ${say("case.ratingByPhone")}` : row.rating.taken ? ` · ${say("case.ratingTaken")}` : ""}
          </p>
          {row.rating.text ? <p className="c-prose">{row.rating.text}</p> : null}
        </div>
      ) : null}
    </>
  );
}
