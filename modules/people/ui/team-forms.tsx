import { comma } from "#web/words";
import { Button } from "antd";
import { useState } from "react";
import {
  Choice,
  consoleWords as pieces,
  Field,
  FormDialog,
  newId,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
  areasOf,
} from "#web/console";
import { consoleWords } from "./console-words.ts";
import { PersonPicker, type Picked } from "./person-picker.tsx";
import { AreaField, AreasField } from "./place-fields.tsx";
import { useHours } from "./team-hours.ts";
import { SKILL_CODES, type Hours, type Skill, type TeamView } from "./types.ts";
import { homeOf, useSend } from "./wire.ts";
import { words } from "./words.ts";

type Typed = { zh: string; en: string; area: string; areas: readonly string[]; hours: Hours };

const begin = (area: string): Typed => ({ zh: "", en: "", area, areas: [], hours: { days: "workdays", from: "08:30", to: "17:30" } });
const of = ({ zh, en, area, areas, hours }: TeamView): Typed => ({ zh, en, area, areas: areas.map(({ code }) => code), hours });

/** Forms a team, or changes the one given. Who is in it is decided one by one afterwards. */
export function TeamForm({ team, over, close }: { team?: TeamView; over: readonly string[]; close: (id?: string) => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { session, area: scope } = useConsole();
  const send = useSend();
  const [id] = useState(() => team?.id ?? newId());
  const [typed, setTyped] = useState<Typed>(() =>
    team ? of(team) : begin(over.some((one) => scope.startsWith(one)) ? scope : (over[0] ?? areasOf(session)[0] ?? "")),
  );
  const [opened, setOpened] = useState(team?.version ?? "");
  const missing = typed.zh.trim() === "" ? "team.zh" : typed.en.trim() === "" ? "team.en" : typed.areas.length === 0 ? "team.areas" : null;
  const submit = async () => {
    if (missing) return needed("console.needed", { field: say(missing) });
    const { zh, en, area, areas, hours } = typed;
    const body = { zh: zh.trim(), en: en.trim(), areas, hours };
    const answer = team
      ? await send(`/api/people/teams/${team.home}/${id}/changes`, { ...body, version: opened }, say("team.changed"))
      : await send(`/api/people/teams/${homeOf(area)}/${id}`, { ...body, area }, say("team.formed"));
    if ("problem" in answer) return answer.problem;
    close(id);
    return null;
  };
  const title = say(team ? "team.change" : "team.form");
  return (
    <FormDialog title={title} action={title} submit={submit} close={() => close()}>
      {team && team.version !== opened ? (
        <Newer
          team={team}
          settle={(theirs) => {
            if (theirs) setTyped(of(team));
            setOpened(team.version);
          }}
        />
      ) : null}
      <Field label={say("team.zh")} required>
        <TextInput value={typed.zh} onChange={(zh) => setTyped((before) => ({ ...before, zh }))} max={40} autoFocus />
      </Field>
      <Field label={say("team.en")} required hint={say("team.enHint")}>
        <TextInput value={typed.en} onChange={(en) => setTyped((before) => ({ ...before, en }))} max={40} />
      </Field>
      {team ? null : (
        <AreaField value={typed.area} onChange={(area) => setTyped((before) => ({ ...before, area }))} hint={say("team.areaHint")} />
      )}
      <AreasField value={typed.areas} onChange={(areas) => setTyped((before) => ({ ...before, areas }))} />
      <HoursFields value={typed.hours} onChange={(hours) => setTyped((before) => ({ ...before, hours }))} />
    </FormDialog>
  );
}

/** The team as somebody else left it while this form was open: whoever fills it in decides which of the two stays. */
function Newer({ team, settle }: { team: TeamView; settle: (theirs: boolean) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const hours = useHours();
  return (
    <div className="c-note" role="status">
      <b>{say("team.now")}</b>
      <p>
        {team.zh} · {team.en}
      </p>
      <p>{team.areas.map((area) => area[language]).join(comma(language))}</p>
      <p>{hours(team.hours)}</p>
      <div className="c-row">
        <Button onClick={() => settle(true)}>{say("team.takeTheirs")}</Button>
        <Button onClick={() => settle(false)}>{say("team.keepMine")}</Button>
      </div>
    </div>
  );
}

function HoursFields({ value, onChange }: { value: Hours; onChange: (hours: Hours) => void }) {
  const say = useSay(consoleWords);
  return (
    <>
      <Field label={say("team.days")} group required>
        <Choice
          value={value.days}
          onChange={(days) => onChange({ ...value, days })}
          options={(["workdays", "everyDay"] as const).map((days) => ({ value: days, label: say(`team.days.${days}`) }))}
        />
      </Field>
      <div className="c-two">
        <Field label={say("team.from")} required>
          <TextInput type="time" value={value.from} onChange={(from) => onChange({ ...value, from })} />
        </Field>
        <Field label={say("team.to")} required>
          <TextInput type="time" value={value.to} onChange={(to) => onChange({ ...value, to })} />
        </Field>
      </div>
    </>
  );
}

/** Puts somebody in, or corrects what a member is good at. */
export function MemberForm({ team, member, close }: { team: TeamView; member?: TeamView["members"][number]; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const skill = useSay(words);
  const send = useSend();
  const [person, setPerson] = useState<Picked | null>(member ?? null);
  const [skills, setSkills] = useState<readonly Skill[]>(member?.skills ?? []);
  const submit = async () => {
    if (!person) return needed("console.needed", { field: say("team.person") });
    const answer = await send(
      `/api/people/teams/${team.home}/${team.id}/members`,
      { account: person.id, skills },
      say(member ? "team.skillsKept" : "team.joined", { name: person.name }),
    );
    if ("problem" in answer) return answer.problem;
    return null;
  };
  const toggle = (one: Skill) => setSkills(SKILL_CODES.filter((code) => (code === one) !== skills.includes(code)));
  return (
    <FormDialog
      title={member ? say("team.skillsOf", { name: member.name }) : say("team.add")}
      action={say(member ? "team.save" : "team.add")}
      submit={submit}
      close={close}
    >
      {member ? null : (
        <Field label={say("team.person")} required>
          <PersonPicker value={person} onChange={setPerson} />
        </Field>
      )}
      <Field label={say("team.skills")} group hint={say("team.skillsHint")}>
        <div className="c-choice">
          {SKILL_CODES.map((code) => (
            <label key={code} className={skills.includes(code) ? "c-chosen" : undefined}>
              <input type="checkbox" checked={skills.includes(code)} onChange={() => toggle(code)} />
              {skill(`people.skill.${code}`)}
            </label>
          ))}
        </div>
      </Field>
    </FormDialog>
  );
}
