const DIGIT: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };

const quoted = (name: string): string => /[“"「]([^”"」]+)[”"」]/u.exec(name)?.[1] ?? "";

/**
 * What a method's name says of its parts: "三四五" three, four and five; "131" one, three and one; "六步" six. "八个一" is eight items, each of them
 * a single thing. Only what stands in quotation marks is read as a name; 统一 outside them counts nothing.
 */
export function digitsOf(name: string): number[] {
  const said = quoted(name);
  const [, ones] = /([二两三四五六七八九十])个一/u.exec(said) ?? [];
  if (ones) return [DIGIT[ones] ?? 0];
  return [...said].flatMap((sign) => (/[1-9]/.test(sign) ? [Number(sign)] : (DIGIT[sign] ?? [])));
}
