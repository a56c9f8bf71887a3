import { Alert } from "@/components/ui/alert";
import { brand } from "@/lib/brand";

/** For who comes from an address that opens nothing for them. Why, is told to nobody: there may never have been anything. */
export function NotAmongThem({ slug }: { slug: string }) {
  return (
    <Alert
      role="status"
      title={
        <>
          “{slug}” is not among your {brand.workspace.many}
        </>
      }
    >
      It was deleted, you were removed from it, or the address is wrong. Somebody who is in it can tell you,
      and invite you.
    </Alert>
  );
}
