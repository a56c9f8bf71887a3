"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { brand } from "@/lib/brand";
import type { PermissionGroup } from "@/lib/template/groups";
import type { TemplateRole } from "./page";
import { ColumnHeads, PermissionRow, Tick } from "./permission-row";
import type { RoleListProps } from "./role-list";
import { SaveBar } from "./save-bar";

/** More columns than this have no room beside the sentences. */
const mostColumns = 6;

interface PermissionGridProps extends RoleListProps {
  groups: readonly PermissionGroup[];
}

/**
 * What each role holds. Ticks are kept as differences from the page: when somebody else saves meanwhile, theirs shows below
 * what was ticked here.
 */
export function PermissionGrid({ version, roles, groups }: PermissionGridProps) {
  const router = useRouter();
  const [ticked, setTicked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const names = groups.flatMap(({ rows }) => rows.map(({ name }) => name));
  const ticks = roles.flatMap((role) =>
    names.flatMap((permission) => {
      const held = ticked.get(`${role.key} ${permission}`);
      const isNew = held !== undefined && held !== role.permissions.includes(permission);
      return isNew ? [{ roleKey: role.key, permission, held }] : [];
    }),
  );
  const find = (role: TemplateRole, permission: string) =>
    ticks.find((tick) => tick.roleKey === role.key && tick.permission === permission);
  const columns = roles.length <= mostColumns ? roles.length : 0;
  return (
    <section aria-labelledby="permissions" className="grid grid-cols-1 gap-3">
      <div className="grid gap-0.5">
        <h2 id="permissions" className="font-semibold">
          What each role can do
        </h2>
        <p className="text-muted-foreground">
          What is locked stays with its role: {brand.workspace.a} cannot do without it.
        </p>
      </div>
      <div className="rounded-lg border bg-card shadow-xs">
        {columns > 0 && <ColumnHeads roles={roles} />}
        {groups.map(({ title, rows }) => (
          <div key={title} className="border-b px-4 py-3 last-of-type:border-b-0">
            <h3 className="pb-1 text-xs font-medium text-muted-foreground">{title}</h3>
            <div className="divide-y sm:divide-y-0">
              {rows.map((row) => (
                <PermissionRow key={row.name} row={row} columns={columns}>
                  {roles.map((role) => (
                    <Tick
                      key={role.key}
                      role={role}
                      row={row}
                      inColumn={columns > 0}
                      isNew={find(role, row.name) !== undefined}
                      held={find(role, row.name)?.held ?? role.permissions.includes(row.name)}
                      onChange={(held) =>
                        setTicked((before) => new Map(before).set(`${role.key} ${row.name}`, held))
                      }
                    />
                  ))}
                </PermissionRow>
              ))}
            </div>
          </div>
        ))}
        <SaveBar
          version={version}
          ticks={ticks}
          onDiscard={() => setTicked(new Map())}
          onStale={() => router.refresh()}
        />
      </div>
    </section>
  );
}
