// npm run dev: everything that it takes to work on the app.
import { serve } from "./parts/serve.ts";
import { task } from "./parts/task.ts";

await task(() => serve("dev"), 0);
