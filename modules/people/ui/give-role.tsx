import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { dayOf, Field, NativeSelect, TextInput, useAreaName, useConsole, useSay, consoleWords as pieces } from "#web/console";
import { ROLE_CODES, type PersonView, type RoleList } from "./types.ts";
import { consoleWords } from "./console-words.ts";
import { AreaField, UnitField } from "./place-fields.tsx";
import { endOfDay, useSend } from "./wire.ts";
import { words } from "./words.ts";

const tomorrow = (): string => dayOf(new Date(Date.now() + 86_400_000).toISOString());

/** Role, area, unit and end; the server alone knows what may be granted. */
export function GrantRoleForm({ person, over }: { person: PersonView; over: readonly string[] }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const role = useSay(words);
  const send = useSend();
  const [typed, setTyped] = useState({
    role: "",
    area: over.some((area) => person.area.startsWith(area)) ? person.area : (over[0] ?? ""),
    unit: person.unit,
    until: "",
  });
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.role === "") return setProblem(needed("console.needed", { field: say("staff.role") }));
    const answer = await send(
      `/api/people/${person.home}/${person.id}/grants`,
      { role: typed.role, area: typed.area, unit: typed.unit, until: endOfDay(typed.until) },
      say("staff.granted"),
    );
    setProblem("problem" in answer ? answer.problem : "");
    if ("value" in answer) setTyped((before) => ({ ...before, role: "", until: "" }));
  };
  return (
    <form className="c-form c-card" onSubmit={(event) => void submit(event)} noValidate aria-label={say("staff.grant")}>
      <h3>{say("staff.grant")}</h3>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <Field label={say("staff.role")} required>
        <NativeSelect
          value={typed.role}
          onChange={(code) => setTyped((before) => ({ ...before, role: code }))}
          blank=""
          options={ROLE_CODES.map((code) => ({ value: code, label: role(`people.role.${code}`) }))}
        />
      </Field>
      <AreaField value={typed.area} onChange={(area) => setTyped((before) => ({ ...before, area, unit: "" }))} />
      <UnitField area={typed.area} value={typed.unit} onChange={(unit) => setTyped((before) => ({ ...before, unit }))} />
      <Field label={say("staff.until")} hint={say("staff.untilHint")}>
        <TextInput type="date" min={tomorrow()} value={typed.until} onChange={(until) => setTyped((before) => ({ ...before, until }))} />
      </Field>
      <Button type="primary" htmlType="submit">
        {say("staff.grant")}
      </Button>
    </form>
  );
}

type Own = RoleList["delegable"][number];
const keyOf = (own: Own): string => [own.role, own.area, own.unit].join(" ");

function useOwnLabel(own: Own | undefined): string {
  const role = useSay(words);
  const area = useAreaName(own?.area ?? "");
  return own ? [role(`people.role.${own.role}`), area, own.unit].filter(Boolean).join(" · ") : "";
}

/** One of the reader's own roles, passed on to this person for a while. */
export function DelegateRoleForm({ person, delegable }: { person: PersonView; delegable: readonly Own[] }) {
  const say = useSay(consoleWords);
  const role = useSay(words);
  const { session } = useConsole();
  const send = useSend();
  const [typed, setTyped] = useState({ which: delegable[0] ? keyOf(delegable[0]) : "", until: tomorrow() });
  const [problem, setProblem] = useState("");
  const own = delegable.find((one) => keyOf(one) === typed.which);
  const label = useOwnLabel(own);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!own) return;
    const body = { role: own.role, area: own.area, unit: own.unit, until: endOfDay(typed.until), from: session.account.id };
    const answer = await send(`/api/people/${person.home}/${person.id}/delegations`, body, say("staff.delegated"));
    setProblem("problem" in answer ? answer.problem : "");
  };
  return (
    <form className="c-form c-card" onSubmit={(event) => void submit(event)} noValidate aria-label={say("staff.delegate")}>
      <h3>{say("staff.delegate")}</h3>
      <p className="c-hint">{say("staff.delegateHint")}</p>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <Field label={say("staff.which")} required hint={label}>
        <NativeSelect
          value={typed.which}
          onChange={(which) => setTyped((before) => ({ ...before, which }))}
          options={delegable.map((one) => ({
            value: keyOf(one),
            label: [role(`people.role.${one.role}`), one.area, one.unit].filter(Boolean).join(" · "),
          }))}
        />
      </Field>
      <Field label={say("staff.until")} required>
        <TextInput type="date" min={tomorrow()} value={typed.until} onChange={(until) => setTyped((before) => ({ ...before, until }))} />
      </Field>
      <Button htmlType="submit">{say("staff.delegate")}</Button>
    </form>
  );
}
