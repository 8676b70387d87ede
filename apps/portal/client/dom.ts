/** Words of an island stand on its element as data-say-…; the scripts hold none. */
export function sayFrom(element: HTMLElement): (name: string, params?: Readonly<Record<string, string | number>>) => string {
  return (name, params = {}) => {
    const text = element.getAttribute(`data-say-${name}`) ?? "";
    return text.replace(/\{(\w+)\}/g, (whole, key: string) => (key in params ? String(params[key]) : whole));
  };
}

export const part = <E extends HTMLElement>(within: ParentNode, name: string): E | null => within.querySelector<E>(`[data-part="${name}"]`);
export const doing = (within: ParentNode, name: string): HTMLButtonElement | null =>
  within.querySelector<HTMLButtonElement>(`[data-do="${name}"]`);
