/** Three made-up samples, the same on every machine: a small linear congruential generator, no chance. */
function steady(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const SCORES = [100, 75, 50, 25, 0];
const AGES = ["18-29", "30-44", "45-59", "60+"];

export type StratifiedRow = {
  stratum: string;
  of: number;
  weight: number;
  area: string;
  sex: string;
  age: string;
  safe: number;
  score: number;
};
export function stratified(): StratifiedRow[] {
  const next = steady(20_111_231);
  const strata = [
    { stratum: "330502-town", of: 900, n: 60 },
    { stratum: "330502-country", of: 400, n: 40 },
    { stratum: "330521-town", of: 500, n: 35 },
    { stratum: "330521-country", of: 700, n: 30 },
    { stratum: "330522-all", of: 1_200, n: 55 },
  ];
  return strata.flatMap(({ stratum, of, n }) =>
    Array.from({ length: n }, (): StratifiedRow => {
      const felt = Math.min(4, Math.floor(next() ** 2 * 5));
      const sex = next() < 0.55 ? "F" : "M";
      const age = AGES[Math.min(3, Math.floor(next() * 3 + next()))]!;
      return { stratum, of, weight: of / n, area: stratum.slice(0, 6), sex, age, safe: felt <= 2 ? 1 : 0, score: SCORES[felt]! };
    }),
  );
}
export const MARGINS = {
  sex: { F: 1_810, M: 1_890 },
  age: { "18-29": 700, "30-44": 1_150, "45-59": 1_050, "60+": 800 },
} as const;

export type ClusterRow = {
  county: string;
  village: string;
  villages: number;
  person: string;
  persons: number;
  weight: number;
  safe: number;
  score: number;
};
export function cluster(): ClusterRow[] {
  const next = steady(96_83);
  return Array.from({ length: 24 }, (_, index) => {
    const persons = 20 + Math.floor(next() * 60);
    const drawn = 3 + Math.floor(next() * 5);
    const mood = next();
    return Array.from({ length: drawn }, (__, nth): ClusterRow => {
      const felt = Math.min(4, Math.floor(((next() + mood) / 2) ** 2 * 6));
      return {
        county: index < 12 ? "330502" : "330521",
        village: `V${index}`,
        villages: 310,
        person: `V${index}-${nth}`,
        persons,
        weight: (310 / 24) * (persons / drawn),
        safe: felt <= 2 ? 1 : 0,
        score: SCORES[felt]!,
      };
    });
  }).flat();
}

export function csv(rows: readonly object[]): string {
  const lines = rows.map((row) => Object.values(row).join(","));
  return `${[Object.keys(rows[0]!).join(","), ...lines].join("\n")}\n`;
}
