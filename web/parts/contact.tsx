/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { TextField } from "./forms.tsx";

type ContactProps = {
  label: string;
  aside?: string;
  hint?: ComponentChildren;
  value: string;
  problem: string | undefined;
  narrow?: boolean;
};

/** Filled in by the telephone itself where it knows its number. */
export const PhoneField = (props: ContactProps) => (
  <TextField {...props} name="phone" type="tel" inputmode="tel" autocomplete="tel" maxlength={24} />
);

export const MailField = (props: ContactProps) => (
  <TextField {...props} name="email" type="email" inputmode="email" autocomplete="email" maxlength={254} />
);
