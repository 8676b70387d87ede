export function problem(zh: string, en: string): Error;
export function isProblem(error: unknown): error is Error;
export function osProblem(error: unknown, what: string): Error | null;
