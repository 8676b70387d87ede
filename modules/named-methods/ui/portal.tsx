/** @jsxImportSource preact */
import { Card, DataTable, Facts, Notice, sayDay, type Outcome, type PageRoute, type Visit } from "#web/parts";
import { comma, speaker } from "#web/words";
import type { MethodRow, MethodView, Version } from "../contract.ts";
import { portalWords } from "./portal-words.ts";

type Say = (key: keyof typeof portalWords, params?: Readonly<Record<string, unknown>>) => string;
type Body = Extract<Outcome, { kind: "page" }>["body"];
const page = (title: string, body: Body, status = 200): Outcome => ({ kind: "page", title, status, body });

async function visitList({ api, language, today }: Visit): Promise<Outcome> {
  const say = speaker(portalWords, language);
  const reply = await api.get<MethodRow[]>("/api/methods");
  if (!reply.ok) return page(say("title"), <Notice tone="warn" title={reply.refusal.message} />, reply.status || 503);
  return page(
    say("title"),
    <>
      <h1>{say("title")}</h1>
      <p>{say("lead")}</p>
      <DataTable
        caption={say("title")}
        columns={[{ label: say("name") }, { label: say("area") }, { label: say("meaning") }]}
        rows={reply.value.map((row) => ({
          key: row.code,
          cells: [
            <a key="name" href={`/methods/${row.code}`}>
              {row[language]}
            </a>,
            language === "zh" ? row.areaZh : row.areaEn,
            row.from ? say("entered", { version: row.version, from: sayDay(row.from, language, today) }) : say("missing"),
          ],
        }))}
      />
    </>,
  );
}

function Groups({ version, say, language }: { version: Version; say: Say; language: Visit["language"] }) {
  return (
    <>
      {version.groups.map((group, index) => (
        <DataTable
          key={index}
          caption={`${(language === "en" && group.en) || group.zh}${group.ordered ? ` · ${say("ordered")}` : ""}`}
          columns={[{ label: say("item") }, { label: say("how") }, { label: say("who") }]}
          rows={group.items.map((item, at) => ({
            key: String(at),
            cells: [`${at + 1}. ${(language === "en" && item.en) || item.zh}`, item.description || "—", item.role || "—"],
          }))}
        />
      ))}
    </>
  );
}

function Meaning({ method, say, visit: { language, today } }: { method: MethodView; say: Say; visit: Visit }) {
  const standing = method.versions.find(({ version }) => version === method.version);
  if (!standing)
    return (
      <Notice tone="warn" title={say("missing")}>
        <p>{say("missingLead", { groups: method.digits.length, digits: method.digits.join("、") })}</p>
        {method.note ? <p>{method.note[language]}</p> : null}
      </Notice>
    );
  const applies = standing.appliesTo.map((one) => say(`applies.${one}`)).join(comma(language));
  return (
    <Card title={say("entered", { version: standing.version, from: sayDay(standing.validFrom, language, today) })}>
      <Facts
        rows={[
          { term: say("source"), value: standing.source },
          { term: say("applies"), value: applies },
        ]}
      />
      <Groups version={standing} say={say} language={language} />
      <p>{say("limits")}</p>
    </Card>
  );
}

function Adopted({ method, say, visit: { language, today } }: { method: MethodView; say: Say; visit: Visit }) {
  const day = (on: string): string => sayDay(on, language, today);
  return (
    <Card title={say("adopted")}>
      {method.adopted.length === 0 ? <p>{say("nobody")}</p> : null}
      <Facts
        rows={method.adopted.map(({ area, areaZh, areaEn, from, until, adapted, source }) => ({
          term: language === "zh" ? areaZh : areaEn || area,
          value: [until ? say("ended", { from: day(from), until: day(until) }) : say("since", { from: day(from) }), adapted, source]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
    </Card>
  );
}

async function visitMethod(visit: Visit): Promise<Outcome> {
  const { api, language, params, today } = visit;
  const say = speaker(portalWords, language);
  const reply = await api.get<MethodView>(`/api/methods/${encodeURIComponent(params["code"] ?? "")}`);
  if (!reply.ok) return page(say("title"), <Notice tone="warn" title={reply.refusal.message} />, reply.status || 503);
  const method = reply.value;
  const older = method.versions.filter(({ version }) => version !== method.version);
  return page(
    method[language],
    <>
      <h1>{method[language]}</h1>
      <p>
        <a href="/methods">{say("title")}</a> · {language === "zh" ? method.areaZh : method.areaEn}
      </p>
      <Meaning method={method} say={say} visit={visit} />
      <Adopted method={method} say={say} visit={visit} />
      {older.length > 0 ? (
        <Card title={say("older")}>
          <Facts
            rows={older.map((one) => ({
              term: say("entered", { version: one.version, from: sayDay(one.validFrom, language, today) }),
              value: one.source,
            }))}
          />
        </Card>
      ) : null}
    </>,
  );
}

/** Residents' pages: what a method means, or that nobody has entered it; without JavaScript. */
export const methodPages: readonly PageRoute[] = [
  { path: "/methods", visit: visitList, same: true },
  { path: "/methods/{code}", visit: visitMethod, same: true },
];
