import { dayOf, Go, PlainTable, useLanguage, useSay } from "#web/console";
import { comma } from "#web/words";
import type { ImpactRow } from "../../contract.ts";
import { impactWords } from "../impact-words.ts";
import { ImpactForm } from "./impact-form.tsx";
import { RegisterList, useAsked } from "./register-list.tsx";
import { useImpacts, usePurposes, type RegisteredPurpose } from "./impact-wire.ts";

/** What was weighed and when again, and what with sensitive data was not. */
export function ImpactsPage() {
  const say = useSay(impactWords);
  const asked = useAsked();
  const read = useImpacts(asked);
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const purposes = usePurposes();
  const covered = new Set(rows.filter((row) => row.inForce).flatMap((row) => row.purposes));
  const missing = purposes.filter(({ code, sensitive }) => sensitive !== undefined && !covered.has(code));
  const begin = {
    label: say("draft"),
    form: (close: () => void) => <ImpactForm begun={{ purposes: missing.map(({ code }) => code) }} close={close} />,
  };
  return (
    <RegisterList say={say} asked={asked} read={read} rows={rows.length} always begin={read.data?.pages[0]?.mayDraft ? begin : null}>
      {read.isSuccess && purposes.length > 0 ? <Missing purposes={missing} /> : null}
      {rows.length === 0 ? (
        <p className="c-muted">{say(asked.view === "open" ? "none" : "noneAtAll")}</p>
      ) : (
        <PlainTable
          label={say("title")}
          columns={(["number", "purposes", "conclusion", "reviewOn", "stage"] as const).map((name) => say(name))}
        >
          {rows.map((row) => (
            <Line key={row.id} row={row} purposes={purposes} />
          ))}
        </PlainTable>
      )}
    </RegisterList>
  );
}

function Missing({ purposes }: { purposes: readonly RegisteredPurpose[] }) {
  const say = useSay(impactWords);
  const language = useLanguage();
  if (purposes.length === 0) return <p className="c-muted">{say("allDone")}</p>;
  return (
    <section className="c-card" aria-label={say("missing")}>
      <h2>{say("missing")}</h2>
      <ul>
        {purposes.map(({ code, title, sensitive }) => (
          <li key={code}>
            {title[language]} <span className="c-muted">{sensitive?.[language]}</span>
          </li>
        ))}
      </ul>
      <p className="c-muted">{say("missingHint")}</p>
    </section>
  );
}

function Line({ row, purposes }: { row: ImpactRow; purposes: readonly RegisteredPurpose[] }) {
  const say = useSay(impactWords);
  const language = useLanguage();
  const names = row.purposes.map((code) => purposes.find((one) => one.code === code)?.title[language] ?? code);
  return (
    <tr>
      <td>
        <Go to={`/data-protection/assessments/${row.home}/${row.id}`}>{row.number}</Go>
      </td>
      <td>{names.join(comma(language))}</td>
      <td>{say(`conclusion.${row.conclusion}`)}</td>
      <td className="c-nowrap">{row.reviewOn}</td>
      <td>
        {say(`stage.${row.stage}`)}
        {row.stage === "approved" && row.conclusion !== "not" ? <b> {say(row.inForce ? "inForce" : "overdue")}</b> : null}
        {row.approvedAt ? <span className="c-muted c-nowrap"> {dayOf(row.approvedAt)}</span> : null}
      </td>
    </tr>
  );
}
