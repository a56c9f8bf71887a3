/** The only place that opens transactions. A query needs a `Tx`, and a `Tx` comes from here or not at all. */
import "server-only";

export type {
  AnyTx,
  InvitedTx,
  KeyTx,
  StaffOrganizationTx,
  StaffTx,
  StaffUserTx,
  SystemTx,
  Tx,
  UserTx,
} from "./transactions";
// biome-ignore lint/performance/noBarrelFile: one door, so that lint and a reader know every way in
export { asInvited, enterByInvitation, enterByJoinLink, type InvitationKey } from "./wall/invited";
export { checkAccess, enterOrganization } from "./wall/organization";
export {
  asNewUser,
  asUser,
  enterDeletedOrganization,
  enterNewOrganization,
  inOwnOrganizations,
} from "./wall/person";
export { asKeyHolder, enterOrganizationAsProgram } from "./wall/program";
export { asStaff, enterOrganizationAsStaff, inUserAsStaff } from "./wall/staff";
export { asSystem, lookUp, lookUpAll } from "./wall/system";
export { requireWall } from "./wall/transaction";
