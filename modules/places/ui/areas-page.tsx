import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Fragment, useState } from "react";
import {
  Empty,
  Go,
  orThrow,
  Page,
  PlainTable,
  ReadProblem,
  SearchBox,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
  type Session,
} from "#web/console";
import type { Language } from "#web/words";
import type { AreaHit, AreaList, AreaRow } from "../contract.ts";
import { AreaDialog, type AreaStep } from "./area-dialog.tsx";
import { areaWords } from "./area-words.ts";
import { ImportAreasForm } from "./areas-import.tsx";
import { words } from "./words.ts";

const mayChange = (session: Session, code: string): boolean =>
  session.grants.some(({ role, area }) => role === "admin" && code.startsWith(area));

/** The register of areas, level by level; what an administrator of the place may change stands beside each. The area is in the address. */
export function AreasPage() {
  const say = useSay(areaWords);
  const { session } = useConsole();
  const { params } = useUrl();
  const [importing, setImporting] = useState(false);
  const admin = session.grants.some(({ role }) => role === "admin");
  const q = params.get("q") ?? "";
  return (
    <Page title={say("areas.title")} wide>
      <p className="c-muted">{say("areas.lead")}</p>
      <div className="c-row" style={{ marginBlock: 12 }}>
        <SearchBox label={say("areas.search")} max={40} />
        {admin ? (
          <Button aria-expanded={importing} onClick={() => setImporting(!importing)}>
            {say("areas.import")}
          </Button>
        ) : null}
      </div>
      {importing ? <ImportAreasForm done={() => setImporting(false)} /> : null}
      {q === "" ? <Level parent={params.get("area") ?? ""} /> : <Found q={q} />}
      {admin ? <FirstSteps /> : null}
    </Page>
  );
}

/** How a new city is set up, each step with its screen. Open for as long as there is no area. */
function FirstSteps() {
  const say = useSay(areaWords);
  const { api } = useConsole();
  const cities = useQuery({ queryKey: ["area-level", ""], queryFn: async () => orThrow(await api.get<AreaList>("/api/places/areas", {})) });
  if (!cities.data) return null;
  return (
    <details open={cities.data.areas.length === 0} style={{ marginBlock: 16 }}>
      <summary>{say("areas.first")}</summary>
      <ol>
        {(["names", "outlines"] as const).map((step) => (
          <li key={step}>{say(`areas.first.${step}`)}</li>
        ))}
        {STEPS.map(([step, path]) => (
          <li key={step}>
            <Go to={path}>{say(`areas.first.${step}`)}</Go>
          </li>
        ))}
      </ol>
    </details>
  );
}

const STEPS = [
  ["units", "/imports"],
  ["accounts", "/imports"],
  ["grids", "/grids"],
  ["calendar", "/calendar"],
] as const;

const count = (n: number, language: Language): string => n.toLocaleString(language === "zh" ? "zh-CN" : "en-GB");

const to = (code: string): string => (code === "" ? "/areas" : `/areas?area=${code}`);

