import type { Step } from "./step-fields.ts";
import { afterwards } from "./steps-after.ts";
import { before } from "./steps-before.ts";
import { during } from "./steps-during.ts";

const STEPS: Readonly<Record<string, Step>> = { ...before, ...during, ...afterwards };

/** What the step of this name asks for. */
export const stepOf = (name: string): Step | undefined => STEPS[name];
