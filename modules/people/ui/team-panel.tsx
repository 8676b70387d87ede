import { comma } from "#web/words";
import { Button } from "antd";
import { useState } from "react";
import { Empty, Panel, useLanguage, useSay, Typed } from "#web/console";
import { consoleWords } from "./console-words.ts";
import { Sure } from "./sure.tsx";
import { MemberForm, TeamForm } from "./team-forms.tsx";
import { useHours } from "./team-hours.ts";
import type { TeamView } from "./types.ts";
import { useSend, useUnitName } from "./wire.ts";
import { words } from "./words.ts";

type Member = TeamView["members"][number];
type Asking = { what: "change" | "add" | "disband" } | { what: "skills" | "leave"; member: Member };

/** One team beside the list: where and when it serves, who is in it, and what the reader may change. */
export function TeamPanel({ team, close }: { team: TeamView; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const [asking, setAsking] = useState<Asking | null>(null);
  const hours = useHours();
  return (
    <Panel size={520} title={team[language]} onClose={close}>
      <dl className="c-dl">
        <dt>{say("team.areas")}</dt>
        <dd>{team.areas.map((area) => area[language]).join(comma(language))}</dd>
        <dt>{say("team.hours")}</dt>
        <dd>{hours(team.hours)}</dd>
      </dl>
      <h2>{say("team.membersN", { n: team.members.length })}</h2>
      {team.members.length === 0 ? <Empty text={say("team.noMembers")} /> : null}
      <ul className="c-lines">
        {team.members.map((member) => (
          <MemberLine key={member.id} member={member} may={team.mayKeep} ask={setAsking} />
        ))}
      </ul>
      {team.mayKeep ? (
        <div className="c-row">
          <Button type="primary" onClick={() => setAsking({ what: "add" })}>
            {say("team.add")}
          </Button>
          <Button onClick={() => setAsking({ what: "change" })}>{say("team.change")}</Button>
          <Button danger onClick={() => setAsking({ what: "disband" })}>
            {say("team.disband")}
          </Button>
        </div>
      ) : null}
      {asking ? <Ask team={team} asking={asking} close={() => setAsking(null)} /> : null}
    </Panel>
  );
}

function MemberLine({ member, may, ask }: { member: Member; may: boolean; ask: (asking: Asking) => void }) {
  const say = useSay(consoleWords);
  const skill = useSay(words);
  const unit = useUnitName();
  const language = useLanguage();
  const skills = member.skills.map((code) => skill(`people.skill.${code}`)).join(comma(language));
  return (
    <li>
      <span className="c-grow">
        <b>
          <Typed text={member.name} />
        </b>{" "}
        {member.unit ? <span className="c-muted">{unit(member.unit)}</span> : null}
        <br />
        <span className="c-muted">{skills || say("team.noSkills")}</span>
      </span>
      {may ? (
        <>
          <button
            type="button"
            className="c-link"
            aria-label={`${say("team.skillsEdit")} ${member.name}`}
            onClick={() => ask({ what: "skills", member })}
          >
            {say("team.skillsEdit")}
          </button>
          <button
            type="button"
            className="c-link"
            aria-label={`${say("team.leave")} ${member.name}`}
            onClick={() => ask({ what: "leave", member })}
          >
            {say("team.leave")}
          </button>
        </>
      ) : null}
    </li>
  );
}

function Ask({ team, asking, close }: { team: TeamView; asking: Asking; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const at = `/api/people/teams/${team.home}/${team.id}`;
  switch (asking.what) {
    case "change":
      return <TeamForm team={team} over={[]} close={close} />;
    case "add":
      return <MemberForm team={team} close={close} />;
    case "skills":
      return <MemberForm team={team} member={asking.member} close={close} />;
    case "leave":
      return (
        <Sure
          text={say("team.leaveSure", { name: asking.member.name, team: team[language] })}
          yes={say("team.leave")}
          run={() => send(`${at}/departures`, { account: asking.member.id }, say("team.left", { name: asking.member.name }))}
          close={close}
        />
      );
    case "disband":
      return (
        <Sure
          text={say("team.disbandSure", { team: team[language], n: team.members.length })}
          yes={say("team.disband")}
          run={() => send(`${at}/disbanding`, {}, say("team.disbanded"))}
          close={close}
        />
      );
  }
}
