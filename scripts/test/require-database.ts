// The only place that tells a person who started vitest by hand why database tests cannot run.

export default function requireDatabase() {
  if (process.env.TEST_APP_URL) return;
  throw new Error(
    "Database tests need a database: run `npm run test:unit`, which makes one and passes its arguments on to vitest.",
  );
}
