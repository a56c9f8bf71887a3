import type { ComponentProps } from "react";
import { Badge } from "@/components/ui/badge";
import { brand } from "@/lib/brand";
import { Section } from "./section";

const rows: [address: string, label: string, look: ComponentProps<typeof Badge>["variant"]][] = [
  ["bob@example.com", "Member", "neutral"],
  ["tom at example.com", "Not an address", "destructive"],
  ["nora@example.com", "Ready", "success"],
  ["li.wei@example.com", "Ready", "success"],
  ["priya@example.com", "Ready", "success"],
];

const ready = rows.filter(([, label]) => label === "Ready").length;

export function Inviting() {
  return (
    <Section
      id="inviting"
      title="Fifty people in one go"
      text={
        <>
          <p>
            Paste the addresses as you have them. Before anything is sent you see who can be invited, who is
            here already and which line is no address.
          </p>
          <p>
            Or share a join link: for one mail domain, for so many people, until a day that you choose.
            Whoever is invited reads who asked, and as what, before they join the {brand.workspace.one}.
          </p>
        </>
      }
      figure="A pasted list of addresses, each with what inviting it would come to"
    >
      <p className="border-b px-4 py-3 font-medium sm:px-5">
        {ready} of {rows.length} can be invited as Member
      </p>
      <ul className="divide-y">
        {rows.map(([address, label, look]) => (
          <li key={address} className="flex items-center justify-between gap-3 px-4 py-2.5 sm:px-5">
            <span className="truncate">{address}</span>
            <Badge variant={look}>{label}</Badge>
          </li>
        ))}
      </ul>
    </Section>
  );
}
