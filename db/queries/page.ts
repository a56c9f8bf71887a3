/** A page of rows that go by their id: a query reads one row more than a page, to see whether another comes. */

/** `next` is the id that this page ends with; undefined when it is the last. */
export function cutPage<Row extends { id: string }>(
  found: Row[],
  most: number,
): { page: Row[]; next: string | undefined } {
  const page = found.slice(0, most);
  return { page, next: found.length > most ? page.at(-1)?.id : undefined };
}
