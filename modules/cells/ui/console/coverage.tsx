import { useAreaName, useLanguage, useSay, PlainTable } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { useCoverage } from "./wire.ts";

const COLUMNS = [
  "kind",
  "area",
  "eligible",
  "applied",
  "share",
  "awarded",
  "of-applied",
  "of-eligible",
  "of-model",
  "warned",
  "in-time",
  "objected-share",
] as const;

/** Applied and awarded against those that may apply; a dash where nobody made a list. */
export function Coverage({ area }: { area: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { data } = useCoverage(area.slice(0, 9));
  if (!data || data.length === 0) return null;
  const share = (part: number, whole: number | null): string =>
    whole === null || whole === 0 ? "—" : `${Math.round((part / whole) * 1000) / 10}% (${part}/${whole})`;
  return (
    <section aria-label={say("cells.coverage")}>
      <h2>{say("cells.coverage")}</h2>
      <PlainTable label={say("cells.coverage")} columns={COLUMNS.map((name) => say(`cells.${name}`))}>
        {data.map((row) => (
          <tr key={`${row.scheme} ${row.area}`}>
            <td>{row[language]}</td>
            <td>
              <AreaName code={row.area} />
            </td>
            <td className="c-mono">{row.eligible ?? "—"}</td>
            <td className="c-mono">{row.applied}</td>
            <td className="c-mono">{share(row.applied, row.eligible)}</td>
            <td className="c-mono">{row.awarded}</td>
            <td className="c-mono">{share(row.awarded, row.applied)}</td>
            <td className="c-mono">{share(row.awarded, row.eligible)}</td>
            <td className="c-mono">{share(row.model, row.awarded)}</td>
            <td className="c-mono">{row.warned}</td>
            <td className="c-mono">{row.looked ? share(row.looked.inTime, row.looked.due) : "—"}</td>
            <td className="c-mono">{row.looked ? share(row.looked.upheld, row.looked.nominees) : "—"}</td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

function AreaName({ code }: { code: string }) {
  return <>{useAreaName(code)}</>;
}
