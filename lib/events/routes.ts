/** The audit trail, for programs. Where people came in from and with what is theirs: it stays here. */
import "server-only";
import { z } from "zod";
import { listEvents } from "@/db/queries/events";
import { readRoute } from "@/lib/api/route";
import {
  exampleId,
  exampleTime,
  idAnswer,
  isoTime,
  named,
  pageOf,
  pageSent,
  timeAnswer,
} from "@/lib/api/schemas";

const event = named(
  "Event",
  z.object({
    id: idAnswer,
    organization_id: idAnswer,
    occurred_at: timeAnswer,
    actor: z.object({
      type: z.enum(["user", "key", "support", "system"]),
      id: idAnswer.nullable(),
      name: z.string(),
    }),
    action: z.string(),
    target: z.object({ type: z.string(), id: idAnswer, name: z.string() }),
    changes: z
      .record(z.string(), z.object({ before: z.string().nullable(), after: z.string().nullable() }))
      .nullable(),
  }),
  {
    id: exampleId,
    organization_id: exampleId,
    occurred_at: exampleTime,
    actor: { type: "key", id: exampleId, name: "Deploy" },
    action: "member.roleChanged",
    target: { type: "member", id: exampleId, name: "Nora" },
    changes: { role: { before: "Member", after: "Admin" } },
  },
);

export const eventRoutes = {
  list: readRoute({
    path: "/events",
    summary: "List what happened, the newest first",
    permission: "read:event",
    sent: z.object({
      ...pageSent,
      actor_id: z.uuid().optional(),
      action: z
        .string()
        .max(100)
        .regex(/^\w+\.\w+$/, { error: "This is no kind of event." })
        .optional(),
    }),
    answer: pageOf(event),
    read: async (tx, { after, actor_id, action }) => {
      const page = await listEvents(tx, { before: after, actorId: actor_id, action });
      const data = page.events.map((each) => ({
        id: each.id,
        organization_id: tx.organizationId,
        occurred_at: isoTime(each.occurredAt),
        actor: { type: each.actorType, id: each.actorId, name: each.actorName },
        action: each.action,
        target: { type: each.targetType, id: each.targetId, name: each.targetName },
        changes: each.changes,
      }));
      return { data, next: page.older ?? null };
    },
  }),
};
