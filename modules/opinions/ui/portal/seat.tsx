/** @jsxImportSource preact */
import { Card, Facts, fieldOf, Hidden, Notice, sayDay, sayInstant, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { KeepLink } from "#parts/incidents";
import type { SeatView } from "../../contract.ts";
import { deliberationWords } from "../deliberation-words.ts";
import { inWords } from "./deliberations.tsx";
import { wrongLink } from "./receipt.tsx";

type Seat = { home: string; id: string; volunteer: string; secret: string };
const apiOf = ({ home, id, volunteer }: Seat): string =>
  `/api/opinions/deliberations/${encodeURIComponent(home)}/${encodeURIComponent(id)}/seats/${encodeURIComponent(volunteer)}`;

/** `follow`: the own link. It is the answer to the sending itself, so that the secret stands in no address until it is opened. */
export function showSeat(visit: Visit, follow: string): Promise<Outcome> {
  const [, , home = "", id = "", volunteer = "", secret = ""] = follow.split("/");
  return seatPage(visit, { home, id, volunteer, secret }, follow);
}

async function seatPage(visit: Visit, seat: Seat, follow: string): Promise<Outcome> {
  const { api, language, today } = visit;
  const say = speaker(deliberationWords, language);
  const found = await api.get<SeatView>(apiOf(seat), { secret: seat.secret });
  if (!found.ok) return wrongLink(visit, found.refusal.message);
  const { title, meets, venue, access, state, until, volunteer, mayLeave } = found.value;
  const page = `/deliberations/${seat.home}/${seat.id}`;
  return {
    kind: "page",
    title: say("seat"),
    journey: "seat",
    body: (
      <div class="receipt">
        <form id="seat" method="post" action={page}>
          <Hidden values={{ seat: follow }} />
        </form>
        <p class="meta eyebrow">{inWords(title, visit)}</p>
        <h1>{say(`seat.${state}`, { day: sayDay(until, language, today) })}</h1>
        <Card>
          <Facts
            rows={[
              { term: say("when"), value: sayInstant(meets, language, today) },
              { term: say("where"), value: inWords(venue, visit) },
              { term: say("access"), value: inWords(access, visit) },
              { term: say("seat.code"), value: <code>{volunteer}</code> },
            ]}
          />
          <p class="actions">
            <a class="button quiet" href={page}>
              {say("open")}
            </a>
          </p>
        </Card>
        {mayLeave ? (
          <form method="post" action={follow}>
            {/* A command of its own: this page may be the answer to the form by which one volunteered. */}
            <Hidden values={{ step: "leave" }} />
            <p>
              <button type="submit" class="button quiet">
                {say("leave")}
              </button>
            </p>
          </form>
        ) : null}
        {mayLeave ? <Notice title={say("seat.keep")} /> : null}
        {mayLeave ? <KeepLink visit={visit} path={follow} /> : null}
      </div>
    ),
  };
}

/** /seat/{home}/{id}/{volunteer}/{secret}: whether one was drawn, and the way out. */
export async function visitSeat(visit: Visit): Promise<Outcome> {
  const { params, request, api } = visit;
  const { home = "", id = "", volunteer = "", secret = "" } = params;
  const seat = { home, id, volunteer, secret };
  if (fieldOf(request.form, "step") === "leave") {
    const reply = await api.post<unknown>(`${apiOf(seat)}/leave`, { secret }, { id: request.commandId });
    if (!reply.ok) return wrongLink(visit, reply.refusal.message);
    return { kind: "redirect", to: request.path };
  }
  return seatPage(visit, seat, request.path);
}
