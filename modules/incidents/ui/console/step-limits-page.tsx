import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  consoleWords as pieces,
  Field,
  FormDialog,
  ListPage,
  newId,
  refusalText,
  showToast,
  Table,
  useConsole,
  useSay,
} from "#web/console";
import type { Limit, StepLimits } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { URGENCY_ORDER } from "./filter.ts";
import { useSpanText } from "./span-text.ts";
import { LimitInput } from "./limit-input.tsx";
import { useStepLimits } from "./wire.ts";

const BY_URGENCY = ["verify", "dispatch", "accept"] as const;
const PLAIN = ["check", "extensionAtMost", "review", "rating", "signal"] as const;

/** How long each step may take, whatever is reported; an administrator of the city sets it. */
export function StepLimitsPage() {
  const say = useSay(consoleWords);
  const read = useStepLimits();
  const spanText = useSpanText();
  const [open, setOpen] = useState(false);
  const limits = read.data;
  const columns = [
    { id: "step", label: say("steps.step") },
    ...URGENCY_ORDER.map((urgency) => ({ id: urgency, label: say(`urgency.short.${urgency}`) })),
  ];
  const forAll = [
    { id: "step", label: say("steps.step") },
    { id: "limit", label: say("steps.all") },
  ];
  return (
    <ListPage
      title={say("steps.title")}
      lead={say("steps.lead")}
      read={read}
      empty={null}
      tools={
        limits?.may ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            {say("steps.edit")}
          </Button>
        ) : null
      }
      beside={open && limits ? <StepLimitsDialog limits={limits} close={() => setOpen(false)} /> : null}
    >
      {limits ? (
        <>
          <Table name="step-limits" label={say("steps.title")} columns={columns}>
            <tbody>
              {BY_URGENCY.map((step) => (
                <tr key={step}>
                  <th scope="row">{say(`steps.${step}`)}</th>
                  {URGENCY_ORDER.map((urgency) => (
                    <td key={urgency}>{spanText(limits[step][urgency])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
          <Table name="step-limits-all" label={say("steps.all")} columns={forAll}>
            <tbody>
              {PLAIN.map((step) => (
                <tr key={step}>
                  <th scope="row">{say(`steps.${step}`)}</th>
                  <td>{spanText(limits[step])}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="c-muted">{say("steps.version", { n: limits.version })}</p>
        </>
      ) : null}
    </ListPage>
  );
}

type Typed = Readonly<Record<string, { amount: string; unit: string }>>;
const typedOf = ({ amount, unit }: Limit) => ({ amount: String(amount), unit });

function StepLimitsDialog({ limits, close }: { limits: StepLimits; close: () => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const needed = useSay(pieces);
  const [sent, setSent] = useState(false);
  const [typed, setTyped] = useState<Typed>(() =>
    Object.fromEntries([
      ...BY_URGENCY.flatMap((step) => URGENCY_ORDER.map((urgency) => [`${step}.${urgency}`, typedOf(limits[step][urgency])] as const)),
      ...PLAIN.map((step) => [step, typedOf(limits[step])] as const),
    ]),
  );
  const limitOf = (key: string) => ({ amount: Number(typed[key]?.amount), unit: typed[key]?.unit });
  const isWhole = (key: string): boolean => Number.isInteger(limitOf(key).amount) && limitOf(key).amount >= 1;
  const submit = async () => {
    setSent(true);
    if (!Object.keys(typed).every(isWhole)) return say("steps.wrong");
    const reply = await api.post(
      "/api/incidents/procedure",
      Object.fromEntries([
        ...BY_URGENCY.map((step) => [step, Object.fromEntries(URGENCY_ORDER.map((urgency) => [urgency, limitOf(`${step}.${urgency}`)]))]),
        ...PLAIN.map((step) => [step, limitOf(step)]),
      ]),
      { id: newId() },
    );
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("steps.saved") });
    void client.invalidateQueries({ queryKey: ["step-limits"] });
    return null;
  };
  const input = (key: string, name: string) => (
    <Field key={key} label={name} group required error={sent && !isWhole(key) ? needed("console.needed", { field: name }) : undefined}>
      <LimitInput
        name={name}
        amount={typed[key]?.amount ?? ""}
        unit={typed[key]?.unit ?? "workingDay"}
        setAmount={(amount) => setTyped((before) => ({ ...before, [key]: { unit: before[key]?.unit ?? "workingDay", amount } }))}
        setUnit={(unit) => setTyped((before) => ({ ...before, [key]: { amount: before[key]?.amount ?? "", unit } }))}
      />
    </Field>
  );
  return (
    <FormDialog title={say("steps.edit")} action={say("templates.save")} shape="wide" submit={submit} close={close}>
      <p className="c-muted">{say("steps.lead")}</p>
      {BY_URGENCY.map((step) => (
        <div key={step} className="i-limits">
          {URGENCY_ORDER.map((urgency) =>
            input(`${step}.${urgency}`, say("steps.of", { step: say(`steps.${step}`), urgency: say(`urgency.short.${urgency}`) })),
          )}
        </div>
      ))}
      <div className="i-limits">{PLAIN.map((step) => input(step, say(`steps.${step}`)))}</div>
    </FormDialog>
  );
}
