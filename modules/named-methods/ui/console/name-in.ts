/** The English name where one was entered, else the Chinese one. */
export const nameIn = (language: "zh" | "en", { zh, en }: { zh: string; en: string }): string => (language === "en" && en) || zh;
