/** @jsxImportSource preact */
import { Card, QrCode, withQuery, type AreaChoices, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { TopicList } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { channelOf, isNear, spotOf, Where } from "./place.tsx";

/** /opinions/code?area=…&c=square: a sheet to hang up in a square, at a meeting, at a door. It holds a place and how one came, of nobody. */
export async function visitPoster(visit: Visit, choices: AreaChoices): Promise<Outcome> {
  const { language, request } = visit;
  const say = speaker(portalWords, language);
  const [spot, list] = await Promise.all([spotOf(visit, choices), visit.api.get<TopicList>("/api/opinions/topics")]);
  const channel = channelOf(request);
  const path = withQuery("/opinions/give", { area: spot.area, c: channel === "online" ? "qr" : channel });
  const days = list.ok ? list.value.replyWithin.amount : 5;
  return {
    kind: "page",
    title: say("poster.title"),
    body: (
      <>
        <h1>{isNear(spot) ? say("poster.lead") : say("poster.title")}</h1>
        {isNear(spot) ? (
          <Card tone="accent">
            <p class="lead">{spot.name}</p>
            <div class="keep">
              <div class="qr-box">
                <QrCode text={`${request.origin}${path}`} label={say("poster.qr")} />
              </div>
              <div>
                <p>{say("poster.how", { n: days })}</p>
                <p class="link-box">
                  <a href={path}>{`${request.origin}${path}`}</a>
                </p>
                <p>{say("poster.danger")}</p>
              </div>
            </div>
          </Card>
        ) : null}
        <div class="no-print">
          <Where visit={visit} spot={spot} action="/opinions/code" />
        </div>
      </>
    ),
  };
}
