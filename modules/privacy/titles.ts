import { roles } from "#modules/people";
import type { Two } from "./contract.ts";
import { words } from "./ui/words.ts";

const wordOf = (key: string): Two | undefined => (words as Readonly<Record<string, Two>>)[key];

/** Of a kind of record, as residents call it. */
export const kindTitle = (kind: string): Two => wordOf(`privacy.kind.${kind}`) ?? { zh: "事项", en: "Matter" };

/** Of a post, as residents call it; "system" is the platform itself, "resident" somebody with the number and the phone's tail. */
export const roleTitle = (role: string): Two => {
  const known = wordOf(`privacy.role.${role}`) ?? roles.find(({ code }) => code === role);
  return known ? { zh: known.zh, en: known.en } : { zh: "工作人员", en: "Staff" };
};
