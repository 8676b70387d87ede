import { Button } from "antd";
import { downloadCsv, Icon, useLanguage, useSay, useUrl } from "#web/console";
import type { Coverage, CoverageRow } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";
import { grouped, percent } from "../numbers.ts";
import type { Ask } from "./wire.ts";

/** A rate never without its two numbers; each row opens into the villages behind it. */
export function CoverageTab({ coverage, ask }: { coverage: Coverage; ask: Ask }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { figure, basis, rows, whole } = coverage;
  const known = basis.roads !== null;
  const exportCsv = () => {
    const head = [
      "coverage.area",
      "coverage.share",
      "coverage.households",
      "coverage.villages",
      "coverage.off",
      "coverage.unknown",
    ] as const;
    const lines = [...rows, whole].map((row) => [
      `${row.code} ${row[language]}`,
      known ? percent(row.households.covered, row.households.all) : "—",
      `${row.households.covered} / ${row.households.all}`,
      `${row.villages.covered} / ${row.villages.all}`,
      String(row.offNetwork),
      String(row.unknown),
    ]);
    downloadCsv(`zuji-circle-${ask.kind}-${ask.at.replace(":", "")}`, [head.map((one) => say(one)), ...lines]);
  };
  return (
    <>
      <div className="c-scroll sc-tall" tabIndex={0} role="region" aria-label={say("tab.coverage")}>
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{say("coverage.area")}</th>
              <th scope="col" className="c-num">
                {say("coverage.share")}
              </th>
              <th scope="col" className="c-num">
                {say("coverage.households")}
              </th>
              <th scope="col" className="c-num">
                {say("coverage.villages")}
              </th>
              <th scope="col" className="c-num">
                {say("coverage.off")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.code} row={row} known={known} />
            ))}
            {rows.length > 1 ? <Line row={{ ...whole, zh: say("coverage.whole"), en: say("coverage.whole") }} known={known} /> : null}
          </tbody>
        </table>
      </div>
      <div className="c-row" style={{ marginBlock: 8 }}>
        <Button size="small" icon={<Icon name="download" size={14} />} onClick={exportCsv}>
          {say("coverage.export")}
        </Button>
      </div>
      <details>
        <summary>{say("coverage.definition", { code: figure.code, version: figure.version })}</summary>
        <p className="c-muted">{figure.definition[language]}</p>
      </details>
    </>
  );
}

function Line({ row, known }: { row: CoverageRow; known: boolean }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { set } = useUrl();
  const { households, villages } = row;
  const village = row.code.length === 12;
  return (
    <tr>
      <td>
        {village ? (
          row[language]
        ) : (
          <button type="button" className="c-link" onClick={() => set({ area: row.code })}>
            {row[language]}
          </button>
        )}
      </td>
      <td className="c-num">
        {known ? (
          <button
            type="button"
            className="c-link"
            aria-label={`${percent(households.covered, households.all)} ${say("coverage.open", { area: row[language] })}`}
            onClick={() => set({ area: row.code, tab: "villages" })}
          >
            {percent(households.covered, households.all)}
          </button>
        ) : (
          "—"
        )}
      </td>
      <td className="c-num">{known ? `${grouped(households.covered)} / ${grouped(households.all)}` : "—"}</td>
      <td className="c-num">{known ? `${villages.covered} / ${villages.all}` : "—"}</td>
      <td className="c-num">{row.offNetwork}</td>
    </tr>
  );
}
