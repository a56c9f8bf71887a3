/** Rounds of a race: many with FULL=1, as in npm run test:full. Tests only. */
export function rounds(few: number): number {
  return process.env.FULL ? 200 : few;
}
