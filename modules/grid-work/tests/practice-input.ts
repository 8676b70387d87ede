import { SHIPPED_PRACTICE } from "../shipped.ts";

export const shippedInput = { ...SHIPPED_PRACTICE, quietDays: 20, reason: "试" };
