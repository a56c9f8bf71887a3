import type { UserQuery } from "@/lib/instance/user-input";
import { usersPath } from "@/lib/paths";
import { SearchByState } from "../search-by-state";

const states = { active: "Active", disabled: "Disabled", leaving: "Waiting for deletion" };

export function UserFilters({ query }: { query: UserQuery }) {
  return (
    <SearchByState
      action={usersPath}
      noun="user"
      label="Name or e-mail address"
      maxLength={254}
      query={query}
      states={states}
    />
  );
}
