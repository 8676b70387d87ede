/** @jsxImportSource preact */
import { Card, ErrorSummary, Hidden, mintId, Notice, sayInstant, TextArea, fieldOf, withQuery, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { RoomEntry, RoomView } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { act, bearerOf, livePath, ownPath } from "./act.ts";

/** One form for the whole room: whoever answers a proposal while writing loses nothing of it, with a script or without. */
const FORM = "room-form";

function Entry({ visit, entry, open }: { visit: Visit; entry: RoomEntry; open: boolean }) {
  const say = speaker(portalWords, visit.language);
  const answered = entry.answers.find(({ mine }) => mine);
  return (
    <li class="card">
      <p class="meta">
        {say(`room.who.${entry.who}`)} · {sayInstant(entry.at, visit.language, visit.today)} ·{" "}
        {say(entry.channel === "shared" ? "room.shared" : "room.caucus")}
        {entry.what === "proposal" ? ` · ${say("room.proposal")}` : ""}
      </p>
      <p class="typed">{entry.text ?? "—"}</p>
      {answered ? <p class="meta">{say(answered.accepts ? "room.accept" : "room.decline")}</p> : null}
      {entry.what === "proposal" && open && !answered ? (
        <p class="row">
          <button type="submit" form={FORM} class="button primary" name="answer" value={`yes ${entry.entry}`}>
            {say("room.accept")}
          </button>
          <button type="submit" form={FORM} class="button quiet" name="answer" value={`no ${entry.entry}`}>
            {say("room.decline")}
          </button>
        </p>
      ) : null}
    </li>
  );
}

/** Shared notes, proposals, and a channel only the mediator reads. */
export async function visitOwnRoom(visit: Visit): Promise<Outcome> {
  const { language, request } = visit;
  const say = speaker(portalWords, language);
  const { party, secret } = bearerOf(visit);
  const path = `${ownPath(visit)}/room`;
  // Who speaks to the mediator alone goes on doing so: what is meant for one must not reach all because a list went back to its first line.
  const to = fieldOf(request.form, "channel") || request.query["to"];
  const done = await act(visit, withQuery(path, { to: to === "shared" ? null : to }));
  const writing = fieldOf(request.form, "text").trim() !== "" && fieldOf(request.form, "answer") !== "";
  if (done.outcome && !writing) return done.outcome;
  // The next thing said is a command of its own: under the id of the answer it would be taken for that.
  const commandId = done.outcome ? mintId(Date.parse(visit.now)) : request.commandId;
  const reply = await visit.api.get<RoomView>(`/api/mediation/own/${visit.params["home"]}/${visit.params["id"]}/${party}/room`, { secret });
  if (!reply.ok)
    return { kind: "page", status: reply.status, title: say("room"), body: <Notice tone="warn" title={reply.refusal.message} /> };
  const { entries, channels, open, ear } = reply.value;
  return {
    kind: "page",
    status: done.problems.length > 0 ? 422 : 200,
    title: say("room"),
    quiet: true,
    headers: { "referrer-policy": "no-referrer" },
    body: (
      <>
        <p>
          <a href={ownPath(visit)}>{say("back")}</a>
        </p>
        <ErrorSummary title={say("problem")} problems={done.problems} />
        {done.outcome ? <Notice tone="good" title={say("room.answered")} /> : null}
        <h1>{say("room")}</h1>
        <p class="hint">{say("room.video")}</p>
        <p
          class="live js-only"
          role="status"
          hidden
          data-island="follow"
          data-part=".room-said"
          data-live={livePath(visit, ear ?? "")}
          data-say-changed={say("live.changed")}
          data-say-updated={say("room.news")}
        />
        <noscript>
          <p>
            <a href={withQuery(path, { to: to === "shared" ? null : to })}>{say("room.look")}</a>
          </p>
        </noscript>
        <div class="room-said">
          {entries.length === 0 ? <p>{say("room.empty")}</p> : null}
          <ol class="room">
            {entries.map((entry) => (
              <Entry key={entry.entry} visit={visit} entry={entry} open={open} />
            ))}
          </ol>
        </div>
        {open ? (
          <Card title={say("room.say")}>
            <form id={FORM} method="post" action={path} novalidate>
              <Hidden values={{ commandId }} />
              <div class="field">
                <label for="channel">{say("room.to")}</label>
                <select id="channel" name="channel">
                  {channels.map((one) => (
                    <option key={one} value={one} selected={to === one}>
                      {say(one === "shared" ? "room.shared" : "room.caucus")}
                    </option>
                  ))}
                </select>
              </div>
              <TextArea
                name="text"
                label={say("words")}
                rows={4}
                maxlength={2000}
                value={fieldOf(request.form, "text")}
                problem={done.problems.find(({ field }) => field === "text")?.message}
              />
              <button type="submit" class="button primary" name="step" value="say">
                {say("room.say")}
              </button>
            </form>
          </Card>
        ) : (
          <Notice title={say("room.closed")} />
        )}
      </>
    ),
  };
}
