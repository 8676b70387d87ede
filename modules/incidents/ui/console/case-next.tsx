import { Button } from "antd";
import { CaseClocks, Icon, instant, useDelayed, useLanguage, useSay, type CaseClock } from "#web/console";
import { PapersCard } from "#parts/documents";
import type { CaseView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import type { OpenStep } from "./case-page.tsx";
import { dueFact } from "./badges.tsx";
import { useEventWords } from "./event-words.ts";
import { CaseAnswers } from "./reply-answers.tsx";
import { splitOffers, stepSpec, wordOf, type Offer } from "./steps.ts";
import { useSpanText } from "./span-text.ts";
import { subjectOf, useCategoryLookup, useUnitName } from "./wire.ts";

export function CaseNext({ row, offers, open }: { row: CaseView; offers: readonly Offer[]; open: OpenStep }) {
  const say = useSay(consoleWords);
  const unitName = useUnitName();
  const waiting = useDelayed(subjectOf(row)).length > 0;
  const { next, other } = splitOffers(offers, row.stage);
  return (
    <aside aria-label={say("case.next")}>
      <div className="c-card i-next-card">
        <h2>{say("case.next")}</h2>
        {row.lead ? (
          <p>
            <span className="i-flag">{say("case.lead")}</span> {unitName(row.lead)}
          </p>
        ) : null}
        {[...(row.unstaffed && row.lead ? [row.lead] : []), ...row.coUnits.flatMap((one) => (one.unstaffed ? [one.unit] : []))].map(
          (unit) => (
            <p key={unit} className="i-unstaffed">
              <Icon name="alert" size={14} /> {say("case.unstaffed", { unit: unitName(unit) })}
            </p>
          ),
        )}
        {row.supervisorDecides ? (
          <p>{say(offers.some(({ step }) => step === "dispatch") ? "case.youDecide" : "case.supervisorDecides")}</p>
        ) : null}
        {row.extensionAsked ? <ExtensionAsked asked={row.extensionAsked} /> : null}
        {row.handler ? <p className="c-muted">{say("case.pair", { label: say("case.handler"), value: row.handler.name })}</p> : null}
        {next.map((offer, index) => (
          <Button key={offer.step} block type={index === 0 ? "primary" : "default"} disabled={waiting} onClick={() => open(offer)}>
            {say(wordOf(offer.step, row.stage))}
          </Button>
        ))}
        {next.length === 0 && !row.supervisorDecides ? <p>{say("case.noStep")}</p> : null}
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
                  {say(wordOf(offer.step, row.stage))}
                </Button>
              ))}
            </div>
          </>
        ) : null}
      </div>
    </aside>
  );
}

function ExtensionAsked({ asked: { by, length, reason } }: { asked: NonNullable<CaseView["extensionAsked"]> }) {
  const say = useSay(consoleWords);
  const span = useSpanText();
  return (
    <p>
      <Icon name="clock" size={14} /> {say("case.extensionAsked", { by, length: span(length), reason })}{" "}
      <span className="c-muted">{say("case.extensionStands")}</span>
    </p>
  );
}

/** Beside the next step: answers that may be used, every clock, orders of supervision, and who works on it together. */
export function CaseRest({ row, offers, open }: { row: CaseView; offers: readonly Offer[]; open: OpenStep }) {
  return (
    <>
      <CaseAnswers row={row} offers={offers} open={open} />
      <Clocks row={row} />
      <Supervision row={row} />
      <Units row={row} />
      <Slips row={row} />
    </>
  );
}

/** The slip of each dispatch and order: printed by the desk, opened by whoever may open the record. */
function Slips({ row }: { row: CaseView }) {
  if (row.lead === null && row.slips.length === 0) return null;
  const missing = row.slips.map(({ slip, nth, unit, title }) => ({
    kind: `incidents.${slip}`,
    seq: String(nth),
    title,
    path: `/api/incidents/${row.home}/${row.id}/slips`,
    body: { slip, nth, unit },
  }));
  return <PapersCard record={row} missing={missing} />;
}

function Clocks({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const unitName = useUnitName();
  const words = useEventWords();
  const category = useCategoryLookup();
  const clocks = row.clocks.map(({ slot, rule, kind, obligor, startedAt, dueAt, provisional, status, basis, working }): CaseClock => ({
    key: `${slot} ${startedAt}`,
    name: words.rule(rule),
    whose: kind === "duty" ? unitName(obligor) : say("clock.right"),
    how: (
      <>
        <p>{say("clock.from", { at: instant(startedAt, language) })}</p>
        {basis ? <p>{say("clock.basis", { basis: words.basis(basis) })}</p> : null}
      </>
    ),
    dueAt,
    working,
    provisional,
    right: kind === "right",
    status,
  }));
  return (
    <CaseClocks title={say("case.clock")} clocks={clocks} due={dueFact(row, category.working(row.category))} none={say("clock.none")} />
  );
}

function Supervision({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  if (row.supervision.length === 0) return null;
  return (
    <div className="c-card">
      <h2>{say("case.supervision")}</h2>
      <ul className="c-clocks">
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
  // A lead alone stands beside the next step.
  if (row.coUnits.length === 0) return null;
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
      <p className="c-muted">{say("case.coAll")}</p>
    </div>
  );
}
