/** @jsxImportSource preact */
import {
  Card,
  ErrorSummary,
  Facts,
  fieldOf,
  Hidden,
  problemsSaid,
  type AreaChoices,
  type FieldProblem,
  type Outcome,
  type Visit,
} from "#web/parts";
import { speaker } from "#web/words";
import type { OpinionReceipt, TopicList } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { actionOf, GiveFields, type Asked, type Typed } from "./give-fields.tsx";
import { channelOf, Elsewhere, isNear, spotOf, Urgent, Where } from "./place.tsx";
import { receiptAgain, showReceipt } from "./receipt.tsx";

const PHONE = /^(\+?86)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const plain = (phone: string): string => phone.normalize("NFKC").replace(/[\s-]/g, "");

function typedIn({ form, query }: Visit["request"]): Typed {
  const of = (name: string): string => fieldOf(form, name).trim();
  const asked = query["topic"] ?? "";
  return {
    text: of("text"),
    topic: of("topic") || (/^\d{2}$/.test(asked) ? asked : ""),
    wish: of("wish") === "yes" ? "yes" : "no",
    phone: plain(of("phone")),
    email: of("email").normalize("NFKC"),
  };
}

function problemsOf({ visit, typed }: Omit<Asked, "problems">): FieldProblem[] {
  const say = speaker(portalWords, visit.language);
  const { text, wish, phone, email } = typed;
  const wants = wish === "yes";
  return [
    ...([...text].length < 4 ? [{ field: "text", message: say("text.needed") }] : []),
    ...(wants && phone !== "" && !PHONE.test(phone) ? [{ field: "phone", message: say("phone.format") }] : []),
    ...(wants && email !== "" && !EMAIL.test(email) ? [{ field: "email", message: say("email.format") }] : []),
    ...(wants && phone === "" && email === "" ? [{ field: "phone", message: say("reach.needed") }] : []),
  ];
}

function asking(asked: Asked, status = 200): Outcome {
  const { visit, spot } = asked;
  const say = speaker(portalWords, visit.language);
  const channel = channelOf(visit.request);
  return {
    kind: "page",
    status,
    title: say("give1"),
    journey: isNear(spot) ? "journey" : undefined,
    body: (
      <>
        <h1>{say("give1")}</h1>
        <ErrorSummary title={say("problem")} problems={asked.problems} />
        <Urgent language={visit.language} />
        {isNear(spot) ? (
          <p class="lead">
            {say("where.now", { place: spot.name })}
            {channel === "online" ? null : <span class="meta"> · {say(`from.${channel}`)}</span>}
          </p>
        ) : null}
        {isNear(spot) ? <GiveFields {...asked} /> : null}
        <Where visit={visit} spot={spot} action="/opinions/give" />
        {isNear(spot) ? null : <p class="meta">{say("where.deeper")}</p>}
        <Elsewhere language={visit.language} />
      </>
    ),
  };
}

function checking(asked: Asked, status = 200): Outcome {
  const { visit, spot, typed, topics, problems } = asked;
  const { language, request } = visit;
  const say = speaker(portalWords, language);
  const topic = topics.find(({ code }) => code === typed.topic);
  const reach = [typed.phone, typed.email].filter((one) => one !== "").join(" · ");
  return {
    kind: "page",
    status,
    title: say("check"),
    journey: "journey",
    body: (
      <>
        <h1>{say("check")}</h1>
        <ErrorSummary title={say("problem")} problems={problems} />
        <Card>
          <Facts
            rows={[
              { term: say("where"), value: spot.name },
              { term: say("topic"), value: topic?.[language] ?? say("topic.blank") },
              { term: say("text"), value: <span class="typed">{typed.text}</span> },
              { term: say("wish"), value: typed.wish === "yes" ? reach : say("check.none") },
            ]}
          />
        </Card>
        <form id="journey" method="post" action={actionOf(asked)}>
          <Hidden values={{ ...typed, step: "check", commandId: fieldOf(request.form, "commandId") || request.commandId }} />
          <p class="actions">
            <button type="submit" class="button primary">
              {say("send")}
            </button>
            <button type="submit" class="button quiet" name="back" value="1">
              {say("edit")}
            </button>
          </p>
        </form>
      </>
    ),
  };
}

async function send(asked: Asked): Promise<Outcome> {
  const { visit, spot, typed } = asked;
  const id = visit.request.commandId;
  const wish = typed.wish === "yes";
  const body = {
    id,
    area: spot.area,
    text: typed.text,
    topic: typed.topic || null,
    wish,
    phone: wish && typed.phone !== "" ? typed.phone : null,
    email: wish && typed.email !== "" ? typed.email : null,
    channel: channelOf(visit.request),
    language: visit.language,
  };
  const reply = await visit.api.post<OpinionReceipt>("/api/opinions", body, { id });
  if (!reply.ok) return asking({ ...asked, problems: problemsSaid(reply.refusal) }, reply.status || 503);
  return showReceipt(visit, reply.value.follow ?? "");
}

/** /opinions/give: which place, what one thinks; then a look, and it goes. A code at a square fills in place and channel. */
export async function visitGive(visit: Visit, choices: AreaChoices): Promise<Outcome> {
  const { form } = visit.request;
  const receipt = receiptAgain(visit);
  if (receipt) return receipt;
  const [spot, list] = await Promise.all([spotOf(visit, choices), visit.api.get<TopicList>("/api/opinions/topics")]);
  const topics = list.ok ? list.value.rows.filter(({ retired }) => !retired) : [];
  const asked = { visit, spot, topics, typed: typedIn(visit.request), problems: [] };
  const step = fieldOf(form, "step");
  if (step === "" || fieldOf(form, "back") !== "" || !isNear(spot)) return asking(asked);
  if (fieldOf(form, "switch")) return step === "check" ? checking(asked) : asking(asked);
  const problems = problemsOf(asked);
  if (problems.length > 0) return asking({ ...asked, problems }, 422);
  return step === "check" ? send(asked) : checking(asked);
}
