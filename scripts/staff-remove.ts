// npm run staff:remove -- person@example.com: takes it back. Their account stays.
import { changeStaff } from "./parts/staff.ts";

await changeStaff("remove");
