/** @jsxImportSource preact */
import type { VNode } from "preact";
import { monthAround, sayMonth, withQuery, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { portalWords } from "../portal-words.ts";
import { readDefinitions, readFigures, sayFigure, sayNumbers } from "./figures.tsx";
import { readSignals, SignalCard, type OtherSignals } from "./signals.tsx";

/** Satisfaction never stands without how many took part (domain.md §6). */
const SHOWN = ["evt.reported", "evt.ontime", "evt.sat", "evt.rate"];
/** Before the tenth a month has too little in it to say anything. */
const EARLY = 10;

/** The home page's figures: this month's, or the last whole one while this one is young; nothing when there is nothing to show. */
export async function homeFigures(visit: Visit): Promise<VNode | null> {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const period = monthAround(today, Number(today.slice(8)) < EARLY ? -1 : 0);
  const [definitions, rows] = await Promise.all([readDefinitions(visit), readFigures(visit, "", period, "city")]);
  const row = rows?.[0];
  if (!row) return null;
  return (
    <section aria-labelledby="figures">
      <div class="section-head">
        <h2 id="figures">
          {say("figures.title")} <span class="meta">{sayMonth(period.from, language)}</span>
        </h2>
        <a href="/figures">{say("figures.all")}</a>
      </div>
      <ul class="figures">
        {definitions
          .filter(({ code }) => SHOWN.includes(code))
          .map((one) => {
            const value = row.figures.find(({ code }) => code === one.code);
            return (
              <li key={one.code}>
                <a class="figure" href={withQuery(`/figures/${one.code}`, { month: period.from.slice(0, 7) })}>
                  <span class="figure-name">{one[language]}</span>
                  <span class="figure-value">{sayFigure(value, one.unit, language)}</span>
                  <span class="numbers">{sayNumbers(value, one.unit, language)}</span>
                </a>
              </li>
            );
          })}
      </ul>
    </section>
  );
}

export async function homeSignals(visit: Visit, others: OtherSignals): Promise<VNode | null> {
  const say = speaker(portalWords, visit.language);
  const signals = await readSignals(visit, others);
  if (signals.length === 0) return null;
  return (
    <section aria-labelledby="signals">
      <div class="section-head">
        <h2 id="signals">{say("signals.title")}</h2>
        <a href="/signals">{say("signals.more")}</a>
      </div>
      <div class="stack two">
        {signals.slice(0, 2).map((signal) => (
          <SignalCard key={signal.id} signal={signal} visit={visit} level={3} />
        ))}
      </div>
    </section>
  );
}
