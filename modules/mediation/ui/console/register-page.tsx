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
import { KEEP } from "../../contract/roles.ts";
import { consoleWords } from "../console-words.ts";
import { CourtListCard } from "./court-list-card.tsx";
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
  const keeps = holdsRole(session, KEEP);
  const where = area || (areasOf(session)[0] ?? "");
  const query: Record<string, string> = area ? { area } : {};
  const read = useRead<Register>("register", query);
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const { committees, mediators, accounts, year, trainingHours } = read.data;
  const works = new Set(mediators.filter(({ active }) => active).map(({ id }) => id));
  return (
    <Page title={say("register")} wide tools={<Go to="/mediation/rounds">{say("rounds")}</Go>}>
      {keeps ? (
        <div className="c-row">
          <Button onClick={() => setForm(mediatorForm(where, accounts))}>{say("form.mediator")}</Button>
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
                <>
                  <Button
                    size="small"
                    aria-label={`${say("form.changeCommittee")} ${one[language]}`}
                    onClick={() => setForm(committeeForm(where, { ...one, members: one.members.filter(({ id }) => works.has(id)) }))}
                  >
                    {say("form.change")}
                  </Button>{" "}
                  <Button
                    size="small"
                    aria-label={say("register.closeOne", { committee: one[language] })}
                    onClick={() => setForm(closeCommitteeForm(one))}
                  >
                    {say("register.close")}
                  </Button>
                </>
              ) : null}
            </td>
          </tr>
        ))}
      </PlainTable>
      <PlainTable
        label={say("mediator")}
        columns={[say("mediator"), say("form.account"), say("type"), say("register.hours", { year, n: trainingHours })]}
      >
        {mediators.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Typed text={one.zh} />
            </th>
            <td>{one.account ? <Typed text={one.account.name || one.account.id} /> : say("register.noAccount")}</td>
            <td>{one.specialities.map((type) => code("type", type)).join(comma(language)) || "—"}</td>
            <td className="c-num">
              {one.hours}{" "}
              {keeps && one.active ? (
                <>
                  <Button
                    size="small"
                    aria-label={`${say("form.changeMediator")} ${one.zh}`}
                    onClick={() => setForm(mediatorForm(where, accounts, one))}
                  >
                    {say("form.change")}
                  </Button>{" "}
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
      <CourtListCard keeps={keeps} />
      {form ? <RegisterForm key={`${form.path} ${form.title}`} form={form} close={() => setForm(null)} /> : null}
    </Page>
  );
}
