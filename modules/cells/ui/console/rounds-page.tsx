import { Button } from "antd";
import { useState } from "react";
import {
  consoleWords as pieces,
  dateIn,
  Dialog,
  Empty,
  Field,
  FormDialog,
  ListPage,
  NativeSelect,
  PlainTable,
  ReadProblem,
  ReasonForm,
  TextInput,
  Typed,
  useAreaName,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import type { RoundView, Scheme } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import "./cells.css";
import { CheckDraws } from "./check-draws.tsx";
import { RoundForm } from "./round-form.tsx";
import { nameOf } from "./round-list.ts";
import { useRound, useRounds, useSchemes, useSend } from "./wire.ts";

/** Rounds of every kind: opened with what is frozen, closed by their day, drawn by a seed that is published once. */
export function RoundsPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { params, set } = useUrl();
  const schemes = useSchemes();
  const scheme = params.get("scheme") ?? "";
  const read = useRounds(scheme);
  const [opening, setOpening] = useState(false);
  const [seeding, setSeeding] = useState<RoundView | null>(null);
  const [voiding, setVoiding] = useState<RoundView | null>(null);
  const looked = params.get("round");
  const { session } = useConsole();
  const mine = ({ area }: RoundView) => session.grants.some((grant) => grant.role === "supervisor" && area.startsWith(grant.area));
  const rows = read.data ?? [];
  return (
    <ListPage
      title={say("rounds.title")}
      lead={say("rounds.lead")}
      read={read}
      tools={
        <Button type="primary" onClick={() => setOpening(true)}>
          {say("rounds.open")}
        </Button>
      }
      empty={rows.length === 0 ? <Empty text={say("rounds.none")} /> : null}
      filters={
        <NativeSelect
          label={say("cells.kind")}
          blank={say("cells.anyKind")}
          value={scheme}
          onChange={(code) => set({ scheme: code })}
          options={(schemes.data ?? []).map((one) => ({ value: one.code, label: one[language] }))}
        />
      }
      beside={
        <>
          {opening ? <RoundForm schemes={schemes.data ?? []} rounds={rows} close={() => setOpening(false)} /> : null}
          {seeding ? <SeedDialog round={seeding} close={() => setSeeding(null)} /> : null}
          {voiding ? <VoidDialog round={voiding} close={() => setVoiding(null)} /> : null}
          {looked ? <RoundDialog id={looked} close={() => set({ round: null })} /> : null}
        </>
      }
    >
      <Rows rows={rows} schemes={schemes.data ?? []} mine={mine} seed={setSeeding} drop={setVoiding} look={(id) => set({ round: id })} />
    </ListPage>
  );
}

type RowsProps = {
  mine: (round: RoundView) => boolean;
  rows: readonly RoundView[];
  schemes: readonly Scheme[];
  seed: (round: RoundView) => void;
  drop: (round: RoundView) => void;
  look: (id: string) => void;
};

function Rows({ rows, schemes, mine, seed, drop, look }: RowsProps) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <PlainTable
      name="rounds"
      label={say("rounds.title")}
      columns={(["round", "kind", "area", "days", "listed", "pool", "seed"] as const).map((name) => say(`rounds.${name}`))}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            {mine(row) ? (
              <button type="button" className="c-link" onClick={() => look(row.id)}>
                {row.name}
              </button>
            ) : (
              row.name
            )}
          </td>
          <td>{schemes.find(({ code }) => code === row.scheme)?.[language] ?? row.scheme}</td>
          <td>
            <AreaName code={row.area} />
          </td>
          <td className="c-mono">
            <span className="cells-day">{row.from}</span> – <span className="cells-day">{row.until}</span>
          </td>
          <td className="c-mono">{row.units}</td>
          <td className="c-mono">{row.pool}</td>
          <td>
            {row.voidedOn ? <span className="c-muted">{say("rounds.voided", { on: row.voidedOn })}</span> : null}
            {row.voidedOn
              ? null
              : ((row.seed && <Typed text={row.seed} />) ??
                (row.until < dateIn(Date.now()) && mine(row) ? (
                  <Button size="small" onClick={() => seed(row)} aria-label={`${say("rounds.publish")} ${row.name}`}>
                    {say("rounds.publish")}
                  </Button>
                ) : (
                  <span className="c-muted">{say("rounds.later")}</span>
                )))}{" "}
            {row.voidedOn || row.seed || !mine(row) ? null : (
              <Button size="small" onClick={() => drop(row)} aria-label={`${say("rounds.void")} ${row.name}`}>
                {say("rounds.void")}
              </Button>
            )}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

function AreaName({ code }: { code: string }) {
  return <>{useAreaName(code)}</>;
}

function SeedDialog({ round, close }: { round: RoundView; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [seed, setSeed] = useState("");
  const [source, setSource] = useState("");
  const submit = async () => {
    if (seed.trim() === "") return needed("console.needed", { field: say("seed.seed") });
    if (source.trim() === "") return needed("console.needed", { field: say("seed.source") });
    return send(`/api/cells/rounds/${round.id}/seed`, { scheme: round.scheme, seed, source }, say("cells.saved"));
  };
  return (
    <FormDialog title={say("rounds.publish")} action={say("seed.do")} submit={submit} close={close}>
      <p className="c-muted">{say("seed.hint")}</p>
      <Field label={say("seed.seed")} required>
        <TextInput value={seed} max={100} onChange={setSeed} />
      </Field>
      <Field label={say("seed.source")} hint={say("seed.sourceHint")} required>
        <TextInput value={source} max={200} onChange={setSource} />
      </Field>
    </FormDialog>
  );
}

function VoidDialog({ round, close }: { round: RoundView; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  return (
    <ReasonForm
      title={`${say("rounds.void")} ${round.name}`}
      action={say("rounds.void")}
      reason={say("ask.reason")}
      max={1000}
      send={(reason) => send(`/api/cells/rounds/${round.id}/voiding`, { scheme: round.scheme, reason }, say("cells.saved"))}
      close={close}
      danger
    >
      <p className="c-muted">{say("rounds.voidHint")}</p>
    </ReasonForm>
  );
}

function RoundDialog({ id, close }: { id: string; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const read = useRound(id);
  const round = read.data;
  return (
    <Dialog title={round?.name ?? say("rounds.title")} shape="wide" onClose={close}>
      {read.isPending ? <Waiting /> : null}
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {round ? (
        <>
          <p>
            {round.from} – {round.until} · {say("case.lines", { version: round.version })}
          </p>
          <p>
            <Typed text={round.seed ? say("draw.seed", { seed: round.seed, source: round.source ?? "—" }) : say("draw.noSeed")} />
          </p>
          {round.seed ? <CheckDraws round={round} /> : null}
          <h3 className="cells-sub">{say("rounds.members", { n: round.members.length })}</h3>
          <ul>
            {round.members.map((one) => (
              <li key={one.account}>
                {one.office} · <Typed text={one.name || "—"} />
              </li>
            ))}
          </ul>
          <h3 className="cells-sub">{say("rounds.unitsOf", { n: round.listed.length })}</h3>
          <ul>
            {round.listed.slice(0, 200).map((unit) => (
              <li key={unit.code}>
                <Typed text={nameOf(unit, language)} /> <span className="c-mono c-muted">{unit.code}</span>
              </li>
            ))}
          </ul>
          {round.listed.length > 200 ? <p className="c-muted">{say("rounds.more", { n: round.listed.length - 200 })}</p> : null}
        </>
      ) : null}
    </Dialog>
  );
}
