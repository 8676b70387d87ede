import { DueBadge, Go, instant, useLanguage, useMinute, useSay } from "#web/console";
import type { ApplicationView, Neighbour } from "../../contract.ts";
import { HELD } from "../../contract/stages.ts";
import { consoleWords } from "../console-words.ts";
import { ContactLine } from "./contact-line.tsx";

const lineName = ({ rule }: ApplicationView, code: string, language: "zh" | "en"): string =>
  rule.lines.find((line) => line.code === code)?.[language] ?? code;

/** How the unit stands with this title: its state and clock, the check of these days, the score, the certificate, the terms around it. */
export function Standing({ view }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const now = useMinute();
  const { score, title, due, appeal, check } = view;
  return (
    <section className="c-card cells-standing" aria-label={say("cells.stage")}>
      <p className="c-row">
        <span className="cells-stage">{say(`stage.${view.stage}`)}</span>
        <b>{view.rule[language]}</b>
        <span>{view.placeName}</span>
        {due ? (
          <span>
            {due.slot === "publicity" && Date.parse(due.due.dueAt) <= now ? (
              say("due.publicityOver")
            ) : (
              <>
                {say(`due.${due.slot}`)} <DueBadge fact={{ ...due.due, state: "running" }} now={now} />
              </>
            )}
          </span>
        ) : null}
      </p>
      {check ? (
        <p className="c-note">
          <b>{say("check.title", { n: check.number, way: say(`way.${check.way as "announced"}`) })}</b> {say(`check.${check.stage}`)}{" "}
          {check.due ? <DueBadge fact={{ ...check.due, state: "running" }} now={now} /> : null}
          {check.document ? <> {say("case.document", { document: check.document })}</> : null}
          <br />
          <span className="c-muted">{say("check.now")}</span>
        </p>
      ) : null}
      {score ? (
        <p>
          {score.level
            ? say("cells.total", { n: score.total, level: say(`level.${score.level}`) })
            : say("cells.totalBelow", { n: score.total })}
        </p>
      ) : null}
      {score && score.blockers.length > 0 ? (
        <p className="c-problem">
          {say("cells.blocked", {
            lines: score.blockers.map((code) => lineName(view, code, language)).join(language === "zh" ? "；" : "; "),
          })}
        </p>
      ) : null}
      {title ? (
        <p>
          {say("cells.certificate", { number: title.certificate, from: title.from, until: title.until })}{" "}
          <a href={`/cells/certificate/${encodeURIComponent(title.certificate)}`} target="_blank" rel="noreferrer">
            {say("case.verify")}
          </a>
          {isHeld(view.stage) ? (
            <span className="c-muted cells-next">
              {title.reportDue > title.until
                ? say("case.nextRenewal", { renew: title.renewFrom })
                : say("case.next", { report: title.reportDue, renew: title.renewFrom })}
            </span>
          ) : null}
        </p>
      ) : null}
      <Neighbours view={view} />
      {appeal && !appeal.decided ? <p className="c-note">{say("cells.appealing")}</p> : null}
      {!appeal && view.appealUntil && Date.parse(view.appealUntil) > now ? (
        <p className="c-muted">{say("case.appealUntil", { at: instant(view.appealUntil, language) })}</p>
      ) : null}
      {view.contact && !view.own ? <ContactLine address={`${view.home}/${view.id}`} /> : null}
    </section>
  );
}

const isHeld = (stage: ApplicationView["stage"]): boolean => HELD.some((one) => one === stage);

/** The terms before and after this one, each with a page of its own. */
function Neighbours({ view: { renews, later } }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  const told = (
    { certificate, stage }: Neighbour,
    titled: "case.renews" | "case.laterTitle",
    untitled: "case.renewsUntitled" | "case.later",
  ) => (certificate ? say(titled, { certificate, stage: say(`stage.${stage}`) }) : say(untitled, { stage: say(`stage.${stage}`) }));
  return (
    <>
      {renews ? (
        <p className="cells-term">
          <Go to={`/cells/${renews.home}/${renews.id}`}>{told(renews, "case.renews", "case.renewsUntitled")}</Go>
        </p>
      ) : null}
      {later ? (
        <p className="cells-term">
          <Go to={`/cells/${later.home}/${later.id}`}>{told(later, "case.laterTitle", "case.later")}</Go>
        </p>
      ) : null}
    </>
  );
}
