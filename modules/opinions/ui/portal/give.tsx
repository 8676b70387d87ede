/** @jsxImportSource preact */
import {
  ErrorSummary,
  fieldOf,
  isMail,
  isPhone,
  plainPhone,
  problemsSaid,
  writeCheckSend,
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

function typedIn({ form, query }: Visit["request"]): Typed {
  const of = (name: string): string => fieldOf(form, name).trim();
  const asked = query["topic"] ?? "";
  return {
    text: of("text"),
    topic: of("topic") || (/^\d{2}$/.test(asked) ? asked : ""),
    wish: of("wish") === "yes" ? "yes" : "no",
    phone: plainPhone(of("phone")),
    email: of("email").normalize("NFKC"),
  };
}

function problemsOf({ visit, typed }: Omit<Asked, "problems">): FieldProblem[] {
  const say = speaker(portalWords, visit.language);
  const { text, wish, phone, email } = typed;
  const wants = wish === "yes";
  return [
    ...([...text].length < 4 ? [{ field: "text", message: say("text.needed") }] : []),
    ...(wants && phone !== "" && !isPhone(phone) ? [{ field: "phone", message: say("phone.format") }] : []),
    ...(wants && email !== "" && !isMail(email) ? [{ field: "email", message: say("email.format") }] : []),
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

function look({ visit, spot, typed, topics }: Asked) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const topic = topics.find(({ code }) => code === typed.topic);
  const reach = [typed.phone, typed.email].filter((one) => one !== "").join(" · ");
  return {
    title: say("check"),
    action: actionOf({ visit, spot }),
    typed,
    words: { send: say("send"), edit: say("edit") },
    rows: [
      { term: say("where"), value: spot.name },
      { term: say("topic"), value: topic?.[language] ?? say("topic.blank") },
      { term: say("text"), value: <span class="typed">{typed.text}</span> },
      { term: say("wish"), value: typed.wish === "yes" ? reach : say("check.none") },
    ],
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
  const receipt = receiptAgain(visit);
  if (receipt) return receipt;
  const [spot, list] = await Promise.all([spotOf(visit, choices), visit.api.get<TopicList>("/api/opinions/topics")]);
  const topics = list.ok ? list.value.rows.filter(({ retired }) => !retired) : [];
  const asked: Asked = { visit, spot, topics, typed: typedIn(visit.request), problems: [] };
  return writeCheckSend(asked, { ready: isNear(spot), ask: asking, wrong: problemsOf, look, send });
}
