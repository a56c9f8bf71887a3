// npm run test:unit: unit and database tests alone; arguments go to vitest, as in `npm run test:unit -- lib/organization`.
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";
import { phase } from "./test/result.ts";
import { unit } from "./test/unit.ts";

await task(async () => {
  await enter("test:unit");
  const { failed } = await phase("unit and database tests", () => unit(process.argv.slice(2)));
  return failed === 0 ? 0 : 1;
});
