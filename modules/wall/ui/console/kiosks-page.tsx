import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  AreaPicker,
  areasOf,
  consoleWords as pieces,
  dayOf,
  Field,
  FormDialog,
  holdsRole,
  newId,
  orThrow,
  ListPage,
  refusalText,
  showToast,
  Table,
  TextInput,
  useAreaName,
  useConsole,
  useSay,
} from "#web/console";
import type { KioskOpened, KioskRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

const COLUMNS = ["label", "area", "until", "by", "state", "deeds"] as const;
const keepers = ["admin", "commandRoom", "supervisor"];
const DAY_MS = 86_400_000;
const key = ["kiosks"];

function useKiosks() {
  const { api } = useConsole();
  return useQuery({ queryKey: key, queryFn: async () => orThrow(await api.get<{ rows: readonly KioskRow[] }>("/api/wall/kiosks")).rows });
}

/** Links of the screens that hang on walls: who opened them, for which area, until when. */
export function KiosksPage() {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const kiosks = useKiosks();
  const [opening, setOpening] = useState(false);
  const tools = (
    <>
      {holdsRole(session, ["commandRoom", "supervisor", "dispatcher"]) ? (
        <Button href="/wall?staff" target="_blank">
          {say("kiosk.look")}
        </Button>
      ) : null}
      {holdsRole(session, keepers) ? (
        <Button type="primary" onClick={() => setOpening(true)}>
          {say("kiosk.open")}
        </Button>
      ) : null}
    </>
  );
  return (
    <ListPage
      title={say("kiosk.page")}
      lead={say("kiosk.lead")}
      tools={tools}
      read={kiosks}
      empty={kiosks.data?.length === 0 ? say("kiosk.empty") : null}
      beside={opening ? <OpenForm close={() => setOpening(false)} /> : null}
    >
      <KioskTable rows={kiosks.data ?? []} />
    </ListPage>
  );
}

function KioskTable({ rows }: { rows: readonly KioskRow[] }) {
  const say = useSay(consoleWords);
  return (
    <Table name="kiosks" label={say("kiosk.page")} columns={COLUMNS.map((id) => ({ id, label: say(`kiosk.${id}`) }))}>
      <tbody>
        {rows.map((row) => (
          <KioskLine key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function KioskLine({ row }: { row: KioskRow }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const area = useAreaName(row.area);
  const copy = async () => {
    await navigator.clipboard.writeText(location.origin + (row.link ?? ""));
    showToast({ tone: "good", text: say("kiosk.copied") });
  };
  const revoke = async () => {
    const reply = await api.post(`/api/wall/kiosks/${row.home}/${row.id}/revocation`, {}, { id: newId() });
    showToast(reply.ok ? { tone: "good", text: say("kiosk.revoked") } : { tone: "bad", text: refusalText(reply) });
    void client.invalidateQueries({ queryKey: key });
  };
  return (
    <tr>
      <td>{row.label}</td>
      <td>{area}</td>
      <td>{dayOf(new Date(Date.parse(row.until) - 1).toISOString())}</td>
      <td>{row.openedBy}</td>
      <td>{say(`kiosk.state.${row.state}`)}</td>
      <td>
        {row.link ? (
          <Button size="small" onClick={() => void copy()}>
            {say("kiosk.copy")}
          </Button>
        ) : null}{" "}
        {row.mayRevoke && row.state === "open" ? (
          <Button size="small" danger onClick={() => void revoke()}>
            {say("kiosk.revoke")}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

/** The id is made once for the form: sent again after a lost answer, it is the same link. */
function OpenForm({ close }: { close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { api, session } = useConsole();
  const client = useQueryClient();
  const [id] = useState(newId);
  const [typed, setTyped] = useState({
    area: (areasOf(session)[0] ?? "").slice(0, 9),
    label: "",
    until: dayOf(new Date(Date.now() + 180 * DAY_MS).toISOString()),
  });
  const submit = async () => {
    if (typed.label.trim() === "") return needed("console.needed", { field: say("kiosk.label") });
    const reply = await api.post<KioskOpened>("/api/wall/kiosks", { id, ...typed }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    void client.invalidateQueries({ queryKey: key });
    showToast({ tone: "good", text: say("kiosk.opened") });
    return null;
  };
  return (
    <FormDialog title={say("kiosk.open")} action={say("kiosk.open")} submit={submit} close={close}>
      <Field label={say("kiosk.area")} required>
        <AreaPicker
          label={say("kiosk.area")}
          value={typed.area}
          onChange={(area) => setTyped((before) => ({ ...before, area: area.slice(0, 9) }))}
        />
      </Field>
      <Field label={say("kiosk.label")} required hint={say("kiosk.labelHint")}>
        <TextInput value={typed.label} onChange={(label) => setTyped((before) => ({ ...before, label }))} max={40} autoFocus />
      </Field>
      <Field label={say("kiosk.until")} required>
        <TextInput type="date" value={typed.until} onChange={(until) => setTyped((before) => ({ ...before, until }))} />
      </Field>
    </FormDialog>
  );
}
