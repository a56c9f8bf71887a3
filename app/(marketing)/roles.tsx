import { Check, Minus } from "lucide-react";
import { brand } from "@/lib/brand";
import { defaultRoles, everyPermission, permissions } from "@/lib/organization/template";
import { Section } from "./section";

const roles = Object.values(defaultRoles);
const { a, many } = brand.workspace;

export function Roles() {
  return (
    <Section
      id="roles"
      title="Roles that you can read"
      text={
        <>
          <p>
            What a role allows stands there in sentences, at the very place where you choose it. Nobody has to
            guess what an admin is.
          </p>
          <p>
            People give others no more than they may do themselves, and the last owner cannot leave {a} alone.
            Roles are the same in all {many}, so what you learn in one holds in the next.
          </p>
        </>
      }
      figure="What each role can do, one sentence a line"
    >
      <table className="w-full text-start">
        <thead>
          <tr className="border-b text-xs text-muted-foreground">
            <th scope="col" className="py-2.5 ps-4 text-start font-medium sm:ps-5">
              Can
            </th>
            {roles.map(({ name }) => (
              <th key={name} scope="col" className="w-11 py-2.5 text-center font-medium sm:w-18">
                <span className="max-sm:inline-block max-sm:rotate-180 max-sm:[writing-mode:vertical-rl]">
                  {name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {everyPermission.map((permission) => (
            <tr key={permission} className="border-b last:border-b-0">
              <th
                scope="row"
                className="py-2 ps-4 pe-2 text-start font-normal text-pretty max-sm:text-xs sm:ps-5"
              >
                {permissions[permission]}
              </th>
              {roles.map(({ name, permissions: held }) => (
                <td key={name} className="text-center">
                  <Mark isHeld={held.includes(permission)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Mark({ isHeld }: { isHeld: boolean }) {
  return isHeld ? (
    <Check role="img" aria-label="yes" className="mx-auto size-4 text-primary-text" strokeWidth={2.5} />
  ) : (
    <Minus role="img" aria-label="no" className="mx-auto size-4 text-muted-foreground opacity-50" />
  );
}
