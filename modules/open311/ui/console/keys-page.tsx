import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  dayOf,
  Dialog,
  holdsRole,
  ListPage,
  newId,
  orThrow,
  refusalText,
  showToast,
  Table,
  useAreaName,
  useConsole,
  useSay,
} from "#web/console";
import type { KeyRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { IssueForm } from "./issue-form.tsx";

const COLUMNS = ["label", "area", "rate", "until", "by", "state", "deeds"] as const;
const KEYS = ["open311", "keys"];

/** Keys of other programmes: who issued them, for whom, until when. */
export function KeysPage() {
  const say = useSay(consoleWords);
  const { api, session } = useConsole();
  const keys = useQuery({
    queryKey: KEYS,
    queryFn: async () => orThrow(await api.get<{ rows: readonly KeyRow[] }>("/api/open311/keys")).rows,
  });
  const [issuing, setIssuing] = useState(false);
  const tools = holdsRole(session, ["admin"]) ? (
    <Button type="primary" onClick={() => setIssuing(true)}>
      {say("key.issue")}
    </Button>
  ) : null;
  return (
    <ListPage
      title={say("key.page")}
      lead={say("key.lead")}
      tools={tools}
      read={keys}
      empty={keys.data?.length === 0 ? say("key.empty") : null}
      beside={
        <>
          <Address />
          {issuing ? <IssueForm close={() => setIssuing(false)} /> : null}
        </>
      }
    >
      <KeyTable rows={keys.data ?? []} />
    </ListPage>
  );
}

function Address() {
  const say = useSay(consoleWords);
  return (
    <p>
      {say("key.address")}: <code style={{ overflowWrap: "anywhere" }}>{`${location.origin}/open311/v2/discovery.xml`}</code>
    </p>
  );
}

function KeyTable({ rows }: { rows: readonly KeyRow[] }) {
  const say = useSay(consoleWords);
  return (
    <Table name="api-keys" label={say("key.page")} columns={COLUMNS.map((id) => ({ id, label: say(`key.${id}`) }))}>
      <tbody>
        {rows.map((row) => (
          <KeyLine key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function KeyLine({ row }: { row: KeyRow }) {
  const say = useSay(consoleWords);
  const area = useAreaName(row.area);
  const [asking, setAsking] = useState(false);
  return (
    <tr>
      <td>{row.label}</td>
      <td>{area}</td>
      <td>{row.perMinute}</td>
      <td>{dayOf(new Date(Date.parse(row.until) - 1).toISOString())}</td>
      <td>{row.issuedBy}</td>
      <td>{say(`key.state.${row.state}`)}</td>
      <td>
        {row.mayRevoke && row.state === "works" ? (
          <Button size="small" danger onClick={() => setAsking(true)}>
            {say("key.revoke")}
          </Button>
        ) : null}
        {asking ? <Revoke row={row} close={() => setAsking(false)} /> : null}
      </td>
    </tr>
  );
}

function Revoke({ row, close }: { row: KeyRow; close: () => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const revoke = async () => {
    const reply = await api.post(`/api/open311/keys/${row.home}/${row.id}/revocation`, {}, { id: newId() });
    showToast(reply.ok ? { tone: "good", text: say("key.revoked") } : { tone: "bad", text: refusalText(reply) });
    void client.invalidateQueries({ queryKey: KEYS });
    close();
  };
  return (
    <Dialog title={`${say("key.revoke")}: ${row.label}`} onClose={close}>
      <p>{say("key.revokeSure")}</p>
      <Button type="primary" danger onClick={() => void revoke()}>
        {say("key.revoke")}
      </Button>
    </Dialog>
  );
}
