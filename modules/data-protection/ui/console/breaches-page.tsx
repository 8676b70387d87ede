import { Go, PlainTable, shortInstant, useLanguage, useSay, useUnitName } from "#web/console";
import { comma } from "#web/words";
import type { BreachRow } from "../../contract.ts";
import { breachKindWords } from "../breach-kind-words.ts";
import { breachWords } from "../breach-words.ts";
import { RegisterList, useAsked } from "./register-list.tsx";
import { BreachForm } from "./breach-form.tsx";
import { useBreaches } from "./breach-wire.ts";

/** Breaches of the area, and those this person reported. */
export function BreachesPage() {
  const say = useSay(breachWords);
  const asked = useAsked();
  const read = useBreaches(asked);
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const mayOpen = read.data?.pages[0]?.mayOpen ?? false;
  const begin = { label: say("report"), form: (close: () => void) => <BreachForm close={close} /> };
  return (
    <RegisterList say={say} asked={asked} read={read} rows={rows.length} begin={begin}>
      <PlainTable
        label={say("title")}
        columns={(["number", "kinds", "cause", "office", "reportedAt", "authorityName", "told", "stage"] as const).map((name) => say(name))}
      >
        {rows.map((row) => (
          <Line key={row.id} row={row} opens={mayOpen} />
        ))}
      </PlainTable>
    </RegisterList>
  );
}

function Line({ row, opens }: { row: BreachRow; opens: boolean }) {
  const say = useSay(breachWords);
  const named = useSay(breachKindWords);
  const language = useLanguage();
  const unit = useUnitName();
  return (
    <tr>
      <td>{opens ? <Go to={`/data-protection/breaches/${row.home}/${row.id}`}>{row.number}</Go> : row.number}</td>
      <td>{row.kinds.map((one) => named(`kind.${one}`)).join(comma(language))}</td>
      <td>{named(`cause.${row.cause}`)}</td>
      <td>{unit(row.office)}</td>
      <td>{shortInstant(row.reportedAt, language)}</td>
      <td>{row.authorityAt === null ? say("notTold") : shortInstant(row.authorityAt, language)}</td>
      <td>{row.told === null ? say("notTold") : say(`told.${row.told}`)}</td>
      <td>{say(`stage.${row.stage}`)}</td>
    </tr>
  );
}
