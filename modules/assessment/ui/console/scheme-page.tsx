import { useParams } from "@tanstack/react-router";
import { aside } from "#web/words";
import { dayOf, Go, Page, ReadProblem, Typed, useLanguage, useSay, useUrl, Waiting } from "#web/console";
import type { SchemeStep, SchemeView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { ItemTable, SPLIT, useMethodSaid } from "./item-table.tsx";
import { Opinions } from "./opinions.tsx";
import { type Form, StepBar } from "./step-bar.tsx";
import { useRead } from "./wire.ts";

const LIMITS = ["object", "review", "confirm", "publicity"] as const;

/** How one year is counted: for everybody who is assessed to read, with the steps of those who keep it. */
export function SchemePage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { scheme = "" } = useParams({ strict: false });
  const read = useRead<SchemeView>(`schemes/${scheme}`);
  const methodSaid = useMethodSaid();
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const view = read.data;
  const { rule } = view;
  const rows: [string, string][] = [
    [say("stage"), say(view.running ? "stage.running" : `stage.${view.stage}`)],
    [say("days"), `${view.from} – ${view.until}`],
    [say("level"), say(`level.${view.level}`)],
    [say("mode"), `${say(`mode.${rule.mode}`)} · ${say("base")} ${rule.base}`],
    [say("basis"), view.basis],
    ...(view.origin ? ([[say("origin"), view.origin]] as [string, string][]) : []),
    ...(view.consultUntil ? ([[say("ask.until"), view.consultUntil]] as [string, string][]) : []),
    ...(view.approvedDocument ? ([[say("ask.document"), view.approvedDocument]] as [string, string][]) : []),
    [say("panel"), String(rule.panel)],
    [say("tie"), rule.tie.kind === "item" ? say("tie.item", { item: rule.tie.item }) : say("tie.share")],
    [
      say("limits"),
      LIMITS.map((name) => {
        const { amount, unit } = rule.limits[name];
        return `${say(`limits.${name}`)} ${amount} ${unit === "workingDay" || unit === "day" ? say(`limitUnit.${unit}`) : unit}`;
      }).join(SPLIT[language]),
    ],
    [
      say("grades"),
      rule.grades
        .map((grade) => `${grade[language]} ≥ ${grade.from}${grade.qualifies ? aside(say("qualified"), language) : ""}`)
        .join(SPLIT[language]),
    ],
    [
      say("categories"),
      rule.categories
        .map((one) =>
          [
            one[language],
            ...(one.mostLost === null ? [] : [`${say("mostLost")} ${one.mostLost}`]),
            ...(one.mostWon === null ? [] : [`${say("mostWon")} ${one.mostWon}`]),
          ].join(" · "),
        )
        .join(SPLIT[language]),
    ],
  ];
  return (
    <Page title={view[language]} tools={<Tools view={view} />} wide>
      <dl className="c-dl c-dl-wide">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <Typed text={value} />
            </dd>
          </div>
        ))}
      </dl>
      {view.voided ? (
        <p>
          <Typed text={say("voidedFor", { on: dayOf(view.voided.at), reason: view.voided.reason })} />
        </p>
      ) : null}
      <Steps view={view} />
      <Opinions view={view} />
      <section>
        <h2>{say("subjects")}</h2>
        <ul className="c-linked" style={{ lineHeight: 2 }}>
          {view.subjects.map((one) => (
            <li key={one.code}>
              <Go to={`/assessment/${scheme}/units/${one.code}`}>{one[language]}</Go>{" "}
              {one.streak > 0 ? (
                <span className="c-muted">
                  <Typed text={[`${say("streak")} ${one.streak}`, one.streakDocument].filter(Boolean).join(" · ")} />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      <h2>{say("all")}</h2>
      <ItemTable rule={rule} said={methodSaid} />
      {rule.vetoes.length > 0 ? (
        <section>
          <h2>{say("vetoes")}</h2>
          <ul>
            {rule.vetoes.map((veto) => (
              <li key={veto.code}>
                {veto.code} {veto[language]} · {say(`ground.${veto.ground}`)} ·{" "}
                {veto.effect.kind === "deduct" ? `−${veto.effect.points}` : say("notQualified")}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>{say("versions")}</h2>
        <ul>
          {view.versions.map((one) => (
            <li key={one.version}>
              {say("version")} {one.version} · {dayOf(one.at)} <Typed text={one.reason ?? ""} />
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}

/** Inspections are for a scheme that counts already. */
function Tools({ view: { scheme, stage } }: { view: SchemeView }) {
  const say = useSay(consoleWords);
  return (
    <>
      {["published", "closed", "archived"].includes(stage) ? <Go to={`/assessment/${scheme}/inspections`}>{say("inspections")}</Go> : null}
      <Go to="/assessment">{say("back")}</Go>
    </>
  );
}

function Steps({ view }: { view: SchemeView }) {
  const say = useSay(consoleWords);
  const { open } = useUrl();
  const FORMS: Record<Exclude<SchemeStep, "draft" | "amend">, Form> = {
    consult: { path: "consultation", asks: [{ name: "until", label: say("ask.until"), kind: "day", max: 10 }] },
    void: { path: "voiding", asks: [{ name: "reason", label: say("ask.reason"), kind: "long", max: 300 }], sure: say("sure.void") },
    approve: { path: "approval", asks: [{ name: "document", label: say("ask.document"), kind: "text", max: 200 }] },
    publish: { path: "publication", asks: [], sure: say("sure.publish") },
    close: { path: "closing", asks: [], sure: say("sure.close") },
    archive: { path: "archive", asks: [], sure: say("sure.archive") },
  };
  return (
    <StepBar
      steps={view.may}
      say={(step) => say(`scheme.${step}`)}
      forms={FORMS}
      path={`schemes/${view.scheme}`}
      quiet={["draft", "amend", "void"]}
      grave={["void"]}
      atOnce={() => open(`/assessment/${view.scheme}/edit`)}
    />
  );
}
