/** @jsxImportSource preact */
import { Card, Facts, sayDay, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { CatalogueRow } from "../../contract/catalogue.ts";
import { portalWords } from "../portal-words.ts";

export function Definition({ figure, visit }: { figure: CatalogueRow; visit: Visit }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  return (
    <Card>
      <Facts
        rows={[
          { term: say("definition"), value: figure.definition[language] },
          { term: say("excluded"), value: figure.excluded[language] },
          { term: say("caveat"), value: figure.caveat[language] },
          { term: say("owner"), value: figure.owner[language] },
          { term: say("period.rule"), value: say(`counted.${figure.counted}`) },
          {
            term: say("direction"),
            value: say(`direction.${figure.higherIsBetter === null ? "none" : figure.higherIsBetter ? "up" : "down"}`),
          },
          { term: say("rounding"), value: say(`rounding.${figure.unit}`) },
          {
            term: say("least"),
            value: say(figure.counted === "period" ? "least.period" : figure.counted === "standing" ? "least.standing" : "least.told"),
          },
          { term: say("version"), value: `${figure.code} · ${figure.version}` },
        ]}
      />
      <details>
        <summary>{say("revisions")}</summary>
        {figure.revisions.length === 0 ? <p class="meta">{say("revisions.none")}</p> : null}
        <ul>
          {figure.revisions.toReversed().map((one) => (
            <li key={one.version}>
              {say("revisions.line", { version: one.version, on: sayDay(one.on, language, "0000"), what: one[language] })}
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{say("conditions")}</summary>
        <p class="meta">
          {say("numerator")}
          {say("colon")}
          <code>{figure.numerator}</code>
        </p>
        {figure.denominator ? (
          <p class="meta">
            {say("denominator")}
            {say("colon")}
            <code>{figure.denominator}</code>
          </p>
        ) : null}
      </details>
    </Card>
  );
}
