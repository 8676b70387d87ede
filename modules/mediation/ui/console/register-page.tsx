import { comma } from "#web/words";
import {
  areasOf,
  Empty,
  Go,
  holdsRole,
  Page,
  ReadProblem,
  useConsole,
  useLanguage,
  useSay,
  Waiting,
  PlainTable,
  Typed,
} from "#web/console";
import { Button } from "antd";
import { useState } from "react";
import type { RegisterPage as Register } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { RegisterForm, type Form } from "./register-form.tsx";
import { closeCommitteeForm, committeeForm, mediatorForm, retireForm, trainingForm } from "./register-forms.ts";
import { useCode, useRead } from "./wire.ts";

/** Committees with their members and terms, mediators with the year's training; kept by the head of the judicial office. */
export function RegisterPage() {
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  const { area, session } = useConsole();
  const [form, setForm] = useState<Form | null>(null);
  const keeps = holdsRole(session, ["judicialOfficeHead"]);
  const where = area || (areasOf(session)[0] ?? "");
  const query: Record<string, string> = area ? { area } : {};
  const read = useRead<Register>("register", query);
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const { committees, mediators, year, trainingHours } = read.data;
  return (
    <Page title={say("register")} wide tools={<Go to="/mediation/rounds">{say("rounds")}</Go>}>
      {keeps ? (
        <div className="c-row">
          <Button onClick={() => setForm(mediatorForm(where))}>{say("form.mediator")}</Button>
          <Button onClick={() => setForm(committeeForm(where))}>{say("form.committee")}</Button>
        </div>
      ) : null}
      {committees.length === 0 ? <Empty text={say("register.empty")} /> : null}
      <PlainTable label={say("committee")} columns={[say("committee"), say("register.members"), say("room"), say("register.term")]}>
        {committees.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one[language]}</th>
            <td>
              <Typed text={one.members.map(({ zh, chair }) => (chair ? `${zh} (${say("register.chair")})` : zh)).join(comma(language))} />
            </td>
            <td>{one.rooms.map((room) => room[language]).join(comma(language)) || "—"}</td>
            <td>
              {one.open ? one.termTo : say("register.closed")}{" "}
              {keeps && one.open ? (
                <Button
                  size="small"
                  aria-label={say("register.closeOne", { committee: one[language] })}
                  onClick={() => setForm(closeCommitteeForm(one))}
                >
                  {say("register.close")}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </PlainTable>
      <PlainTable label={say("mediator")} columns={[say("mediator"), say("type"), say("register.hours", { year, n: trainingHours })]}>
        {mediators.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Typed text={one.zh} />
            </th>
            <td>{one.specialities.map((type) => code("type", type)).join(comma(language)) || "—"}</td>
            <td className="c-num">
              {one.hours}{" "}
              {keeps && one.active ? (
                <>
                  <Button size="small" aria-label={`${say("form.training")} ${one.zh}`} onClick={() => setForm(trainingForm(one))}>
                    {say("form.training")}
                  </Button>{" "}
                  <Button size="small" aria-label={`${say("form.retire")} ${one.zh}`} onClick={() => setForm(retireForm(one))}>
                    {say("form.retire")}
                  </Button>
                </>
              ) : null}
            </td>
          </tr>
        ))}
      </PlainTable>
      {form ? <RegisterForm key={form.path} form={form} close={() => setForm(null)} /> : null}
    </Page>
  );
}
