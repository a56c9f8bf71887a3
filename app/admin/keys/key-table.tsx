import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ListedKey } from "@/lib/instance/signing-keys";

const states = {
  current: <Badge variant="success">Current</Badge>,
  next: <Badge variant="primary">Next</Badge>,
  previous: <Badge>Previous</Badge>,
};

export function KeyTable({ keys }: { keys: readonly ListedKey[] }) {
  return (
    <Table label="Signing keys">
      <TableHeader>
        <TableRow>
          <TableHead>Key</TableHead>
          <TableHead className="hidden sm:table-cell">Published</TableHead>
          <TableHead className="hidden sm:table-cell">Signs since</TableHead>
          <TableHead className="hidden sm:table-cell">Verifies until</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {keys.map((key) => (
          <KeyRow key={key.kid} {...key} />
        ))}
      </TableBody>
    </Table>
  );
}

function KeyRow({ kid, state, publishedSince, signsSince, verifiesUntil }: ListedKey) {
  const published = <RelativeTime value={publishedSince} />;
  const signs = signsSince ? <RelativeTime value={signsSince} /> : "Not yet";
  const verifies = verifiesUntil ? <RelativeTime value={verifiesUntil} /> : "No end yet";
  return (
    <TableRow>
      <TableCell className="w-full max-w-0 min-w-40">
        <span className="flex items-center gap-2">
          <span className="truncate font-mono" title={kid}>
            {kid}
          </span>
          {states[state]}
        </span>
        <span className="block text-muted-foreground sm:hidden">
          Published {published}
          {signsSince && <> · began to sign {signs}</>}
          {verifiesUntil && <> · ends {verifies}</>}
        </span>
      </TableCell>
      <TableCell className="hidden whitespace-nowrap sm:table-cell">{published}</TableCell>
      <TableCell className="hidden whitespace-nowrap sm:table-cell">{signs}</TableCell>
      <TableCell className="hidden whitespace-nowrap sm:table-cell">{verifies}</TableCell>
    </TableRow>
  );
}
