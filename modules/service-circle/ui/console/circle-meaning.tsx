import { Typed, useLanguage, useSay } from "#web/console";
import type { Basis, Coverage } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";
import { grouped, percent } from "../numbers.ts";

/** What the number means, before the number. */
export function Meaning({ coverage: { basis, whole } }: { coverage: Coverage }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { households } = whole;
  return (
    <div className="c-card">
      <LocalName basis={basis} />
      <p className="c-muted">
        {say("circle.reading", {
          mode: basis.mode[language],
          minutes: basis.minutes,
          way: say(`circle.${basis.direction}`),
          version: basis.standard,
        })}{" "}
        {basis.roads ? <Typed text={say("circle.roads", basis.roads)} /> : null}{" "}
        {basis.synthetic ? <strong>{say("circle.synthetic")}</strong> : null}
      </p>
      {basis.roads ? (
        <p>
          <span className="sc-figure">{percent(households.covered, households.all)}</span>{" "}
          {say("circle.figure", { percent: whole[language], covered: grouped(households.covered), all: grouped(households.all) })} ·{" "}
          {say("circle.openOf", basis.points)}
        </p>
      ) : (
        <p className="c-problem" role="status">
          {say("circle.noRoads")}
        </p>
      )}
    </div>
  );
}

/** The local name with its definition, or that nobody has entered one. */
export function LocalName({ basis: { local } }: { basis: Pick<Basis, "local"> }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const name = local[language];
  return local.definition === null ? (
    <p>
      <strong>{say("circle.localMissing", { name })}</strong>
    </p>
  ) : (
    <p>{say("circle.localEntered", { name, definition: local.definition, source: local.source ?? "" })}</p>
  );
}
