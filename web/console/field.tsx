import { createContext, useContext, useId, type ChangeEvent, type ReactNode } from "react";
import { useSay } from "./app.tsx";
import { LeftEmpty } from "./left-empty.tsx";
import { consoleWords } from "./words.ts";

type FieldIds = { id: string; describedBy: string | undefined; invalid: boolean; labelId: string; required: boolean };
const FieldContext = createContext<FieldIds>({ id: "", describedBy: undefined, invalid: false, labelId: "", required: false });

/** What a control inside a Field spreads on itself to be named and described. */
export function useFieldProps() {
  const field = useContext(FieldContext);
  return {
    id: field.id,
    "aria-labelledby": field.labelId,
    "aria-describedby": field.describedBy,
    "aria-invalid": field.invalid || undefined,
  };
}

/** The same for a control of the browser's own, which can also say that it must be filled in. */
function useOwnProps() {
  const { required } = useContext(FieldContext);
  return { ...useFieldProps(), "aria-required": required || undefined };
}

/** Label, hint and error around one control; what is not required says so. */
export function Field({
  label,
  hint,
  error: told,
  required,
  group,
  children,
}: {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  group?: boolean;
  children: ReactNode;
}) {
  const say = useSay(consoleWords);
  const id = useId();
  const left = useContext(LeftEmpty).has(id);
  const error = told ?? (left ? say(group ? "console.chosen" : "console.needed", { field: label }) : undefined);
  const describedBy = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  const mark = <span className="c-muted c-mark">{required ? say("console.required") : say("console.optional")}</span>;
  return (
    <FieldContext.Provider
      value={{ id, describedBy, invalid: Boolean(error), labelId: `${id}-label`, required: required === true && !group }}
    >
      <div
        className={error ? "c-field c-field-bad" : "c-field"}
        role={group ? "group" : undefined}
        aria-labelledby={group ? `${id}-label` : undefined}
      >
        {group ? (
          <span className="c-label" id={`${id}-label`}>
            {label} {mark}
          </span>
        ) : (
          <label htmlFor={id} id={`${id}-label`} className="c-label">
            {label} {mark}
          </label>
        )}
        {children}
        {hint ? (
          <div id={`${id}-hint`} className="c-hint">
            {hint}
          </div>
        ) : null}
        {error ? (
          <div id={`${id}-error`} className="c-error" role="alert">
            {error}
          </div>
        ) : null}
      </div>
    </FieldContext.Provider>
  );
}

/** A control of the browser's own inside a Field. */
export function TextInput(props: {
  value: string;
  onChange: (value: string) => void;
  type?: string;
  max?: number;
  min?: string;
  placeholder?: string;
  autoComplete?: string;
  autoFocus?: boolean;
  /** What is mostly meant here; anything else may be typed. */
  suggest?: readonly string[] | undefined;
}) {
  const field = useOwnProps();
  const list = useId();
  const { value, onChange, max, suggest, ...rest } = props;
  const change = (event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value);
  return (
    <>
      <input className="c-input" {...field} {...rest} maxLength={max} value={value} list={suggest && list} onChange={change} />
      {suggest ? (
        <datalist id={list}>
          {suggest.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}

/** One file from this device; nothing is sent by choosing it. */
export function FileInput({ accept, take }: { accept: string; take: (file: File | null) => void }) {
  const field = useOwnProps();
  return <input className="c-input" {...field} type="file" accept={accept} onChange={(event) => take(event.target.files?.[0] ?? null)} />;
}

export function TextArea({
  value,
  onChange,
  max,
  rows = 4,
  autoFocus,
}: {
  value: string;
  onChange: (value: string) => void;
  max: number;
  rows?: number;
  autoFocus?: boolean;
}) {
  const say = useSay(consoleWords);
  const field = useOwnProps();
  return (
    <>
      <textarea
        className="c-input"
        {...field}
        rows={rows}
        maxLength={max}
        value={value}
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.target.value)}
      />
      {value.length > max * 0.6 ? <span className="c-muted c-count">{say("console.chars", { n: value.length, max })}</span> : null}
    </>
  );
}

/** A short closed list; long ones use the searching Select of antd. */
export function Choice<T extends string>({
  value,
  onChange,
  options,
}: {
  value: T | "";
  onChange: (value: T) => void;
  options: readonly { value: T; label: string; hint?: string }[];
}) {
  const field = useFieldProps();
  return (
    <div className="c-choice">
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? "c-chosen" : undefined}>
          <input
            type="radio"
            name={field.id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint ? <span className="c-muted"> {option.hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}

export function NativeSelect({
  value,
  onChange,
  options,
  label,
  blank,
}: {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  /** Only outside a Field. */ label?: string;
  blank?: string;
}) {
  const field = useOwnProps();
  const naming = label ? { "aria-label": label } : field;
  return (
    <select className="c-input c-select" {...naming} value={value} onChange={(event) => onChange(event.target.value)}>
      {blank === undefined ? null : <option value="">{blank}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
