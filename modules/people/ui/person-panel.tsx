import { Button } from "antd";
import { useState } from "react";
import { Panel, ReadProblem, shortInstant, useAreaName, useConsole, useLanguage, useSay, Waiting } from "#web/console";
import type { DisableAccount } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { DelegateRoleForm, GrantRoleForm } from "./give-role.tsx";
import type { Once } from "./one-time-password.tsx";
import { PersonDoor } from "./person-door.tsx";
import { Sure } from "./sure.tsx";
import type { GrantView, PersonView } from "./types.ts";
import { usePerson, useRoles, useSend, useUnitName } from "./wire.ts";
import { words } from "./words.ts";

function GrantLine({ person, grant }: { person: PersonView; grant: GrantView }) {
  const say = useSay(consoleWords);
  const role = useSay(words);
  const language = useLanguage();
  const send = useSend();
  const unit = useUnitName();
  const area = useAreaName(grant.area);
  const [asking, setAsking] = useState(false);
  const name = role(`people.role.${grant.role}`);
  const body = { role: grant.role, area: grant.area, unit: grant.unit, from: grant.delegatedBy?.id ?? null };
  return (
    <li className="c-row">
      <span className="c-grow">
        <strong>{name}</strong> · {area} {grant.unit ? <span className="c-muted">{unit(grant.unit)}</span> : null}
        {grant.until ? <span className="c-muted"> · {say("staff.untilShort", { at: shortInstant(grant.until, language) })}</span> : null}
        {grant.delegatedBy ? <span className="c-muted"> · {say("staff.from", { name: grant.delegatedBy.name })}</span> : null}
      </span>
      {grant.mayRevoke ? (
        <button type="button" className="c-link" aria-label={`${say("staff.revoke")} ${name} ${area}`} onClick={() => setAsking(true)}>
          {say("staff.revoke")}
        </button>
      ) : null}
      {asking ? (
        <Sure
          text={say("staff.revokeSure", { name: person.name, role: name, area })}
          yes={say("staff.revoke")}
          close={() => setAsking(false)}
          run={() => send(`/api/people/${person.home}/${person.id}/revocations`, body, say("staff.revoked"))}
        />
      ) : null}
    </li>
  );
}

const REASONS: readonly DisableAccount["reason"][] = ["left", "onLeave", "security", "duplicate"];

function AccountSteps({ person, showOnce }: { person: PersonView; showOnce: (once: Once) => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [asking, setAsking] = useState<"reset" | "disable" | null>(null);
  const [reason, setReason] = useState<DisableAccount["reason"]>("left");
  const [problem, setProblem] = useState("");
  const at = `${person.home}/${person.id}`;
  const reset = async () => {
    const answer = await send<{ oneTimePassword: string }>(`/api/people/accounts/${at}/password`, {}, null);
    if ("value" in answer) showOnce({ login: person.login ?? "", oneTimePassword: answer.value.oneTimePassword });
    return answer;
  };
  const enable = async () => {
    const answer = await send(`/api/people/${at}/enabling`, {}, say("staff.enabled"));
    setProblem("problem" in answer ? answer.problem : "");
  };
  return (
    <div className="c-row">
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      {person.disabled ? (
        <Button onClick={() => void enable()}>{say("staff.enable")}</Button>
      ) : (
        <Button onClick={() => setAsking("reset")}>{say("staff.reset")}</Button>
      )}
      {person.disabled ? null : <Button onClick={() => setAsking("disable")}>{say("staff.disable")}</Button>}
      {asking === "reset" ? (
        <Sure text={say("staff.resetSure", { name: person.name })} yes={say("staff.reset")} run={reset} close={() => setAsking(null)} />
      ) : null}
      {asking === "disable" ? (
        <Sure
          text={say("staff.disableSure", { name: person.name })}
          yes={say("staff.disable")}
          run={() => send(`/api/people/${at}/disabling`, { reason }, say("staff.wasDisabled"))}
          close={() => setAsking(null)}
        >
          <fieldset className="c-choice">
            <legend>{say("staff.reason")}</legend>
            {REASONS.map((one) => (
              <label key={one} className={one === reason ? "c-chosen" : undefined}>
                <input type="radio" name="reason" checked={one === reason} onChange={() => setReason(one)} /> {say(`staff.reason.${one}`)}
              </label>
            ))}
          </fieldset>
        </Sure>
      ) : null}
    </div>
  );
}

function Facts({ person, showOnce }: { person: PersonView; showOnce: (once: Once) => void }) {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const roles = useRoles();
  const unit = useUnitName();
  const area = useAreaName(person.area);
  const other = person.id !== session.account.id;
  const { grantableOver = [], delegable = [] } = roles.data ?? {};
  return (
    <>
      <p>
        {area} {person.unit ? <span className="c-muted">· {unit(person.unit)}</span> : null}{" "}
        {person.login ? <span className="c-mono">· {person.login}</span> : null}
        {person.disabled ? <strong> · {say("staff.disabled")}</strong> : null}
      </p>
      <h2>{say("staff.roles")}</h2>
      {person.grants.length === 0 ? <p className="c-muted">{say("staff.noRoles")}</p> : null}
      <ul>
        {person.grants.map((grant) => (
          <GrantLine key={[grant.role, grant.area, grant.unit, grant.delegatedBy?.id].join(" ")} person={person} grant={grant} />
        ))}
      </ul>
      {other && !person.disabled && grantableOver.length > 0 ? <GrantRoleForm person={person} over={grantableOver} /> : null}
      {other && !person.disabled && delegable.length > 0 ? <DelegateRoleForm person={person} delegable={delegable} /> : null}
      {person.mayManage ? <AccountSteps person={person} showOnce={showOnce} /> : null}
      {person.mayManage && other ? <PersonDoor person={person} /> : null}
    </>
  );
}

/** One person beside the list: what they hold, and what the reader may change. */
export function PersonPanel({ id, close, showOnce }: { id: string; close: () => void; showOnce: (once: Once) => void }) {
  const read = usePerson(id);
  return (
    <Panel size={520} title={read.data?.name ?? ""} onClose={close}>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data ? <Facts key={id} person={read.data} showOnce={showOnce} /> : null}
    </Panel>
  );
}
