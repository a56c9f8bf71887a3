// The workspace that is measured, in plain data: written to the database for the app, and shown from memory by the bare page.

function id(kind: number, number: number): string {
  return `00000000-0000-7000-8000-${String(kind).padStart(4, "0")}${String(number).padStart(8, "0")}`;
}

export const person = { id: id(1, 1), name: "Carol Reyes", email: "carol@example.com", roleName: "Owner" };

/** The workspaces of that person; the first is the one that is measured. */
export const workspaces = ["Acme", "Globex", "Initech"].map((name, index) => ({
  id: id(2, index + 1),
  slug: name.toLowerCase(),
  name,
}));

export const projects = Array.from({ length: 25 }, (_, index) => ({
  id: id(3, index + 1),
  name: `Project ${String(index + 1).padStart(2, "0")}`,
  archivedAt: null,
  createdAt: new Date(Date.UTC(2026, 0, index + 1)),
}));
