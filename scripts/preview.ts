// npm run preview: the production build on the same database as `npm run dev`.
import { serve } from "./parts/serve.ts";
import { task } from "./parts/task.ts";

await task(() => serve("preview"), 0);
