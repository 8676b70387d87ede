import { field } from "#platform/masking";
import { fieldName } from "#platform/vault";

/** "phone:0190…", "answer-2" and "phone" are of sorts "phone", "answer" and "phone". */
export const sortOf = fieldName;

/** Whom to reach, and how: what a person may put right on the spot. What was said then stays as it was said. */
const CONTACTS = ["name", "phone", "email", "address", "guardian"];
export const isCorrectable = (field: string): boolean => CONTACTS.includes(sortOf(field));

/** Enough to know one's own again, too little for whoever looks over a shoulder (domain.md §1.4). */
export const masked = (name: string, text: string): string => field(sortOf(name), text);
