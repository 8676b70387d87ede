/** @jsxImportSource preact */
import {
  Card,
  ErrorSummary,
  fieldOf,
  Icon,
  LinkButton,
  MailField,
  Notice,
  PhoneField,
  plainPhone,
  sayDay,
  type FieldProblem,
  type Outcome,
  type Visit,
} from "#web/parts";
import { colon, speaker, type Language } from "#web/words";
import type { JoinIncident, Joined, NearIncident } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { hasPoint, type Answers } from "./journey.ts";
import { sayNumber } from "./limits.ts";
import type { Taxonomy } from "./taxonomy.ts";

/** Open reports of the same kind nearby; or in the same village when only that is known. A whole town would be no help. */
export async function readNear({ api }: Visit, answers: Answers): Promise<readonly NearIncident[]> {
  if (!hasPoint(answers) && answers.area.length < 12) return [];
  const place = hasPoint(answers) ? { lon: answers.lon, lat: answers.lat } : { area: answers.area };
  const reply = await api.get<readonly NearIncident[] | { rows: readonly NearIncident[] }>("/api/incidents/near", {
    ...place,
    category: answers.category,
  });
  if (!reply.ok) return [];
  return "rows" in reply.value ? reply.value.rows : reply.value;
}

export function NearStep({
  language,
  near,
  taxonomy,
  today,
  byPoint,
}: {
  language: Language;
  near: readonly NearIncident[];
  taxonomy: Taxonomy;
  today: string;
  byPoint: boolean;
}) {
  const say = speaker(portalWords, language);
  return (
    <>
      <h1>{say("near.title")}</h1>
      <p class="lead">{say("near.lead")}</p>
      <ul class="stack">
        {near.map((one) => (
          <li key={one.id} class="card near">
            <div>
              <h2 class="small">{one.summary ?? taxonomy.name(one.category)}</h2>
              <p class="meta">
                {say(byPoint ? "near.meta" : "near.meta.area", {
                  metres: Math.round(one.metres),
                  day: sayDay(one.reportedOn, language, today),
                  stage: say(`stage.${one.stage}`),
                })}
              </p>
              {one.followers > 0 ? <p class="meta">{say("near.followers", { n: one.followers })}</p> : null}
            </div>
            <button type="submit" class="button primary" name="join" value={`${one.home}/${one.id}`}>
              {say("near.join")}
              <span class="unseen">
                {colon(language)}
                {one.summary ?? taxonomy.name(one.category)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p class="actions">
        <button type="submit" class="button quiet" name="go" value="words">
          {say("near.none")}
        </button>
      </p>
    </>
  );
}

function JoinPage({
  language,
  target,
  phone,
  email,
  problem,
  followerId,
}: {
  language: Language;
  target: string;
  phone: string;
  email: string;
  problem: FieldProblem | undefined;
  followerId: string;
}) {
  const say = speaker(portalWords, language);
  return (
    <form id="journey" class="journey" method="post" action="/report" novalidate>
      <input type="hidden" name="join" value={target} />
      <input type="hidden" name="commandId" value={followerId} />
      <h1>{say("join.title")}</h1>
      <ErrorSummary title={say("problem.title")} problems={problem ? [problem] : []} />
      <PhoneField
        label={say("join.phone")}
        aside={say("optional")}
        hint={say("join.phone.hint")}
        value={phone}
        problem={problem?.field === "phone" ? problem.message : undefined}
        narrow
      />
      <MailField
        label={say("contact.email")}
        aside={say("optional")}
        value={email}
        problem={problem?.field === "email" ? problem.message : undefined}
      />
      <p class="actions">
        <input type="hidden" name="sure" value="1" />
        <button type="submit" class="button primary">
          {say("join.send")}
        </button>
      </p>
    </form>
  );
}

/** What whoever met it too keeps: the number to say aloud and a link that shows the progress; it stands in no address of this journey. */
function JoinedPage({ visit: { language, request }, joined, left }: { visit: Visit; joined: Joined; left: boolean }) {
  const say = speaker(portalWords, language);
  return (
    <div class="joined" data-island="sent" data-draft="report">
      <Notice tone="good" title={say("joined.title")}>
        <p>{say("joined.lead")}</p>
        {left ? <p>{say(joined.told ? "joined.told" : "joined.full")}</p> : null}
      </Notice>
      <Card tone="accent">
        <p class="meta">{say("joined.number")}</p>
        <p class="big-number">{sayNumber(joined.number)}</p>
        <p>{say("joined.keep")}</p>
        <p class="link-box">
          <a href={joined.follow}>{`${request.origin}${joined.follow}`}</a>
        </p>
        <p class="meta">{say("joined.keep.how")}</p>
        <p class="actions no-print">
          <LinkButton href={joined.follow}>{say("receipt.open")}</LinkButton>
          <LinkButton href="/map" tone="quiet">
            <Icon name="map" /> {say("map.title")}
          </LinkButton>
        </p>
      </Card>
    </div>
  );
}

/** 我也遇到: counted with or without a contact. The follower's id is the page's own, so pressing twice counts once. */
export async function visitJoin(visit: Visit): Promise<Outcome> {
  const { request, api, language } = visit;
  const say = speaker(portalWords, language);
  const target = fieldOf(request.form, "join");
  const [home = "", id = ""] = target.split("/");
  const phone = plainPhone(fieldOf(request.form, "phone").trim());
  const email = fieldOf(request.form, "email").trim().normalize("NFKC");
  let problem: FieldProblem | undefined;
  if (fieldOf(request.form, "sure") === "1" && !fieldOf(request.form, "switch")) {
    const body: JoinIncident = { home, id, followerId: request.commandId, phone: phone || null, email: email || null, language };
    const reply = await api.post<Joined>(`/api/incidents/${encodeURIComponent(home)}/${encodeURIComponent(id)}/followers`, body, {
      id: request.commandId,
    });
    if (reply.ok) {
      return {
        kind: "page",
        title: say("joined.title"),
        body: <JoinedPage visit={visit} joined={reply.value} left={phone !== "" || email !== ""} />,
      };
    }
    const field = reply.refusal.fields?.some(({ path }) => path === "email") ? "email" : "phone";
    problem = { field, message: reply.refusal.fields?.length ? say(`contact.${field}.format`) : reply.refusal.message };
  }
  return {
    kind: "page",
    title: say("join.title"),
    journey: "journey",
    quiet: true,
    status: problem ? 422 : 200,
    body: <JoinPage language={language} target={target} phone={phone} email={email} problem={problem} followerId={request.commandId} />,
  };
}
