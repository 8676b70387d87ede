import { Button } from "antd";
import { useState } from "react";
import { Go, ListPage, NativeSelect, PlainTable, Typed, useConsole, useSay, useUnitName, useUrl } from "#web/console";
import { VIEWS, type SharingRow } from "../../contract.ts";
import { sharingWords } from "../sharing-words.ts";
import { SharingForm } from "./sharing-form.tsx";
import { useSharings } from "./sharing-wire.ts";

/** To whom data is provided or entrusted, what and until when. */
export function SharingsPage() {
  const say = useSay(sharingWords);
  const { area } = useConsole();
  const { params, set } = useUrl();
  const [proposing, setProposing] = useState(false);
  const view = params.get("view") === "all" ? "all" : "open";
  const read = useSharings({ area: area.slice(0, 9), view });
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <ListPage
      title={say("title")}
      lead={say("lead")}
      read={read}
      empty={rows.length > 0 ? null : say(view === "open" ? "none" : "noneAtAll")}
      tools={
        read.data?.pages[0]?.mayPropose ? (
          <Button type="primary" onClick={() => setProposing(true)}>
            {say("propose")}
          </Button>
        ) : null
      }
      filters={
        <NativeSelect
          label={say("view")}
          value={view}
          onChange={(next) => set({ view: next === "all" ? "all" : null })}
          options={VIEWS.map((value) => ({ value, label: say(`view.${value}`) }))}
        />
      }
      beside={proposing ? <SharingForm close={() => setProposing(false)} /> : null}
    >
      <PlainTable
        label={say("title")}
        columns={(["number", "dataset", "way", "provider", "recipient", "to", "stage"] as const).map((name) => say(name))}
      >
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </PlainTable>
    </ListPage>
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
