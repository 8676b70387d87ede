import { Button } from "antd";
import { useState } from "react";
import { StepDialog, type Ask } from "./step-dialog.tsx";

type Typed = Readonly<Record<string, string>>;
/** What a step asks for and where it goes, below `path`; `body`: what is sent of what was typed, all of it where nothing is said. `sure`: what follows from it. */
export type Form = { path: string; asks: readonly Ask[]; sure?: string; body?: (typed: Typed) => unknown };

/** The steps that may be taken, each with its form. `atOnce`: a step without a form, taken when it answers true. */
export function StepBar<S extends string>({
  steps,
  say,
  forms,
  path,
  quiet,
  grave,
  atOnce,
  spaced = false,
}: {
  steps: readonly S[];
  say: (step: S) => string;
  forms: Readonly<Partial<Record<S, Form>>>;
  path: string;
  /** Steps that are not what is mostly done here. */
  quiet: readonly S[];
  /** Steps that take something away. */
  grave: readonly S[];
  atOnce?: (step: S) => void;
  spaced?: boolean;
}) {
  const [step, setStep] = useState<S | null>(null);
  const form = step === null ? undefined : forms[step];
  return (
    <>
      <p className={spaced ? "c-row c-spaced" : "c-row"}>
        {steps.map((one) => (
          <Button
            key={one}
            type={quiet.includes(one) ? "default" : "primary"}
            onClick={() => (forms[one] === undefined ? atOnce?.(one) : setStep(one))}
          >
            {say(one)}
          </Button>
        ))}
      </p>
      {step !== null && form ? (
        <StepDialog
          title={say(step)}
          asks={form.asks}
          sure={form.sure}
          path={`${path}/${form.path}`}
          body={form.body ?? ((typed) => typed)}
          danger={grave.includes(step)}
          close={() => setStep(null)}
        />
      ) : null}
    </>
  );
}
