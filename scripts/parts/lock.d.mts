export type Owner = { pid: number; start: string | undefined };
export function startOf(pid: number): string | undefined;
export function isAlive(owner: Owner): boolean;
export function lock(file: string, waiting?: () => void): Promise<() => void>;
