const escape = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows.map((row) => row.map(escape))].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

export const page = (title: string, about: string, ...parts: readonly string[]): string =>
  `${[`# ${title}`, `${about} Written by \`npm run generate\`; \`npm run check\` refuses it when it is out of date.`, ...parts].join("\n\n")}\n`;
