import { PhotoList, useLanguage, useSay, Typed } from "#web/console";
import type { ApplicationView } from "../../contract.ts";
import { colon } from "#web/words";
import { bareLines } from "../../contract/evidence.ts";
import { consoleWords } from "../console-words.ts";
import { checklistWords, sayEvidence } from "../checklist-words.ts";

/** The checklist: what the unit gave itself with its evidence, beside what was found and why. */
export function Lines({ view, name = "cells-lines" }: { view: ApplicationView; name?: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const found = new Map(view.inspection?.results.map((one) => [one.line, one]));
  const own = new Map(view.self.map((one) => [one.line, one]));
  const open = new Set(view.open.map(({ line }) => line));
  const proof = useSay(checklistWords);
  const bare = new Set(bareLines(view.rule.lines, view.inspection?.results ?? view.self).map(({ code }) => code));
  const unsigned = view.stage === "inspected" || (name === "cells-lines" && view.check?.stage === "inspected");
  const points = (value: number | null | undefined): string =>
    value === undefined ? "—" : value === null ? say("cells.notApplying") : String(value);
  return (
    <section className="c-card" aria-labelledby={name}>
      <h2 id={name}>{say("case.lines", { version: view.rule.version })}</h2>
      {view.inspection ? <p className="c-muted">{say("case.way", { way: say(`way.${view.inspection.way as "announced"}`) })}</p> : null}
      {bare.size > 0 ? <p className="cells-bare">{say("case.bare", { n: bare.size })}</p> : null}
      <ul className="cells-lines">
        {view.rule.lines.map((line) => {
          const one = found.get(line.code);
          const mine = own.get(line.code);
          return (
            <li key={line.code}>
              <div>
                {line.key ? <span title={say("cells.key")}>★ </span> : null}
                {line[language]}
                <span className="c-muted cells-proof">{sayEvidence(line, language)}</span>
                {[mine?.cited, one?.cited].map((cited, who) =>
                  cited ? (
                    <div key={who === 0 ? "self" : "found"}>
                      {say(who === 0 ? "case.selfCited" : "case.foundCited", { kind: proof(`proof.${cited.kind}`) })}
                      <Typed text={view.texts[cited.text] ?? say("cells.notForYou")} />
                    </div>
                  ) : null,
                )}
                {bare.has(line.code) ? <div className="cells-bare">{proof("proof.bare")}</div> : null}
                {one?.reason ? (
                  <div className="c-muted">
                    <Typed text={view.texts[one.reason] ?? say("cells.notForYou")} />
                  </div>
                ) : null}
                {one && one.finding !== "none" ? (
                  <div className={open.has(line.code) ? "c-problem" : "c-muted"}>
                    {open.has(line.code) || unsigned ? say(`finding.${one.finding}`) : say("case.mended")}
                  </div>
                ) : null}
              </div>
              <div className="cells-points">
                <span className="c-muted">{say("case.self", { n: points(mine?.points) })}</span>
                {view.inspection ? (
                  <b>{say("case.found", { n: points(one?.points), most: line.points })}</b>
                ) : (
                  <span className="c-muted">{say("cells.of", { n: line.points })}</span>
                )}
              </div>
              <PhotoList ids={[...(mine?.photos ?? []), ...(one?.photos ?? [])]} />
            </li>
          );
        })}
      </ul>
      {view.inspection?.statement ? (
        <>
          <h3 className="cells-sub">{say("inspect.statement")}</h3>
          <p className="cells-said">
            <Typed text={view.inspection.statement} />
          </p>
        </>
      ) : null}
    </section>
  );
}

/** What is still to be mended and why, for whoever reports the mending or looks again. */
export function OpenLines({ view }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const found = new Map(view.inspection?.results.map((one) => [one.line, one]));
  const lines = view.rule.lines.filter(({ code }) => view.open.some(({ line }) => line === code));
  if (lines.length === 0) return null;
  return (
    <div className="c-note">
      <b>{say("case.toMend")}</b>
      <ul className="cells-open">
        {lines.map((line) => {
          const reason = found.get(line.code)?.reason;
          return (
            <li key={line.code}>
              {line[language]}
              {reason ? <Typed text={`${colon(language)}${view.texts[reason] ?? say("cells.notForYou")}`} /> : ""}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
