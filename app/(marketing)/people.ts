/** Who stands in the figures: the people and workspaces of the demo. */
export const people = { carol: "Carol Castro", alice: "Alice Ahlgren", bob: "Bob Brandt" } as const;

export const workspaces = [
  { slug: "acme", name: "Acme", role: "owner" },
  { slug: "globex", name: "Globex", role: "member" },
  { slug: "initech", name: "Initech", role: "viewer" },
] as const;
