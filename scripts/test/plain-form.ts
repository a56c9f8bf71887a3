// The only place that reads a form of ours as a browser without scripts does.

/** What stands in the hidden fields of a page. */
export function hiddenFields(page: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [field] of page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const [, name = ""] = /name="([^"]*)"/.exec(field) ?? [];
    const [, value = ""] = /value="([^"]*)"/.exec(field) ?? [];
    fields[name] = value.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  }
  return fields;
}
