/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { Icon } from "./sprite.tsx";

export type FieldProblem = { field: string; message: string };

export function Hidden({ values }: { values: Readonly<Record<string, string | readonly string[] | undefined>> }) {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as string[]) : [value as string | undefined]).map((item) => [name, item] as const),
  );
  return <>{pairs.map(([name, value]) => (value ? <input key={`${name} ${value}`} type="hidden" name={name} value={value} /> : null))}</>;
}

/** On top of a page that could not go on: says what to change and jumps there. Focused as the page opens, so a screen reader starts here. */
export function ErrorSummary({ title, problems }: { title: string; problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="errors" id="errors" role="alert" tabindex={-1} autofocus>
      <h2>
        <Icon name="alert" /> {title}
      </h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={field + message}>{field === "" ? message : <a href={`#${field}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

type FieldProps = {
  name: string;
  label: string;
  hint?: ComponentChildren;
  value?: string;
  problem?: string | undefined;
  /** Words behind the label, "（可不填）". */
  aside?: string;
  autocomplete?: string;
  inputmode?: "text" | "tel" | "numeric" | "search" | "email" | undefined;
  type?: "text" | "tel" | "email";
  maxlength?: number;
  rows?: number;
  narrow?: boolean;
};

function Frame({ name, label, hint, aside, problem, children }: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={problem ? "field wrong" : "field"}>
      <label for={name}>
        {label}
        {aside ? <span class="aside">{aside}</span> : null}
      </label>
      {hint ? (
        <div class="hint" id={`${name}-hint`}>
          {hint}
        </div>
      ) : null}
      {problem ? (
        <p class="problem" id={`${name}-problem`}>
          <Icon name="alert" /> {problem}
        </p>
      ) : null}
      {children}
    </div>
  );
}

const describedBy = ({ name, hint, problem }: FieldProps): string | undefined =>
  [hint ? `${name}-hint` : "", problem ? `${name}-problem` : ""].filter(Boolean).join(" ") || undefined;

export function TextField(props: FieldProps) {
  const { name, value = "", autocomplete = "off", inputmode = "text", type = "text", maxlength, problem, narrow } = props;
  return (
    <Frame {...props}>
      <input
        class={narrow ? "narrow" : undefined}
        id={name}
        name={name}
        type={type}
        value={value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxlength}
        list={undefined}
        aria-describedby={describedBy(props)}
        aria-invalid={problem ? "true" : undefined}
      />
    </Frame>
  );
}

export function TextArea(props: FieldProps) {
  const { name, value = "", maxlength, problem, rows = 6 } = props;
  return (
    <Frame {...props}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        maxlength={maxlength}
        aria-describedby={describedBy(props)}
        aria-invalid={problem ? "true" : undefined}
        value={value}
      />
    </Frame>
  );
}

type Option = { value: string; label: string };

/** `blank`: the words of the empty answer, where there is one. */
export function SelectField(props: FieldProps & { options: readonly Option[]; blank?: string }) {
  const { name, value = "", problem, options, blank } = props;
  return (
    <Frame {...props}>
      <select id={name} name={name} aria-describedby={describedBy(props)} aria-invalid={problem ? "true" : undefined}>
        {blank === undefined ? null : <option value="">{blank}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value} selected={one.value === value}>
            {one.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** Narrows the list it stands above: a plain GET, so that what was asked stands in the address. */
export function FilterForm({
  action,
  find,
  search = false,
  children,
}: {
  action: string;
  find: string;
  /** It looks for words: its button is what one came for. */
  search?: boolean;
  children: ComponentChildren;
}) {
  return (
    <form class="filter card asks" method="get" action={action} role={search ? "search" : undefined}>
      {children}
      <button type="submit" class={search ? "button primary" : "button quiet"}>
        {find}
      </button>
    </form>
  );
}

export type Choice = { value: string; label: string; hint?: string | undefined; badge?: string | undefined };

/** A question whose answers are buttons: one press answers it and goes on, with or without JavaScript. */
export function ChoiceButtons({
  name,
  choices,
  columns = false,
  chosen,
}: {
  name: string;
  choices: readonly Choice[];
  columns?: boolean;
  chosen?: string;
}) {
  return (
    <ul class={columns ? "choices columns" : "choices"}>
      {choices.map(({ value, label, hint, badge }) => (
        <li key={value}>
          <button type="submit" class={chosen === value ? "choice chosen" : "choice"} name={name} value={value}>
            <span class="choice-words">
              <span class="choice-label">{label}</span>
              {hint ? <span class="choice-hint">{hint}</span> : null}
            </span>
            {badge ? <span class="badge danger">{badge}</span> : null}
            <Icon name="next" />
          </button>
        </li>
      ))}
    </ul>
  );
}
