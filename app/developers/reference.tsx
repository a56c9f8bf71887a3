import { Badge } from "@/components/ui/badge";
import type { Described, DescribedRoute } from "@/lib/api/described";
import { curlOf, exampleAnswer, typeInWords } from "@/lib/api/written";
import { Code, Facts, Word } from "./parts";

interface RouteProps {
  route: DescribedRoute;
  shapes: Described["shapes"];
  origin: string;
}

/** One route: who may, what is sent, what is answered. */
export function Route({ route, shapes, origin }: RouteProps) {
  const { id, method, path, summary, permission, sentence, isPersonal, inPath, sent, status, answer } = route;
  const place = method === "GET" ? "in the query" : "in the body";
  const fields = [
    ...inPath.map((field) => ({ ...field, place: "in the path" })),
    ...sent.map((field) => ({ ...field, place })),
  ];
  return (
    <article
      aria-labelledby={id}
      className="grid grid-cols-1 gap-3 rounded-xl border bg-card p-4 shadow-xs sm:p-5"
    >
      <h3 id={id} className="flex scroll-mt-6 flex-wrap items-center gap-x-2.5 gap-y-1">
        <Badge variant={method === "GET" ? "neutral" : "primary"} className="font-mono">
          {method}
        </Badge>
        <span className="font-mono text-sm font-semibold wrap-anywhere">{path}</span>
      </h3>
      <p className="text-pretty">
        {summary}.{" "}
        <span className="text-muted-foreground">
          Asks for <Word>{permission}</Word>
          {isPersonal && " of a personal access token"}: {sentence}.
        </span>
      </p>
      {fields.length > 0 && (
        <Facts
          rows={fields.map(({ name, isRequired, shape, place: where }) => ({
            name,
            note: isRequired ? "required" : undefined,
            text: [`${typeInWords(shape)}, ${where}`, shape.description].filter(Boolean).join(". "),
          }))}
        />
      )}
      <Code>{curlOf(route, origin)}</Code>
      <p className="text-muted-foreground">
        Answers {status}
        {answer ? ":" : " and nothing else."}
      </p>
      {answer && <Code>{JSON.stringify(exampleAnswer(answer, shapes), null, 2)}</Code>}
    </article>
  );
}
