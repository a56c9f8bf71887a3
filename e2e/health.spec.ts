import { expect, test } from "./fixtures/test";

test("whoever runs it can ask whether it lives and whether it is ready", async ({ request }) => {
  const live = await request.get("/api/health/live");
  expect([live.status(), await live.json()]).toEqual([200, { status: "live" }]);
  const ready = await request.get("/api/health/ready");
  expect([ready.status(), await ready.json()]).toEqual([200, { status: "ready", reasons: [] }]);
  for (const answer of [live, ready]) expect(answer.headers()["cache-control"]).toContain("no-store");
});
