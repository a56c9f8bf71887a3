// npm run check: what CI runs, which is `npm test`.
import "./test.ts";
