import { Button } from "antd";
import { useState } from "react";
import {
  AreaPicker,
  Empty,
  holdsRole,
  NativeSelect,
  Page,
  ReadProblem,
  useAreaName,
  useConsole,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import { consoleWords } from "./console-words.ts";
import { CreateAccount } from "./create-account.tsx";
import { OneTimePassword, type Once } from "./one-time-password.tsx";
import { PersonPanel } from "./person-panel.tsx";
import { ROLE_CODES, type PersonRow } from "./types.ts";
import { usePeople, useUnitName } from "./wire.ts";
import { words } from "./words.ts";

/** Staff of the reader's area and their roles. The address is the state: filter, search and the open person survive Back and a link. */
export function PeoplePage() {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const { params, set } = useUrl();
  const [creating, setCreating] = useState(false);
  const [once, setOnce] = useState<Once | null>(null);
  const person = params.get("person");
  const tools = holdsRole(session, ["admin", "approver"]) ? (
    <Button type="primary" onClick={() => setCreating(true)}>
      {say("staff.create")}
    </Button>
  ) : null;
  return (
    <Page title={say("staff.title")} tools={tools} wide>
      <p className="c-muted">{say("staff.lead")}</p>
      <Filters />
      <PeopleTable open={(id) => set({ person: id })} />
      {person ? <PersonPanel id={person} close={() => set({ person: null })} showOnce={setOnce} /> : null}
      {creating ? (
        <CreateAccount
          close={() => setCreating(false)}
          created={(made) => {
            setCreating(false);
            setOnce(made);
          }}
        />
      ) : null}
      {once ? <OneTimePassword once={once} close={() => setOnce(null)} /> : null}
    </Page>
  );
}

function Filters() {
  const say = useSay(consoleWords);
  const role = useSay(words);
  const { params, set } = useUrl();
  return (
    <search className="c-row" style={{ marginBlock: 12 }}>
      <input
        className="c-input"
        style={{ width: 260 }}
        type="search"
        aria-label={say("staff.search")}
        placeholder={say("staff.search")}
        maxLength={60}
        value={params.get("q") ?? ""}
        onChange={(event) => set({ q: event.target.value }, true)}
      />
      <NativeSelect
        label={say("staff.role")}
        blank={say("staff.anyRole")}
        value={params.get("role") ?? ""}
        onChange={(code) => set({ role: code })}
        options={ROLE_CODES.map((code) => ({ value: code, label: role(`people.role.${code}`) }))}
      />
      <AreaPicker any label={say("staff.area")} value={params.get("area") ?? ""} onChange={(area) => set({ area })} />
    </search>
  );
}

function PeopleTable({ open }: { open: (id: string) => void }) {
  const say = useSay(consoleWords);
  const { area: scope } = useConsole();
  const { params } = useUrl();
  const read = usePeople({ q: params.get("q") ?? "", role: params.get("role") ?? "", area: params.get("area") ?? scope });
  const rows = read.data?.pages.flatMap((page) => page.people) ?? [];
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (read.isPending) return <Waiting />;
  if (rows.length === 0) return <Empty text={say("staff.empty")} />;
  return (
    <>
      <div className="c-scroll" tabIndex={0} role="region" aria-label={say("staff.title")}>
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{say("staff.name")}</th>
              <th scope="col">{say("staff.area")}</th>
              <th scope="col">{say("staff.unit")}</th>
              <th scope="col">{say("staff.roles")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PersonLine key={row.id} row={row} open={open} />
            ))}
          </tbody>
        </table>
      </div>
      {read.hasNextPage ? (
        <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say("staff.more")}
        </Button>
      ) : null}
    </>
  );
}

function PersonLine({ row, open }: { row: PersonRow; open: (id: string) => void }) {
  const say = useSay(consoleWords);
  const role = useSay(words);
  const unit = useUnitName();
  const area = useAreaName(row.area);
  const held = [...new Set(row.grants.map((grant) => role(`people.role.${grant.role}`)))];
  return (
    <tr>
      <td>
        <button type="button" className="c-link" aria-label={say("staff.open", { name: row.name })} onClick={() => open(row.id)}>
          {row.name}
        </button>
        {row.login ? <span className="c-muted"> {row.login}</span> : null}
        {row.disabled ? <strong> {say("staff.disabled")}</strong> : null}
      </td>
      <td>{area}</td>
      <td>{row.unit ? unit(row.unit) : <span className="c-muted">{say("staff.noUnit")}</span>}</td>
      <td>{held.length > 0 ? held.join("、") : <span className="c-muted">{say("staff.noRoles")}</span>}</td>
    </tr>
  );
}
