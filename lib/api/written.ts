/** How the page writes what the description has in schemas: types in words, examples, and requests by curl. */
import "server-only";
import { brand } from "@/lib/brand";
import type { Described, DescribedRoute, Shape } from "./described";

/** The variables of a shell that a program's secrets are in. */
export const keyVariable = `$${brand.keyPrefix.toUpperCase()}_KEY`;
export const tokenVariable = `$${brand.keyPrefix.toUpperCase()}_TOKEN`;

/** "uuid" · "text, at most 80 characters" · "active or suspended" */
export function typeInWords({ enum: choices, format, type, maxLength }: Shape): string {
  if (choices) return choices.join(" or ");
  if (format) return format;
  if (type !== "string") return String(type);
  return maxLength === undefined ? "text" : `text, at most ${maxLength} characters`;
}

/** An answer of this shape, from the examples of what has a name. */
export function exampleAnswer(shape: Shape, shapes: Described["shapes"]): unknown {
  const { $ref, examples, type, properties, items } = shape;
  if (examples) return examples[0];
  if ($ref) return exampleAnswer(shapes[$ref.replace("#/components/schemas/", "")] ?? {}, shapes);
  if (type === "array") return [exampleAnswer(items as Shape, shapes)];
  if (type !== "object") return null;
  const inside = Object.entries(properties ?? {});
  return Object.fromEntries(inside.map(([name, each]) => [name, exampleAnswer(each as Shape, shapes)]));
}

/** The request of a route, to paste into a shell. */
export function curlOf(route: DescribedRoute, origin: string): string {
  const { method, path, inPath, isPersonal, example } = route;
  const filled = inPath.reduce((left, { name }) => left.replace(`{${name}}`, `$${name.toUpperCase()}`), path);
  return inLines([
    `curl${method === "GET" ? "" : ` -X ${method}`} "${origin}/api/v1${filled}"`,
    `-H "Authorization: Bearer ${isPersonal ? tokenVariable : keyVariable}"`,
    ...(example ? [`--json '${JSON.stringify(example)}'`] : []),
  ]);
}

/** One command, a line for each of its parts. */
export function inLines(parts: string[]): string {
  return parts.join(" \\\n  ");
}
