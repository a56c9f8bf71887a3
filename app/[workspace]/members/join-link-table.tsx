import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { JoinLinkMenu } from "./join-link-menu";
import type { JoinLinkRow } from "./join-links";

export function JoinLinkTable({ slug, links }: { slug: string; links: JoinLinkRow[] }) {
  return (
    <Table label="Join links">
      <TableHeader>
        <TableRow>
          <TableHead>Role</TableHead>
          <TableHead className="hidden sm:table-cell">For</TableHead>
          <TableHead>Uses</TableHead>
          <TableHead className="hidden sm:table-cell">Expires</TableHead>
          <TableHead className="hidden md:table-cell">Made by</TableHead>
          <TableHead>
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {links.map((link) => (
          <TableRow key={link.id}>
            <TableCell>
              <span className="flex flex-wrap items-center gap-x-2">
                {link.roleName}
                {link.state !== "usable" && <Badge variant="warning">{endings[link.state]}</Badge>}
              </span>
              {/* What has no column of its own on a phone. */}
              <span className="block break-all text-muted-foreground sm:hidden">
                {link.emailDomain ?? "Anyone"} · <RelativeTime value={link.expiresAt} />
              </span>
            </TableCell>
            <TableCell className="hidden min-w-24 break-all sm:table-cell">
              {link.emailDomain ?? "Anyone"}
            </TableCell>
            <TableCell className="whitespace-nowrap">{usesInWords(link)}</TableCell>
            <TableCell className="hidden sm:table-cell">
              <RelativeTime value={link.expiresAt} />
            </TableCell>
            <TableCell className="hidden md:table-cell">
              <span className="block max-w-48 truncate">{link.makerName}</span>
            </TableCell>
            <TableCell className="text-end">
              {link.canChange && <JoinLinkMenu slug={slug} link={link} />}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const endings = {
  expired: "Expired",
  "used-up": "Used up",
  withdrawn: "Void: its maker may no longer invite",
};

function usesInWords({ uses, useLimit }: JoinLinkRow): string {
  return useLimit === null ? String(uses) : `${uses} of ${useLimit}`;
}
