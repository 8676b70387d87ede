import { Go, PlainTable, Typed, useSay, useUnitName } from "#web/console";
import type { SharingRow } from "../../contract.ts";
import { sharingWords } from "../sharing-words.ts";
import { RegisterList, useAsked } from "./register-list.tsx";
import { SharingForm } from "./sharing-form.tsx";
import { useSharings } from "./sharing-wire.ts";

/** To whom data is provided or entrusted, what and until when. */
export function SharingsPage() {
  const say = useSay(sharingWords);
  const asked = useAsked();
  const read = useSharings(asked);
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const begin = { label: say("propose"), form: (close: () => void) => <SharingForm close={close} /> };
  return (
    <RegisterList say={say} asked={asked} read={read} rows={rows.length} begin={read.data?.pages[0]?.mayPropose ? begin : null}>
      <PlainTable
        label={say("title")}
        columns={(["number", "dataset", "way", "provider", "recipient", "to", "stage"] as const).map((name) => say(name))}
      >
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </PlainTable>
    </RegisterList>
  );
}

function Line({ row }: { row: SharingRow }) {
  const say = useSay(sharingWords);
  const unit = useUnitName();
  return (
    <tr>
      <td>
        <Go to={`/data-protection/sharings/${row.home}/${row.id}`}>{row.number}</Go>
      </td>
      <td>
        <Typed text={row.dataset} />
      </td>
      <td>{say(`way.${row.way}`)}</td>
      <td>{unit(row.provider)}</td>
      <td>
        <Typed text={row.recipient} />
      </td>
      <td className="c-nowrap">{row.to}</td>
      <td>
        {say(`stage.${row.stage}`)} {row.runs ? <b>{say("runs")}</b> : null}
      </td>
    </tr>
  );
}
