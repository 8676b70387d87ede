/** @jsxImportSource preact */
import { Card, Facts, LinkButton, sayDay, type Outcome, type Visit } from "#web/parts";
import { comma, speaker, type Language } from "#web/words";
import { readTaxonomy } from "../../modules/incidents/ui/portal.tsx";
import { layoutWords, homeWords, staticWords } from "./words.ts";

type Purpose = {
  code: string;
  title: { zh: string; en: string };
  basis: { zh: string; en: string };
  fields: readonly string[];
  retentionDays: number;
  longer?: { days: number; when: { zh: string; en: string } };
  readers: readonly string[];
  logged: boolean;
  sensitive?: { zh: string; en: string };
};
type Weighed = { purpose: string; approvedOn: string; reviewOn: string };
type Given = {
  way: "provide" | "entrust";
  dataset: string;
  recipient: string;
  contact: string;
  aim: string;
  basis: string;
  fields: readonly string[];
  to: string;
};

/** Days as the register has them, in years where they are whole ones, leap days in or out: nobody counts 10,957 days. */
export function sayKept(days: number, language: Language): string {
  const say = speaker(staticWords, language);
  const years = Math.round(days / 365.25);
  const whole = years > 0 && days >= years * 365 && days <= years * 365 + Math.ceil(years / 4);
  return whole ? say(years === 1 ? "privacy.year" : "privacy.years", { n: years }) : say("privacy.days", { n: days });
}

/** /privacy: what is held, why, until when, by the registered purposes themselves. */
export async function visitPrivacy({ api, language, site, today }: Visit): Promise<Outcome> {
  const say = speaker(staticWords, language);
  const reply = await api.get<{ purposes: readonly Purpose[] }>("/api/purposes");
  const purposes = reply.ok ? reply.value.purposes : [];
  const weighed = await api.get<{ impacts: readonly Weighed[]; sharings: readonly Given[] }>("/api/data-protection/public");
  const weighedOn = new Map(weighed.ok ? weighed.value.impacts.map((one) => [one.purpose, one]) : []);
  const given = weighed.ok ? weighed.value.sharings : null;
  const sayWeighed = ({ code }: Purpose): string => {
    const found = weighedOn.get(code);
    return found
      ? say("privacy.weighedOn", { day: sayDay(found.approvedOn, language, today), again: sayDay(found.reviewOn, language, today) })
      : say("privacy.notWeighed");
  };
  return {
    kind: "page",
    title: say("privacy.title"),
    body: (
      <>
        <h1>{say("privacy.title")}</h1>
        <p class="lead">{say("privacy.lead")}</p>
        <Card>
          <ul class="plain-list">
            {(["privacy.see", "privacy.change", "privacy.read", "privacy.device", "privacy.never"] as const).map((words) => (
              <li key={words}>{say(words, { number: site.hotline })}</li>
            ))}
          </ul>
          <p>
            <LinkButton href="/mine">{say("privacy.mine")}</LinkButton>
          </p>
          <p>
            <a class="alone-link" href="/privacy/audits">
              {say("privacy.audits")}
            </a>
          </p>
        </Card>
        {given === null ? null : (
          <>
            <h2>{say("privacy.given")}</h2>
            {given.length === 0 ? <p>{say("privacy.givenNothing")}</p> : null}
            <div class="stack">
              {given.map((one) => (
                <Card key={`${one.dataset} ${one.recipient} ${one.to}`} title={one.dataset} level={3}>
                  <Facts
                    rows={[
                      { term: say(one.way === "provide" ? "privacy.provided" : "privacy.entrusted"), value: one.recipient },
                      { term: say("privacy.reached"), value: one.contact },
                      { term: say("privacy.aim"), value: one.aim },
                      { term: say("privacy.basis"), value: one.basis },
                      { term: say("privacy.fields"), value: one.fields.join(comma(language)) },
                      { term: say("privacy.givenUntil"), value: sayDay(one.to, language, today) },
                    ]}
                  />
                </Card>
              ))}
            </div>
          </>
        )}
        {purposes.length > 0 ? <h2>{say("privacy.purposes")}</h2> : null}
        <div class="stack">
          {purposes.map((purpose) => (
            <Card key={purpose.code} title={purpose.title[language]} level={3}>
              <Facts
                rows={[
                  { term: say("privacy.basis"), value: purpose.basis[language] },
                  ...(purpose.sensitive
                    ? [
                        { term: say("privacy.sensitive"), value: purpose.sensitive[language] },
                        { term: say("privacy.weighed"), value: sayWeighed(purpose) },
                      ]
                    : []),
                  { term: say("privacy.until"), value: sayKept(purpose.retentionDays, language) },
                  ...(purpose.longer ? [{ term: purpose.longer.when[language], value: sayKept(purpose.longer.days, language) }] : []),
                  ...(purpose.logged ? [{ term: say("privacy.readers"), value: say("privacy.logged") }] : []),
                ]}
              />
            </Card>
          ))}
        </div>
      </>
    ),
  };
}

