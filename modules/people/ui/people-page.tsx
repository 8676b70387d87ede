import { comma } from "#web/words";
import { Button } from "antd";
import { useState } from "react";
import {
  AreaPicker,
  holdsRole,
  ListPage,
  NativeSelect,
  SearchBox,
  Table,
  useAreaName,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Typed,
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
  const { session, area: scope } = useConsole();
  const { params, set } = useUrl();
  const [creating, setCreating] = useState(false);
  const [once, setOnce] = useState<Once | null>(null);
  const person = params.get("person");
  const read = usePeople({ q: params.get("q") ?? "", role: params.get("role") ?? "", area: params.get("area") ?? scope });
  const rows = read.data?.pages.flatMap((page) => page.people) ?? [];
  const columns = (["name", "area", "unit", "roles"] as const).map((id) => ({ id, label: say(`staff.${id}`) }));
  return (
    <ListPage
      title={say("staff.title")}
      lead={say("staff.lead")}
      read={read}
      empty={rows.length > 0 ? null : say("staff.empty")}
      tools={
        holdsRole(session, ["admin", "approver"]) ? (
          <Button type="primary" onClick={() => setCreating(true)}>
            {say("staff.create")}
          </Button>
        ) : null
      }
      filters={<Filters />}
      beside={
        <>
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
        </>
      }
    >
      <Table name="people" label={say("staff.title")} columns={columns}>
        <tbody>
          {rows.map((row) => (
            <PersonLine key={row.id} row={row} open={(id) => set({ person: id })} />
          ))}
        </tbody>
      </Table>
    </ListPage>
  );
}

function Filters() {
  const say = useSay(consoleWords);
  const role = useSay(words);
  const { params, set } = useUrl();
  return (
    <>
      <SearchBox label={say("staff.search")} />
      <NativeSelect
        label={say("staff.role")}
        blank={say("staff.anyRole")}
        value={params.get("role") ?? ""}
        onChange={(code) => set({ role: code })}
        options={ROLE_CODES.map((code) => ({ value: code, label: role(`people.role.${code}`) }))}
      />
      <AreaPicker any label={say("staff.area")} value={params.get("area") ?? ""} onChange={(area) => set({ area })} />
    </>
  );
}

function PersonLine({ row, open }: { row: PersonRow; open: (id: string) => void }) {
  const say = useSay(consoleWords);
  const role = useSay(words);
  const unit = useUnitName();
  const area = useAreaName(row.area);
  const language = useLanguage();
  const held = [...new Set(row.grants.map((grant) => role(`people.role.${grant.role}`)))];
  return (
    <tr>
      <td>
        <button type="button" className="c-link" aria-label={say("staff.open", { name: row.name })} onClick={() => open(row.id)}>
          <Typed text={row.name} />
        </button>
        {row.login ? <span className="c-muted"> {row.login}</span> : null}
        {row.disabled ? <strong> {say("staff.disabled")}</strong> : null}
      </td>
      <td>{area}</td>
      <td>{row.unit ? unit(row.unit) : <span className="c-muted">{say("staff.noUnit")}</span>}</td>
      <td>{held.length > 0 ? held.join(comma(language)) : <span className="c-muted">{say("staff.noRoles")}</span>}</td>
    </tr>
  );
}
