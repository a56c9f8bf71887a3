// npm run test:full: `npm test`, with FULL=1 for the tests that take too long for it.
process.env.FULL = "1";
await import("./test.ts");

export {};