function Found({ q }: { q: string }) {
  const say = useSay(areaWords);
  const language = useLanguage();
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["area-search", q],
    queryFn: async () => orThrow(await api.get<AreaHit[]>("/api/places/search", { q })),
  });
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (read.isPending) return <Waiting />;
  if (read.data.length === 0) return <Empty text={say("areas.noneFound", { q })} />;
  return (
    <PlainTable label={say("areas.found")} columns={[say("areas.name"), say("areas.code"), say("areas.within")]}>
      {read.data.map((one) => (
        <tr key={one.code}>
          <td>
            <Go to={to(one.level === "grid" || one.level === "microGrid" ? one.code.slice(0, 12) : one.code)}>{one[language]}</Go>
          </td>
          <td className="c-mono">{one.code}</td>
          <td>
            {one.trail
              .slice(0, -1)
              .map((above) => above[language])
              .join(language === "zh" ? "" : ", ")}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

function Level({ parent }: { parent: string }) {
  const say = useSay(areaWords);
  const language = useLanguage();
  const { api, session } = useConsole();
  const [open, setOpen] = useState<{ step: AreaStep; area: AreaRow } | null>(null);
  const read = useQuery({
    queryKey: ["area-level", parent],
    queryFn: async () => orThrow(await api.get<AreaList>("/api/places/areas", parent === "" ? {} : { parent })),
  });
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (read.isPending) return <Waiting />;
  const { parent: here, trail, areas } = read.data;
  const may = here !== null && here.level !== "grid" && mayChange(session, here.code);
  return (
    <>
      <nav aria-label={say("areas.trail")} className="c-row">
        {parent === "" ? null : <Go to={to("")}>{say("areas.top")}</Go>}
        {trail
          .filter(({ code }) => code !== parent)
          .map((above) => (
            <Fragment key={above.code}>
              <span aria-hidden>/</span>
              <Go to={to(above.code)}>{above[language]}</Go>
            </Fragment>
          ))}
      </nav>
      {here ? <Here area={here} {...(may ? { open: (step: AreaStep) => setOpen({ step, area: here }) } : {})} /> : null}
      {areas.length === 0 ? <Empty text={say(here ? "areas.bottom" : "areas.empty")} /> : <Inside areas={areas} />}
      {open ? <AreaDialog {...open} inside={areas} close={() => setOpen(null)} /> : null}
    </>
  );
}

/** One area, and what may be done to it. */
function Here({ area, open }: { area: AreaRow; open?: (step: AreaStep) => void }) {
  const say = useSay(areaWords);
  const kind = useSay(words);
  const language = useLanguage();
  const residentsText = ({ residents: told }: AreaRow): string => {
    if (!told) return say("areas.noResidents");
    return say(told.synthetic ? "areas.residentsMade" : "areas.residentsSaid", { ...told, residents: count(told.residents, language) });
  };
  return (
    <section aria-label={area[language]}>
      <h2>
        {area[language]}
        {area.synthetic ? <span className="c-muted"> · {kind("places.synthetic")}</span> : null}
      </h2>
      <p className="c-muted">
        <span className="c-mono">{area.code}</span> · {kind(`places.kind.${area.kind}`)} · {say("areas.since", { day: area.validFrom })}
        {area.validTo ? ` · ${say("areas.closed", { day: area.validTo })}` : ""}
      </p>
      <p>{residentsText(area)}</p>
      {open && area.validTo === null ? (
        <div className="c-row" style={{ marginBlock: 8 }}>
          {(["residents", "rename", "close"] as const).map((step) => (
            <Button key={step} onClick={() => open(step)}>
              {say(`areas.${step}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  );
}

function Inside({ areas }: { areas: readonly AreaRow[] }) {
  const say = useSay(areaWords);
  const kind = useSay(words);
  const language = useLanguage();
  const grids = areas.every(({ level }) => level === "grid" || level === "microGrid");
  return (
    <PlainTable
      name="areas"
      label={say("areas.inside")}
      columns={[
        say("areas.name"),
        say("areas.code"),
        say("areas.kind"),
        say("areas.children"),
        say(grids ? "areas.households" : "areas.people"),
        say("areas.from"),
      ]}
    >
      {areas.map((one) => (
        <tr key={one.code}>
          <td>{grids ? one[language] : <Go to={to(one.code)}>{one[language]}</Go>}</td>
          <td className="c-mono">{one.code}</td>
          <td>{kind(`places.kind.${one.kind}`)}</td>
          <td className="c-mono">{one.children === 0 ? "–" : count(one.children, language)}</td>
          <td className="c-mono">
            {grids
              ? one.households
                ? `${one.households.from}–${one.households.to}`
                : "–"
              : one.residents
                ? `${count(one.residents.residents, language)} (${one.residents.day.slice(0, 4)})`
                : "–"}
          </td>
          <td className="c-mono">{one.validFrom}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
