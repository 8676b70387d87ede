/** @jsxImportSource preact */
import { Card, LinkButton, Notice, withQuery, type Outcome, type PageRoute, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { AreaList } from "#contracts/places";
import { visitAsk } from "./portal/ask.tsx";
import { visitCommittees } from "./portal/committees.tsx";
import { visitOwn } from "./portal/own.tsx";
import { visitOwnProof, visitOwnProofFile } from "./portal/proof.tsx";
import { visitOwnRoom } from "./portal/room.tsx";
import { visitSafety } from "./portal/safety.tsx";
import { committeeWords } from "./committee-words.ts";
import { portalWords } from "./portal-words.ts";

const committeesSaid = (language: Visit["language"]) => speaker(committeeWords, language);

/** Rights before anything is typed (人民调解法 3, 4, 15, 17, 19, 20, 23). */
async function visitRights({ language }: Visit): Promise<Outcome> {
  const say = speaker(portalWords, language);
  return {
    kind: "page",
    title: say("title"),
    body: (
      <>
        <h1>{say("title")}</h1>
        <p>{say("lead")}</p>
        <Card title={say("rights")}>
          <ul class="plain-list">
            {([1, 2, 3, 4, 5, 6] as const).map((n) => (
              <li key={n}>{say(`rights.${n}`)}</li>
            ))}
          </ul>
          <p class="meta">{say("rights.basis")}</p>
        </Card>
        <Notice tone="danger" title={say("danger")}>
          <p>{say("danger.more")}</p>
        </Notice>
        <p>
          <LinkButton href="/mediation/place">{say("rights.go")}</LinkButton>
        </p>
        <p>
          <a href="/mediation/committees">{committeesSaid(language)("committees")}</a>
        </p>
      </>
    ),
  };
}

/** County, town, village: three presses, each a link, so that Back works. */
async function visitPlace({ api, language, request }: Visit): Promise<Outcome> {
  const say = speaker(portalWords, language);
  const top = await api.get<AreaList>("/api/places/areas", {});
  const city = top.ok ? top.value.areas[0]?.code : undefined;
  const list = await api.get<AreaList>("/api/places/areas", { parent: request.query["area"] || city });
  const areas = list.ok ? list.value.areas : [];
  return {
    kind: "page",
    title: say("place"),
    quiet: true,
    body: (
      <>
        <h1>{say("place")}</h1>
        <p class="meta">{list.ok ? list.value.trail.map((area) => area[language]).join(" · ") : ""}</p>
        {areas.length === 0 ? <p>{say("place.none")}</p> : null}
        <ul class="choices columns">
          {areas.map((area) => (
            <li key={area.code}>
              <a
                class="choice"
                href={
                  area.code.length >= 12
                    ? withQuery("/mediation/ask", { place: area.code })
                    : withQuery("/mediation/place", { area: area.code })
                }
              >
                <span class="choice-words">
                  <span class="choice-label">{area[language]}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}

export const mediationPages: readonly PageRoute[] = [
  { path: "/mediation", visit: visitRights },
  { path: "/mediation/place", visit: visitPlace },
  { path: "/mediation/committees", visit: visitCommittees },
  { path: "/mediation/ask", visit: visitAsk },
  { path: "/mediation/{home}/{id}/{party}/{secret}", visit: visitOwn },
  { path: "/mediation/{home}/{id}/{party}/{secret}/safety", visit: visitSafety },
  { path: "/mediation/{home}/{id}/{party}/{secret}/room", visit: visitOwnRoom },
  { path: "/mediation/{home}/{id}/{party}/{secret}/proof", visit: visitOwnProof },
  { path: "/mediation/{home}/{id}/{party}/{secret}/proof.json", visit: visitOwnProofFile },
];
