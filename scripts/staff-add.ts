// npm run staff:add -- person@example.com: makes them staff, with an account if they have none.
import { changeStaff } from "./parts/staff.ts";

await changeStaff("add");
