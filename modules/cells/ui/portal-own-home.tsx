/** @jsxImportSource preact */
import { Card, Facts, Notice, sayDay, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { OwnFamily } from "../contract.ts";
import { ForgetForm } from "./portal-home.tsx";
import { portalWords } from "./portal-words.ts";

/** A family's own page, by its link: its sum, what came of its asking, and the way to take all of it back. */
export async function visitOwnCheck(visit: Visit): Promise<Outcome> {
  const { api, language, params, today } = visit;
  const say = speaker(portalWords, language);
  const { home = "", id = "", secret = "" } = params;
  const reply = await api.get<OwnFamily>(`/api/cells/families/followed/${encodeURIComponent(home)}/${encodeURIComponent(id)}`, { secret });
  if (!reply.ok || reply.value.forgotten) {
    const gone = reply.ok || reply.status === 404 || reply.status === 422;
    const told = reply.ok ? say("home.forgot") : gone ? say("home.wrongLink") : reply.refusal.message;
    return {
      kind: "page",
      status: reply.ok ? 200 : gone ? 404 : reply.status || 503,
      title: say("home.own"),
      body: (
        <>
          <h1>{say("home.own")}</h1>
          <Notice tone={reply.ok ? "good" : "warn"} title={told} />
        </>
      ),
    };
  }
  const { placeName, on, score, help, text } = reply.value;
  return {
    kind: "page",
    title: say("home.own"),
    body: (
      <>
        <h1>{say("home.own")}</h1>
        <Card>
          <Facts
            rows={[
              { term: say("home.place"), value: placeName },
              { term: say("home.on"), value: sayDay(on, language, today) },
              { term: say("home.sum"), value: score ?? "—" },
              { term: say("home.helpState"), value: say(`home.help.${help}`) },
              ...(text === null ? [] : [{ term: say("home.helpText"), value: <span class="typed">{text}</span> }]),
            ]}
          />
        </Card>
        <p>
          <a class="alone-link" href={`/mine/${home}/${id}/${secret}`}>
            {say("home.mine")}
          </a>
        </p>
        <ForgetForm visit={visit} home={home} id={id} secret={secret} />
      </>
    ),
  };
}
