import { RelativeTime } from "@/components/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { FailedMail } from "@/db/queries/jobs";
import { withoutAddresses } from "@/lib/mail/in-short";
import { capitalize } from "@/lib/text/capitalize";
import { RetryButton } from "./retry-buttons";

export function FailedMailTable({ mails }: { mails: FailedMail[] }) {
  return (
    <Table label="Failed mails">
      <TableHeader>
        <TableRow>
          <TableHead>Mail</TableHead>
          <TableHead className="hidden sm:table-cell">Tries</TableHead>
          <TableHead className="hidden md:table-cell">Written</TableHead>
          <TableHead className="hidden sm:table-cell">Failed</TableHead>
          <TableHead>
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {mails.map((mail) => (
          <FailedMailItem key={mail.id} mail={mail} />
        ))}
      </TableBody>
    </Table>
  );
}

function FailedMailItem({ mail: { id, kind, tries, createdAt, failedAt, error } }: { mail: FailedMail }) {
  const name = kind ? capitalize(kind.replaceAll("-", " ")) : "Mail";
  return (
    <TableRow>
      <TableCell className="w-full max-w-0 min-w-40">
        <span className="block truncate font-medium">{name}</span>
        <span className="block break-words whitespace-normal text-muted-foreground">
          {withoutAddresses(error) || "Nothing is known of why."}
        </span>
        <span className="block truncate font-mono text-xs text-muted-foreground">{id}</span>
        <span className="block truncate text-muted-foreground sm:hidden">
          {tries} {tries === 1 ? "try" : "tries"} · <RelativeTime value={failedAt} />
        </span>
      </TableCell>
      <TableCell className="hidden whitespace-nowrap tabular-nums sm:table-cell">{tries}</TableCell>
      <TableCell className="hidden whitespace-nowrap md:table-cell">
        <RelativeTime value={createdAt} />
      </TableCell>
      <TableCell className="hidden whitespace-nowrap sm:table-cell">
        <RelativeTime value={failedAt} />
      </TableCell>
      <TableCell className="text-end">
        <RetryButton id={id} name={`${name} ${id}`} />
      </TableCell>
    </TableRow>
  );
}
