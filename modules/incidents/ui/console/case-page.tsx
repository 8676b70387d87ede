import { useParams } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useState } from "react";
import {
  AlsoHere,
  CaseColumns,
  CaseHead,
  DemoMark,
  DueBadge,
  Empty,
  Go,
  holdsRole,
  Icon,
  isOutOfReach,
  Page,
  ReadProblem,
  showToast,
  useConsole,
  useDeeds,
  useMinute,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import { RunCards } from "#parts/named-methods";
import type { CaseView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { dueFact, Flags, StageMark, UrgencyMark } from "./badges.tsx";
import { CaseFacts } from "./case-facts.tsx";
import { CaseNext, CaseRest } from "./case-next.tsx";
import { ConflictDialog } from "./conflict.tsx";
import { useLiveIncidents, useRowsAround } from "./queue-read.ts";
import { StepDrawer } from "./step-drawer.tsx";
import { asksNothing, isStep, offersOf, splitOffers, wordOf, type Offer } from "./steps.ts";
import { useConflict, useTakeAtOnce } from "./take-step.ts";
import { CaseTimeline } from "./timeline.tsx";
import { casePath, subjectOf, useCase, useCategoryLookup } from "./wire.ts";

/** One incident: what it is on the left, what happened in the middle, what to do and by when on the right. */
export function CasePage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useCase(home, id);
  useLiveIncidents();
  if (read.isPending) return <Waiting />;
  if (isOutOfReach(read.error)) {
    return (
      <Page title={say("case.notFoundTitle")}>
        <Empty text={say("case.notFound")}>
          <Go to="/incidents">{say("key.back")}</Go>
        </Empty>
      </Page>
    );
  }
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  return <Case key={subjectOf(read.data)} row={read.data} />;
}

export type OpenStep = (offer: Offer, preset?: Readonly<Record<string, string>>) => void;

function Case({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const { params, set } = useUrl();
  const offers = offersOf(row.may, row.handler !== null);
  const [opened, setOpened] = useState<{ offer: Offer; preset?: Readonly<Record<string, string>> } | null>(null);
  const conflict = useConflict(subjectOf(row));
  const asked = params.get("step");
  const openAsked = useEffectEvent((step: string) => {
    const offer = offers.find((one) => one.step === step) ?? (isStep(step) ? { step, units: [] } : undefined);
    if (offer) setOpened({ offer });
    set({ step: null }, true);
  });
  useEffect(() => {
    if (asked) openAsked(asked);
  }, [asked]);
  const takeAtOnce = useTakeAtOnce();
  const open: OpenStep = (offer, preset) => {
    if (asksNothing(offer)) takeAtOnce(row, offer);
    else setOpened(preset ? { offer, preset } : { offer });
  };
  useCaseKeys(row, offers, open);
  return (
    <Page title={say("case.title", { number: row.number })} wide tools={<CaseTools row={row} />}>
      <Head row={row} />
      <CaseColumns
        next={<CaseNext row={row} offers={offers} open={open} />}
        rest={<CaseRest row={row} offers={offers} open={open} />}
        facts={<CaseFacts row={row} open={open} offers={offers} />}
        story={<CaseTimeline row={row} />}
      />
      <RunCards kind="incident" home={row.home} id={row.id} />
      {opened ? (
        <StepDrawer row={row} offer={opened.offer} {...(opened.preset ? { preset: opened.preset } : {})} close={() => setOpened(null)} />
      ) : null}
      {conflict ? <ConflictDialog conflict={conflict} now={row} open={open} /> : null}
    </Page>
  );
}

function Head({ row }: { row: CaseView }) {
  const category = useCategoryLookup();
  const say = useSay(consoleWords);
  const now = useMinute();
  return (
    <CaseHead>
      <UrgencyMark urgency={row.urgency} />
      <b>{category.name(row.category)}</b>
      <StageMark stage={row.stage} ending={row.ending} />
      <DueBadge fact={dueFact(row, category.working(row.category))} now={now} />
      <Flags row={row} />
      {row.sealed ? (
        <span className="i-flag i-flag-bad">
          <Icon name="lock" size={12} /> {say("case.sealed")}
        </span>
      ) : null}
      <AlsoHere kind="incidents.incident" home={row.home} id={row.id} />
      {row.asDemo ? <DemoMark /> : null}
    </CaseHead>
  );
}

/** Disputes (domain.md §5, group 01) are mediated where those concerned want it; who may register one there. */
const isDispute = (row: CaseView): boolean => row.category.startsWith("01") && !row.sealed;
const MEDIATES = ["intakeClerk", "mediator", "recorder", "pmcChair"];

function CaseTools({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const rows = useRowsAround(subjectOf(row));
  const index = rows.findIndex((one) => subjectOf(one) === subjectOf(row));
  const previous = rows[index - 1];
  const next = index === -1 ? undefined : rows[index + 1];
  const copy = async () => {
    await navigator.clipboard.writeText(row.number);
    showToast({ tone: "good", text: row.number });
  };
  return (
    <>
      <button type="button" className="c-link" onClick={() => void copy()}>
        {say("case.copyNumber")}
      </button>
      {index === -1 ? null : <span className="c-muted">{say("case.queuePosition", { n: index + 1, of: rows.length })}</span>}
      {isDispute(row) && holdsRole(session, MEDIATES) ? (
        <Go to={`/mediation/new?incident=${subjectOf(row)}`}>{say("case.mediate")}</Go>
      ) : null}
      {row.sealed ? null : <Go to={`/conferences?matter=${row.home}/${row.id}`}>{say("case.conferences")}</Go>}
      {previous ? (
        <Go to={casePath(previous)}>
          <Icon name="up" size={14} /> {say("case.previous")}
        </Go>
      ) : null}
      {next ? (
        <Go to={casePath(next)}>
          <Icon name="down" size={14} /> {say("case.nextOne")}
        </Go>
      ) : null}
    </>
  );
}

function useCaseKeys(row: CaseView, offers: readonly Offer[], open: OpenStep): void {
  const say = useSay(consoleWords);
  const url = useUrl();
  const rows = useRowsAround(subjectOf(row));
  const index = rows.findIndex((one) => subjectOf(one) === subjectOf(row));
  const go = (by: number) => {
    const other = index === -1 ? undefined : rows[index + by];
    if (other) url.open(casePath(other));
  };
  const first = (wanted: readonly Offer[]) => (wanted[0] ? open(wanted[0]) : showToast({ tone: "plain", text: say("key.nothing") }));
  useDeeds([
    { id: "down", label: say("case.nextOne"), keys: "j", run: () => go(1) },
    { id: "up", label: say("case.previous"), keys: "k", run: () => go(-1) },
    {
      id: "assign",
      label: say("key.assign"),
      keys: "e",
      run: () => first(offers.filter((offer) => offer.step === "dispatch" || offer.step === "assign")),
    },
    { id: "status", label: say("key.status"), keys: "s", run: () => first(splitOffers(offers, row.stage).next) },
    { id: "note", label: say("key.note"), keys: "n", run: () => first(offers.filter((offer) => offer.step === "note")) },
    { id: "back", label: say("key.back"), keys: "u", run: () => window.history.back() },
    ...offers.map((offer) => ({ id: `step ${offer.step}`, label: say(wordOf(offer.step, row.stage)), run: () => open(offer) })),
  ]);
}
