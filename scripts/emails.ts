// npm run emails: every mail that the app can send, on a page of the app, which is started unless it runs already.
import { portOf } from "./parts/running.ts";
import { say } from "./parts/say.ts";
import { serve } from "./parts/serve.ts";
import { task } from "./parts/task.ts";

await task(async () => {
  const port = portOf("dev");
  say(`Every mail is at http://localhost:${port ?? (process.env.PORT || 3000)}/dev/emails.`);
  return port ? 0 : serve("dev");
}, 0);
