import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  Empty,
  NativeSelect,
  orThrow,
  Page,
  PlainTable,
  ReadProblem,
  SearchBox,
  useConsole,
  useDepartments,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import type { UnitRow } from "../../contract.ts";
import { unitWords } from "../unit-words.ts";
import { words } from "../words.ts";
import { RegisterForm } from "./unit-forms.tsx";
import { UnitPanel } from "./unit-panel.tsx";

const SHOWN = 100;

/** The register of units: who there is, whether it works, who leads and guides it. One unit is in the address. */
export function UnitsPage() {
  const say = useSay(unitWords);
  const language = useLanguage();
  const { api, session, area: scope } = useConsole();
  const { params, set } = useUrl();
  const departments = useDepartments();
  const [registering, setRegistering] = useState(false);
  const area = scope.slice(0, 12);
  const read = useQuery({
    queryKey: ["organisations", "register", area],
    queryFn: async () => orThrow(await api.get<readonly UnitRow[]>("/api/organisations", area ? { area } : {})),
  });
  const over = session.grants.flatMap((grant) => (grant.role === "admin" ? [grant.area] : []));
  const tools =
    over.length > 0 ? (
      <Button type="primary" onClick={() => setRegistering(true)}>
        {say("unit.register")}
      </Button>
    ) : null;
  const [q, department] = [(params.get("q") ?? "").toLowerCase(), params.get("department") ?? ""];
  const all = read.data ?? [];
  const found = all.filter(
    (unit) =>
      (department === "" || unit.department === department) && (q === "" || `${unit.zh} ${unit.en} ${unit.code}`.toLowerCase().includes(q)),
  );
  const chosen = all.find(({ code }) => code === params.get("unit"));
  return (
    <Page title={say("unit.page")} tools={tools} wide>
      <p className="c-muted">{say("unit.lead")}</p>
      <div className="c-row" style={{ marginBlock: 12 }}>
        <SearchBox label={say("unit.search")} max={40} />
        <NativeSelect
          label={say("unit.department")}
          blank={say("unit.departmentAny")}
          value={department}
          onChange={(value) => set({ department: value || null })}
          options={departments.map((one) => ({ value: one.code, label: one[language] }))}
        />
      </div>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data && found.length === 0 ? <Empty text={say(all.length === 0 ? "unit.none" : "unit.noneFound")} /> : null}
      {found.length > 0 ? <Units units={found} open={(unit) => set({ unit })} /> : null}
      {chosen ? <UnitPanel unit={chosen} all={all} over={over} close={() => set({ unit: null })} /> : null}
      {registering ? <RegisterForm over={over} close={() => setRegistering(false)} /> : null}
    </Page>
  );
}

function Units({ units, open }: { units: readonly UnitRow[]; open: (code: string) => void }) {
  const say = useSay(unitWords);
  const stage = useSay(words);
  const language = useLanguage();
  const [shown, setShown] = useState(SHOWN);
  return (
    <>
      <p role="status">{say("unit.count", { n: units.length })}</p>
      <PlainTable
        name="units"
        label={say("unit.page")}
        columns={[say("unit.name"), say("unit.code"), say("unit.stage"), say("unit.phone"), say("unit.hours")]}
      >
        {units.slice(0, shown).map((unit) => (
          <tr key={unit.code}>
            <td>
              <button type="button" className="c-link" onClick={() => open(unit.code)}>
                {unit[language]}
              </button>
            </td>
            <td className="c-mono">{unit.code}</td>
            <td>{stage(`organisations.stage.${unit.stage}`)}</td>
            <td className="c-mono">{unit.phone ?? "–"}</td>
            <td>{(language === "en" ? unit.hoursEn : null) ?? unit.hours ?? "–"}</td>
          </tr>
        ))}
      </PlainTable>
      {units.length > shown ? (
        <Button onClick={() => setShown(shown + SHOWN)}>{say("unit.more", { n: units.length - shown })}</Button>
      ) : null}
    </>
  );
}
