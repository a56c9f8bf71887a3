import { MailCheck } from "lucide-react";
import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { RelativeTime } from "@/components/relative-time";
import { EmptyState } from "@/components/ui/empty-state";
import { failedMailsShown, listFailedMails, listQueueRuns, type QueueRun } from "@/db/queries/jobs";
import { inInstance } from "@/lib/instance/in-instance";
import { inNumbers } from "@/lib/text/in-numbers";
import { StaffPage } from "../staff-page";
import { FailedMailTable } from "./failed-mail-table";
import { RetryAllButton } from "./retry-buttons";

export const metadata: Metadata = { title: "Jobs" };

/** What the work behind the scenes could not do. For staff: elsewhere there is no such page. */
export default async function JobsPage() {
  const { mails, total, runs } = await inInstance("read:job", async (tx) => ({
    ...(await listFailedMails(tx)),
    runs: await listQueueRuns(tx),
  }));
  return (
    <StaffPage>
      <PageHeader
        title="Jobs"
        description="Mails that the mail server did not take in the end. They are kept for 14 days. Whom they are for and what they say stays sealed."
        actions={total > 0 && <RetryAllButton total={total} />}
      />
      <div className="grid grid-cols-1 gap-6">
        {mails.length > 0 ? (
          <FailedMailTable mails={mails} />
        ) : (
          <EmptyState
            icon={<MailCheck />}
            title="No failed mail"
            description="Every mail was taken, or is still being tried."
          />
        )}
        {total > mails.length && (
          <p className="text-muted-foreground">
            These are the last {failedMailsShown} of {inNumbers(total)}.
          </p>
        )}
        <QueueRuns runs={runs} />
      </div>
    </StaffPage>
  );
}

function QueueRuns({ runs }: { runs: QueueRun[] }) {
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold">Other work</h2>
      <ul className="grid gap-1 text-muted-foreground">
        {runs.map(({ queue, state, at }) => (
          <li key={queue}>
            <span className="font-medium text-foreground">{titles[queue] ?? queue}</span>
            {": "}
            {words[state ?? ""] ?? "Not run lately"}
            {at && (
              <>
                {", "}
                <RelativeTime value={at} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const titles: Record<string, string> = {
  purge: "Deletion of what was deleted long ago",
  "rotate-keys": "Rotation of the signing keys",
};

/** States of the queue. */
const words: Record<string, string> = {
  created: "Waiting",
  retry: "Waiting for another try",
  active: "Running",
  completed: "Done",
  cancelled: "Cancelled",
  failed: "Failed",
};
