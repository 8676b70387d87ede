import { Button } from "antd";
import { DueBadge, Icon, instant, useDelayed, useLanguage, useMinute, useSay } from "#web/console";
import type { CaseView, ClockView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import type { OpenStep } from "./case-page.tsx";
import { dueFact } from "./badges.tsx";
import { useEventWords } from "./event-words.ts";
import { CaseAnswers } from "./reply-answers.tsx";
import { splitOffers, stepSpec, type Offer } from "./steps.ts";
import { subjectOf, useCategoryLookup, useUnitName } from "./wire.ts";

export function CaseNext({ row, offers, open }: { row: CaseView; offers: readonly Offer[]; open: OpenStep }) {
  const say = useSay(consoleWords);
  const unitName = useUnitName();
  const waiting = useDelayed(subjectOf(row)).length > 0;
  const { next, other } = splitOffers(offers, row.stage);
  return (
    <aside className="i-next" aria-label={say("case.next")}>
      <div className="c-card i-next-card">
        <h2>{say("case.next")}</h2>
        {row.lead ? <p className="c-muted">{say("case.holder", { unit: unitName(row.lead) })}</p> : null}
        {row.handler ? <p className="c-muted">{say("case.pair", { label: say("case.handler"), value: row.handler.name })}</p> : null}
        {next.map((offer, index) => (
          <Button key={offer.step} block type={index === 0 ? "primary" : "default"} disabled={waiting} onClick={() => open(offer)}>
            {say(`step.${offer.step}`)}
          </Button>
        ))}
        {next.length === 0 ? <p>{say("case.noStep")}</p> : null}
        {other.length > 0 ? (
          <>
            <h3>{say("case.otherSteps")}</h3>
            <div className="i-other">
              {other.map((offer) => (
                <Button
                  key={offer.step}
                  size="small"
                  danger={stepSpec(offer.step).grave === true}
                  disabled={waiting}
                  onClick={() => open(offer)}
                >
                  {say(`step.${offer.step}`)}
                </Button>
              ))}
            </div>
          </>
        ) : null}
      </div>
      <CaseAnswers row={row} offers={offers} open={open} />
      <Clocks row={row} />
      <Supervision row={row} />
      <Units row={row} />
    </aside>
  );
}

function Clocks({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const now = useMinute();
  const category = useCategoryLookup();
  return (
    <div className="c-card">
      <h2>{say("case.clock")}</h2>
      <p className="i-big-due">
        <DueBadge fact={dueFact(row, category.working(row.category))} now={now} />
      </p>
      {row.clocks.length === 0 ? <p className="c-muted">{say("clock.none")}</p> : null}
      <ul className="i-clocks">
        {ordered(row.clocks).map((clock) => (
          <ClockLine key={`${clock.slot} ${clock.startedAt}`} clock={clock} />
        ))}
      </ul>
    </div>
  );
}

const clockOrder: Record<ClockView["status"], number> = { late: 0, running: 1, suspended: 2, lapsed: 3, met: 4, void: 5 };

/** What still runs comes first; what was called off says nothing any more. */
const ordered = (clocks: readonly ClockView[]): ClockView[] =>
  clocks.filter((clock) => clock.status !== "void").toSorted((left, right) => clockOrder[left.status] - clockOrder[right.status]);

function ClockLine({ clock }: { clock: ClockView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const unitName = useUnitName();
  const words = useEventWords();
  return (
    <li className={`i-clock-${clock.status}`}>
      <Icon
        name={clock.status === "suspended" ? "pause" : clock.status === "late" ? "alert" : clock.status === "met" ? "check" : "clock"}
        size={14}
      />
      <div>
        <p>
          <b>{words.rule(clock.rule)}</b> · {say(`clock.status.${clock.status}`)} ·{" "}
          {say("clock.until", { at: instant(clock.dueAt, language) })}
        </p>
        <p className="c-muted" hidden={clock.status === "met"}>
          {clock.kind === "duty" ? `${say("clock.duty")} · ${unitName(clock.obligor)}` : say("clock.right")}
          {` · ${say("clock.from", { at: instant(clock.startedAt, language) })}`}
          {clock.basis ? <br /> : null}
          {clock.basis ? say("clock.basis", { basis: words.basis(clock.basis) }) : ""}
        </p>
      </div>
    </li>
  );
}

function Supervision({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  if (row.supervision.length === 0) return null;
  return (
    <div className="c-card">
      <h2>{say("case.supervision")}</h2>
      <ul className="i-clocks">
        {row.supervision.map((order) => (
          <li key={order.no}>
            <Icon name={order.reply ? "check" : "alert"} size={14} />
            <div>
              <p>
                <b>{say(`level.${order.level}`)}</b> · {order.reason}
              </p>
              <p className="c-muted">
                {order.reply
                  ? say("case.supervisionReplied", { text: order.reply })
                  : say("case.supervisionDue", { at: instant(order.dueAt, language) })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The joint task as a board: the lead and every co-unit with where it stands. */
function Units({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const unitName = useUnitName();
  if (!row.lead && row.coUnits.length === 0) return null;
  return (
    <div className="c-card">
      <h2>{say("case.units")}</h2>
      <ul className="i-board">
        {row.lead ? (
          <li>
            <span className="i-flag">{say("case.lead")}</span>
            <span className="c-grow">{unitName(row.lead)}</span>
          </li>
        ) : null}
        {row.coUnits.map((one) => (
          <li key={one.unit}>
            <span className="i-flag">{say("case.co")}</span>
            <span className="c-grow">{unitName(one.unit)}</span>
            <span className={one.stage === "fedBack" ? "i-good" : "c-muted"}>{say(`case.co.${one.stage}`)}</span>
          </li>
        ))}
      </ul>
      {row.coUnits.length > 0 ? <p className="c-muted">{say("case.coAll")}</p> : null}
    </div>
  );
}
