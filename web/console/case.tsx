import { Fragment, type ReactNode } from "react";
import { useLanguage, useSay } from "./app.tsx";
import { DueBadge, useMinute } from "./due-badge.tsx";
import type { DueFact } from "./due.ts";
import { Icon, type IconName } from "./icon.tsx";
import { instant, shortInstant } from "./time.ts";
import { consoleWords } from "./words.ts";

type Columns = { next: ReactNode; rest?: ReactNode; facts: ReactNode; story: ReactNode };
/**
 * One record open on a desk: the next step, what is known, what happened. Three columns where there is room; on a phone the next step comes first, and
 * `rest`, what stands under it elsewhere, last.
 */
export const CaseColumns = ({ next, rest, facts, story }: Columns) => (
  <div className="c-case">
    <div className="c-case-side">
      <div className="c-case-next">{next}</div>
      {rest ? <div className="c-case-rest">{rest}</div> : null}
    </div>
    <div className="c-case-facts">{facts}</div>
    <div className="c-case-story">{story}</div>
  </div>
);

/** Under the title: how the record stands, in a line. */
export const CaseHead = ({ children }: { children: ReactNode }) => <div className="c-case-head">{children}</div>;

export type StateTone = "new" | "work" | "wait" | "end" | "off";
/** A dot and a word; its shape says what the colour says. */
export const StateMark = ({ tone, text, title }: { tone: StateTone; text: ReactNode; title?: string | undefined }) => (
  <span className={`c-state c-state-${tone}`} title={title}>
    {text}
  </span>
);

export function DemoMark() {
  const say = useSay(consoleWords);
  return <span className="c-demo-mark">{say("console.demo")}</span>;
}

/** Label and value, in rows; what is not known is left out. */
export const FactList = ({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) => (
  <dl className="c-dl c-dl-wide">
    {facts.map(([label, value]) =>
      value === null || value === undefined || value === "" || value === false ? null : (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ),
    )}
  </dl>
);

export type CaseClock = {
  key: string;
  name: string;
  /** Whom it runs against, in words; for a window of somebody's own, whose it is. */
  whose: ReactNode;
  /** From when and by what rule it is counted: opened by whoever asks. */
  how?: ReactNode;
  dueAt: string;
  provisional: boolean;
  working: boolean;
  /** Why it stands still, while it is suspended. */
  why?: string | null;
  /** A window somebody may use: a reminder, which blames nobody when it passes. */
  right?: boolean;
  status: "running" | "suspended" | "lapsed" | "late" | "met" | "void";
};

type Shown = Exclude<CaseClock["status"], "void">;
const ICONS: Readonly<Record<Shown, IconName>> = { running: "clock", suspended: "pause", lapsed: "alert", late: "alert", met: "check" };
const ORDER: Readonly<Record<Shown, number>> = { lapsed: 0, running: 1, suspended: 2, late: 3, met: 4 };
const isOwed = ({ status, right }: CaseClock): boolean => !right && (status === "lapsed" || status === "running" || status === "suspended");

const dueOf = (clock: CaseClock): DueFact => ({
  ...clock,
  state: clock.status === "suspended" ? "paused" : "running",
});

type Clocks = { title: string; clocks: readonly CaseClock[]; due?: DueFact; none?: string };
/**
 * Every clock of a record, the nearest that somebody still owes in large; what was called off says nothing any more.
 * `due`: what the record as a whole owes, where that is no single clock. `none`: said where no clock runs; without it nothing is shown then.
 */
export function CaseClocks({ title, clocks, due, none }: Clocks) {
  const now = useMinute();
  const shown = clocks
    .flatMap(({ status, ...one }) => (status === "void" ? [] : [{ ...one, status }]))
    .toSorted(
      (left, right) =>
        Number(left.right ?? false) - Number(right.right ?? false) ||
        ORDER[left.status] - ORDER[right.status] ||
        left.dueAt.localeCompare(right.dueAt),
    );
  if (shown.length === 0 && !none) return null;
  const owed = shown.find(isOwed);
  const fact = due ?? (owed && dueOf(owed));
  return (
    <div className="c-card">
      <h2>{title}</h2>
      {fact ? (
        <p className="c-big-due">
          <DueBadge fact={fact} now={now} />
        </p>
      ) : null}
      {shown.length === 0 ? <p className="c-muted">{none}</p> : null}
      <ul className="c-clocks">
        {shown.map((one) => (
          <ClockLine key={one.key} clock={one} />
        ))}
      </ul>
    </div>
  );
}

function ClockLine({ clock: { name, whose, how, dueAt, right, status, why } }: { clock: CaseClock & { status: Shown } }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <li className={right ? "" : `c-clock-${status}`}>
      <Icon name={right && status !== "met" ? "clock" : ICONS[status]} size={14} />
      <div>
        <p>
          <b>{name}</b>
          {status === "running" ? "" : ` · ${say(right && status === "lapsed" ? "console.clock.passed" : `console.clock.${status}`)}`}
          {status === "suspended" && why ? ` · ${why}` : ""}
        </p>
        <p>
          <time dateTime={dueAt} title={instant(dueAt, language)}>
            {say("console.clock.until", { at: shortInstant(dueAt, language) })}
          </time>
          {status === "met" || whose === "" ? null : <span className="c-muted"> · {whose}</span>}
        </p>
        {how ? (
          <details className="c-muted">
            <summary>{say("console.clock.how")}</summary>
            {how}
          </details>
        ) : null}
      </div>
    </li>
  );
}
