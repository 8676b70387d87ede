import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  dayOf,
  Dialog,
  Empty,
  holdsRole,
  newId,
  orThrow,
  Page,
  ReadProblem,
  refusalText,
  showToast,
  useAreaName,
  useConsole,
  useSay,
  Waiting,
} from "#web/console";
import type { KeyRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { IssueForm } from "./issue-form.tsx";

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
    <Page title={say("key.page")} tools={tools} wide>
      <p className="c-muted">{say("key.lead")}</p>
      <p>
        {say("key.address")}: <code style={{ overflowWrap: "anywhere" }}>{`${location.origin}/open311/v2/discovery.xml`}</code>
      </p>
      {keys.error ? <ReadProblem error={keys.error} retry={() => void keys.refetch()} /> : null}
      {keys.isPending ? <Waiting /> : null}
      {keys.data?.length === 0 ? <Empty text={say("key.empty")} /> : null}
      {keys.data && keys.data.length > 0 ? <KeyTable rows={keys.data} /> : null}
      {issuing ? <IssueForm close={() => setIssuing(false)} /> : null}
    </Page>
  );
}

function KeyTable({ rows }: { rows: readonly KeyRow[] }) {
  const say = useSay(consoleWords);
  return (
    <div className="c-scroll" tabIndex={0} role="region" aria-label={say("key.page")}>
      <table className="c-table">
        <thead>
          <tr>
            {(["label", "area", "rate", "until", "by", "state"] as const).map((name) => (
              <th key={name} scope="col">
                {say(`key.${name}`)}
              </th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <KeyLine key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
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
