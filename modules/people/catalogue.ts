import type { CatalogueGroup } from "#platform/figures";

/** Every day a post stood is one row's: held, empty, or empty for longer than 90 days already. */
const table = "people.post_span";
const standing = { table, day: "from_on", until: "to_on", each: "nth" } as const;

/** Posts 职位 of the organisation network and those nobody holds (domain.md S6). Of posts, never of who holds them. */
export const postCatalogue: CatalogueGroup = {
  figures: [
    {
      code: "org.posts-empty",
      zh: "职位长期空缺率",
      en: "Posts empty for more than 90 days",
      definition: {
        zh: "期末在设的职位中，无人任职已超过 90 天的。从职位设立或上一位任职结束之日起算；兼任算有人。",
        en: "Of the posts there are at the end of the period, those nobody held for more than 90 days, counted from the day the post was established or the last one left. A post held concurrently is held.",
      },
      version: "1",
      numerator: "org.posts-empty",
      denominator: "org.posts",
      unit: "percent",
      higherIsBetter: false,
    },
  ],
  sets: [
    { code: "org.posts-empty", ...standing, where: { op: "is", column: "state", value: "long" } },
    { code: "org.posts", ...standing, where: { op: "in", column: "state", values: ["held", "empty", "long"] } },
  ],
  owner: { zh: "党委政法委（平安办）", en: "Political and Legal Affairs Commission" },
  excluded: {
    zh: "到期末已撤销的职位不计；空缺 90 天以内的在设职位只计入分母。",
    en: "Posts abolished by the end of the period are left out; those empty for 90 days or less count in the whole only.",
  },
  caveat: {
    zh: "只计登记的职位，不看职位上的人做得怎样；编制内外都计。",
    en: "Posts as registered, inside the establishment or not. How anybody does their work is no part of it.",
  },
  counted: "standing",
  finest: 12,
  place: "area",
  name: "zh",
  readers: [],
};
