/** @jsxImportSource preact */
import { Card, cityDay, Notice, type Outcome, TelLink, type Visit, withQuery } from "#web/parts";
import { speaker, type Language, aside } from "#web/words";
import type { Near, NearRow } from "../../contract/reads.ts";
import { sayHours } from "../hours-text.ts";
import { portalWords } from "../portal-words.ts";
import { Meaning } from "./meaning.tsx";

const DAYS = {
  zh: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
} as const;
const sayMoment = (at: string, language: Language): string => `${DAYS[language][Number(at.slice(0, 1)) - 1] ?? ""} ${at.slice(2)}`;

function Kind({ row, language }: { row: NearRow; language: Language }) {
  const say = speaker(portalWords, language);
  const zh = language === "zh";
  const shown = row.open ?? row.any;
  const state = row.open
    ? say(row.direction === "fromPoint" ? "coming" : "open", { minutes: row.open.minutes })
    : row.any
      ? say("shut", { minutes: row.any.minutes })
      : say("nothing");
  const near = !row.open && row.any && row.any.minutes <= row.limit;
  const reading = say(row.covered ? "covered" : near ? "whenOpen" : "uncovered", { limit: row.limit });
  return (
    <Card title={row.kind[language]}>
      <p>
        <strong>{state}</strong> · {row.mode[language]} · {reading}
      </p>
      {shown ? (
        <p>
          {shown.point[language]}
          {shown.point.address ? aside(shown.point.address, language) : ""}
          <br />
          <span class="meta">
            {say("hours", { hours: sayHours(shown.point.hours, language) })} · {say(`access.${shown.point.access}`)}
          </span>
        </p>
      ) : null}
      {shown?.point.phone ? (
        <p>
          <TelLink number={shown.point.phone} />
        </p>
      ) : null}
      {row.plan ? (
        <p>
          {say("plan", {
            place: zh ? row.plan.placeZh : row.plan.placeEn,
            owner: zh ? row.plan.ownerZh : row.plan.ownerEn,
            due: cityDay(new Date(row.plan.dueAt)),
          })}
          {row.plan.late ? <strong>{say("late")}</strong> : null}
        </p>
      ) : null}
    </Card>
  );
}

/** /circle/{village}: what serves this village, now. */
export async function visitVillage(visit: Visit): Promise<Outcome> {
  const { api, language, params } = visit;
  const say = speaker(portalWords, language);
  const code = params["village"] ?? "";
  const reply = /^\d{12}$/.test(code) ? await api.get<Near>("/api/service-circle/near", { village: code }) : null;
  if (!reply?.ok) {
    const words = reply ? reply.refusal.message : say("none", { q: code.slice(0, 20) });
    return {
      kind: "page",
      title: say("title"),
      status: reply ? reply.status || 503 : 404,
      body: (
        <>
          <h1>{say("title")}</h1>
          <Notice tone="warn" title={words} />
          <p>
            <a href="/circle">{say("other")}</a>
          </p>
        </>
      ),
    };
  }
  const near = reply.value;
  return {
    kind: "page",
    title: `${near.village[language]} · ${say("title")}`,
    body: (
      <>
        <h1>{near.village[language]}</h1>
        <p class="lead">
          {language === "zh" ? near.trailZh : near.trailEn} · {say("at", { moment: sayMoment(near.at, language) })} ·{" "}
          <a href={withQuery("/circle", { area: code.slice(0, 9) })}>{say("other")}</a>
        </p>
        <Notice tone="danger">
          <p>{say("urgent")}</p>
        </Notice>
        {near.holiday ? <Notice tone="warn" title={say("holiday")} /> : null}
        {near.offNetwork ? <Notice tone="warn" title={say("off")} /> : null}
        {near.rows.map((row) => (
          <Kind key={row.kind.code} row={row} language={language} />
        ))}
        <Meaning language={language} what={near.basis} />
      </>
    ),
  };
}
