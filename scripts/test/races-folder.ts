/** Where each race leaves what came of it, for the table that `npm run test:full` makes. */
export const racesFolder = ".data/races";