/** /paper: the same report without a phone. */
export async function visitPaper({ language, site, api }: Visit): Promise<Outcome> {
  const say = speaker(staticWords, language);
  const { groups } = await readTaxonomy(api, language);
  const lines = (count: number) => Array.from({ length: count }, (_, index) => <span key={index} class="write" />);
  return {
    kind: "page",
    title: say("paper.title"),
    body: (
      <div class="paper">
        <h1>{say("paper.title")}</h1>
        <p class="lead no-print">{say("paper.lead", { number: site.hotline })}</p>
        <p class="no-print js-only" data-island="keep">
          <button type="button" class="button primary" data-do="print">
            {say("paper.print")}
          </button>
        </p>
        <div class="sheet">
          <h2 class="small">{say("paper.what")}</h2>
          <ul class="ticks">
            {groups.map(({ code, name }) => (
              <li key={code}>☐ {name}</li>
            ))}
          </ul>
          <h2 class="small">{say("paper.where")}</h2>
          {lines(2)}
          <h2 class="small">{say("paper.words")}</h2>
          {lines(6)}
          <h2 class="small">{say("paper.contact")}</h2>
          <p class="write-row">
            <span>{say("paper.name")}</span>
            <span class="write" />
            <span>{say("paper.phone")}</span>
            <span class="write" />
          </p>
          <p class="meta">{say("paper.note")}</p>
          <p class="staff">{say("paper.staff")}</p>
          <p class="slip">{say("paper.slip", { number: site.hotline })}</p>
        </div>
      </div>
    ),
  };
}

export async function visitAccessibility({ language, site }: Visit): Promise<Outcome> {
  const say = speaker(staticWords, language);
  return {
    kind: "page",
    title: say("access.title"),
    body: (
      <>
        <h1>{say("access.title")}</h1>
        <Card>
          <ul class="plain-list">
            {(["access.1", "access.2", "access.3", "access.4", "access.5", "access.6"] as const).map((words) => (
              <li key={words}>{say(words, { number: site.hotline })}</li>
            ))}
          </ul>
        </Card>
      </>
    ),
  };
}

/** For a mistake of ours: plain words and a number to call, nothing of the cause. */
export function broken({ language, site }: Visit): Outcome {
  const say = speaker(layoutWords, language);
  return {
    kind: "page",
    status: 500,
    title: say("error.title"),
    body: (
      <>
        <h1>{say("error.title")}</h1>
        <p>{say("error.words", { number: site.hotline })}</p>
      </>
    ),
  };
}

export function notFound({ language }: Visit): Outcome {
  const say = speaker(layoutWords, language);
  const home = speaker(homeWords, language);
  const links: readonly (readonly [string, string])[] = [
    ["/", say("home")],
    ["/report", home("report")],
    ["/follow", home("follow")],
    ["/map", home("map")],
  ];
  return {
    kind: "page",
    status: 404,
    title: say("notFound.title"),
    body: (
      <>
        <h1>{say("notFound.title")}</h1>
        <p>{say("notFound.words")}</p>
        <ul class="plain-list">
          {links.map(([href, label]) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}
