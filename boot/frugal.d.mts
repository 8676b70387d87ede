export function frugal(environment?: NodeJS.ProcessEnv): { flags: string[]; env: Record<string, string> };
