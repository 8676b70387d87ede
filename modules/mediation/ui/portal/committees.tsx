/** @jsxImportSource preact */
import { Card, cityDay, Facts, Notice, refusedPage, sayDay, withQuery, type Outcome, type Visit } from "#web/parts";
import { colon, comma, speaker } from "#web/words";
import type { CommitteeList } from "../../contract.ts";
import { committeeWords } from "../committee-words.ts";

type Say = ReturnType<typeof speaker<typeof committeeWords>>;
type Part = { list: CommitteeList; say: Say; visit: Visit };

/** Which list the court has, with its paper. */
function Given({ list: { given, changed }, say, visit: { language, today } }: Part) {
  const [last] = given;
  if (!last) return null;
  const told = say("committees.version", { ...last, day: sayDay(cityDay(new Date(last.at)), language, today) });
  return (
    <Card title={say("committees.given")}>
      <p>
        {told} {last.number ? <a href={`/api/documents/${last.home}/${last.paper}/file`}>{last.number}</a> : null}
      </p>
      <p>{say("committees.size", last)}</p>
      {changed ? <p>{say("committees.changedPublic")}</p> : null}
    </Card>
  );
}

function Committees({ list: { committees }, say, visit: { language } }: Part) {
  return (
    <>
      {committees.length === 0 ? <Notice title={say("committees.none")} /> : null}
      {committees.map((one) => (
        <Card key={one.id} title={one[language]}>
          <Facts
            rows={[
              { term: say("committees.kind"), value: `${say(`committee.${one.kind as "village"}`)} · ${one.placeName[language]}` },
              { term: say("committees.chair"), value: one.chair },
              { term: say("committees.members"), value: one.members.join(comma(language)) },
              { term: say("committees.rooms"), value: one.rooms.map((room) => room[language]).join(comma(language)) || "—" },
              { term: say("committees.term"), value: `${one.from} – ${one.to}` },
            ]}
          />
        </Card>
      ))}
    </>
  );
}

const Areas = ({ list: { areas }, say, visit: { language } }: Part) => (
  <>
    <h2>{say("committees.choose")}</h2>
    <ul class="choices columns">
      {areas.map((area) => (
        <li key={area.code}>
          <a class="choice" href={withQuery("/mediation/committees", { area: area.code })}>
            <span class="choice-words">
              <span class="choice-label">
                {area[language]}
                {colon(language)}
                {say("committees.n", { n: area.committees })}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  </>
);

/** Who mediates where: a public list, and which version of it the court was given. */
export async function visitCommittees(visit: Visit): Promise<Outcome> {
  const { api, language, request } = visit;
  const say = speaker(committeeWords, language);
  const { area } = request.query;
  const reply = await api.get<CommitteeList>("/api/mediation/committees", area ? { area } : {});
  if (!reply.ok) return refusedPage(say("committees"), reply);
  const part = { list: reply.value, say, visit };
  const name = reply.value.areaName?.[language];
  return {
    kind: "page",
    title: say("committees"),
    body: (
      <>
        <h1>{name ? `${say("committees")} · ${name}` : say("committees")}</h1>
        <p>{say("committees.lead")}</p>
        {reply.value.area === null ? (
          <Areas {...part} />
        ) : (
          <>
            <Given {...part} />
            <Committees {...part} />
          </>
        )}
      </>
    ),
  };
}
