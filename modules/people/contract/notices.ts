import { z } from "zod";

/** `basis`: the document that says so, e.g. 市网格化服务管理规定 第六条. */
export const SetNoticeRule = z.object({
  area: z.string().regex(/^(\d{4}|\d{6}|\d{9})$/),
  names: z.boolean(),
  basis: z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(120)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u),
    ),
});
export type SetNoticeRule = z.output<typeof SetNoticeRule>;
export const ListNoticeRules = z.object({});
export type NoticeRuleView = {
  area: string;
  zh: string;
  en: string;
  names: boolean;
  basis: string;
  /** The reader may change it. */ mayKeep: boolean;
};
/** `over`: where the reader may set one. */
export type NoticeRuleList = { rules: NoticeRuleView[]; over: string[] };
export const ReadGridNotice = z.object({ code: z.string().regex(/^(\d{15}|\d{17})$/) });
/** `workers` null: this place's rule does not publish names. */
export type GridNotice = {
  code: string;
  zh: string;
  en: string;
  kind: string;
  trail: { code: string; zh: string; en: string }[];
  phone: string | null;
  since: string;
  until: string | null;
  successors: { code: string; zh: string }[];
  neighbours: { code: string; zh: string; en: string }[];
  source: string | null;
  geometry: { type: "Polygon" | "MultiPolygon"; coordinates: unknown } | null;
  workers: string[] | null;
  synthetic: boolean;
};
