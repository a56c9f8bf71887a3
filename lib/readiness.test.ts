import { expect, test } from "vitest";

// Read at the first call of env(): nothing listens there.
process.env.APP_URL = "http://localhost:3000";
process.env.AUTH_SECRET = "0123456789".repeat(4);
process.env.DATABASE_URL = "postgres://app_user:secret@127.0.0.1:1/app";
process.env.LOG_LEVEL = "silent";

test("without a database the app is not ready, and says so without its address", async () => {
  const { checkReadiness } = await import("./readiness");
  expect(await checkReadiness()).toEqual({ isReady: false, reasons: ["The database does not answer."] });
});
