import { Button } from "antd";
import { useState } from "react";
import {
  Choice,
  consoleWords as pieces,
  Empty,
  Field,
  FormDialog,
  instant,
  Page,
  PlainTable,
  ReadProblem,
  useConsole,
  useLanguage,
  useSay,
  Waiting,
} from "#web/console";
import type { DeviceRow, ShutOutDevice } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useRead, useSend } from "./wire.ts";

const REASONS: readonly ShutOutDevice["reason"][] = ["lost", "replaced", "left", "misused"];

/** Field devices of the area, to shut out lost ones. */
export function DevicesPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { area } = useConsole();
  const read = useRead<DeviceRow[]>("devices/area", area ? { area } : {});
  const [shutting, setShutting] = useState<DeviceRow | null>(null);
  return (
    <Page title={say("devices.title")}>
      <p className="c-muted">{say("devices.lead")}</p>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data?.length === 0 ? <Empty text={say("devices.empty")} /> : null}
      {read.data && read.data.length > 0 ? (
        <PlainTable label={say("devices.title")} columns={[say("owner"), say("device"), say("lastContact"), say("state")]}>
          {read.data.map((row) => (
            <tr key={row.id}>
              <td>{row.ownerName || "—"}</td>
              <td>{row.name}</td>
              <td>{instant(row.contactAt, language)}</td>
              <td>
                {row.shutOut ? (
                  say("shutOutAt", { reason: say(`shut.${row.shutOut.reason}`) })
                ) : (
                  <Button size="small" danger onClick={() => setShutting(row)} aria-label={`${say("shutOut")} ${row.name}`}>
                    {say("shutOut")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
      ) : null}
      {shutting ? <ShutDialog row={shutting} close={() => setShutting(null)} /> : null}
    </Page>
  );
}

function ShutDialog({ row, close }: { row: DeviceRow; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [reason, setReason] = useState<ShutOutDevice["reason"] | "">("");
  const submit = async () =>
    reason === "" ? needed("console.needed", { field: say("tag.reason") }) : send(`devices/${row.home}/${row.id}/shutting-out`, { reason });
  return (
    <FormDialog title={`${say("shutOut")} · ${row.name}`} close={close} submit={submit}>
      <Field label={say("tag.reason")} required group>
        <Choice value={reason} onChange={setReason} options={REASONS.map((value) => ({ value, label: say(`shut.${value}`) }))} />
      </Field>
    </FormDialog>
  );
}
