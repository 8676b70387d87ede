import { Button } from "antd";
import { useState } from "react";
import {
  Empty,
  holdsRole,
  ListPage,
  Page,
  PlainTable,
  ReadProblem,
  Tabs,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import type { MethodRow, MethodWork } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { Adoptions } from "./adoptions.tsx";
import { ComparisonTab } from "./comparison.tsx";
import { DefinitionView } from "./definition-view.tsx";
import { DraftTab } from "./draft-tab.tsx";
import { PlaceRuns } from "./place-runs.tsx";
import { RegisterDialog } from "./register-dialog.tsx";
import { useRead } from "./wire.ts";

/** The register, and one method with what the city entered of it, who uses it and how areas with it stand beside areas without. */
export function MethodsPage() {
  const { params } = useUrl();
  const code = params.get("code");
  return code ? <One key={code} code={code} /> : <Register />;
}

const KEEPERS = ["admin", "supervisor"];

function Register() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { session } = useConsole();
  const { set } = useUrl();
  const [naming, setNaming] = useState(false);
  const read = useRead<MethodRow[]>("/api/methods");
  const rows = read.data ?? [];
  return (
    <ListPage
      title={say("title")}
      lead={say("lead")}
      tools={holdsRole(session, KEEPERS) ? <Button onClick={() => setNaming(true)}>{say("register")}</Button> : null}
      read={read}
      empty={rows.length === 0 ? <Empty text={say("none")} /> : null}
      beside={naming ? <RegisterDialog close={() => setNaming(false)} /> : null}
    >
      <PlainTable
        name="methods"
        label={say("title")}
        columns={(["name", "area", "groups", "definition", "adopters"] as const).map((column) => say(column))}
      >
        {rows.map((row) => (
          <tr key={row.code}>
            <td>
              <button type="button" className="c-link" onClick={() => set({ code: row.code })}>
                {row[language]}
              </button>
            </td>
            <td>{language === "zh" ? row.areaZh : row.areaEn}</td>
            <td>{row.digits.join(" + ")}</td>
            <td>{row.defined ? say("entered", { version: row.version }) : <em className="c-muted">{say("missing")}</em>}</td>
            <td className="c-num">{row.adoptions}</td>
          </tr>
        ))}
      </PlainTable>
    </ListPage>
  );
}

const TABS = ["definition", "draft", "adoption", "places", "comparison"] as const;
type Tab = (typeof TABS)[number];

function One({ code }: { code: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { params, set } = useUrl();
  const read = useRead<MethodWork>(`/api/method-work/${code}`);
  const tab = TABS.find((one) => one === params.get("tab")) ?? "definition";
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const method = read.data;
  return (
    <Page
      title={method[language]}
      wide
      tools={
        <button type="button" className="c-link" onClick={() => set({ code: null, tab: null })}>
          {say("back")}
        </button>
      }
    >
      <div style={{ marginBlockEnd: 12 }}>
        <Tabs<Tab>
          label={say("tabs")}
          value={tab}
          options={TABS.map((value) => ({ value, label: say(`tab.${value}`) }))}
          onChange={(value) => set({ tab: value })}
        />
      </div>
      {tab === "definition" ? <DefinitionView method={method} /> : null}
      {tab === "draft" ? <DraftTab key={method.draft?.version ?? method.version ?? 0} method={method} /> : null}
      {tab === "adoption" ? <Adoptions method={method} /> : null}
      {tab === "places" ? <PlaceRuns code={code} /> : null}
      {tab === "comparison" ? <ComparisonTab code={code} /> : null}
    </Page>
  );
}
