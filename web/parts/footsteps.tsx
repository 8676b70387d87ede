/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./sprite.tsx";

export type Footstep = {
  key: string;
  state: "done" | "now" | "ahead" | "paused";
  title: string;
  when?: string | undefined;
  by?: string | undefined;
  children?: ComponentChildren;
};

const MARKS: Record<Footstep["state"], IconName> = { done: "foot", now: "foot", ahead: "foot", paused: "pause" };

/** The way a record has gone, footprint by footprint; left and right alternate as feet do. */
export function Footsteps({ steps, labels }: { steps: readonly Footstep[]; labels: Readonly<Record<Footstep["state"], string>> }) {
  return (
    <ol class="steps">
      {steps.map(({ key, state, title, when, by, children }) => (
        <li key={key} class={`step ${state}`} aria-current={state === "now" ? "step" : undefined}>
          <span class="mark">
            <Icon name={MARKS[state]} kind={state === "paused" ? "line" : "solid"} />
          </span>
          <div class="step-words">
            <p class="step-title">
              {/* A space, not a margin: at the end of a line it is gone. */}
              {`${title} `}
              {state === "done" ? <span class="unseen">{`(${labels.done})`}</span> : <span class={`badge ${state}`}>{labels[state]}</span>}
            </p>
            {when || by ? (
              <p class="step-meta">
                {when ? <span>{when}</span> : null}
                {by ? <span>{by}</span> : null}
              </p>
            ) : null}
            {children}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Where one is in a journey of few pages: a row of footprints. */
export function Progress({ names, at, label }: { names: readonly string[]; at: number; label: string }) {
  return (
    <div class="progress">
      <p class="progress-words">
        <span class="unseen">{label}</span>
        <span aria-hidden="true">
          {at + 1} / {names.length}
        </span>
      </p>
      <ol aria-hidden="true">
        {names.map((name, index) => (
          <li key={name} class={index < at ? "done" : index === at ? "now" : "ahead"}>
            <Icon name="foot" kind="solid" />
            <span>{name}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
