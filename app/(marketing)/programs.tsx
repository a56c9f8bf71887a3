import Link from "next/link";
import { describeApi } from "@/lib/api/described";
import { curlOf, exampleAnswer } from "@/lib/api/written";
import { brand } from "@/lib/brand";
import { developersPath } from "@/lib/paths";
import { Section } from "./section";

export function Programs() {
  return (
    <Section
      id="programs"
      title="Programs, too"
      text={
        <>
          <p>
            An API key belongs to one {brand.workspace.one}, says what it may do and ends on a day that you
            choose. It never does more than whoever made it could.
          </p>
          <p>
            What it did stands in the events under its own name. See{" "}
            <Link
              href={developersPath}
              className="focus-ring rounded-sm text-primary-text underline underline-offset-4"
            >
              every request there is
            </Link>
            .
          </p>
        </>
      }
      figure="A request with an API key, and its answer"
    >
      <pre className="p-4 font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap sm:p-5">
        <code>
          {request}
          <span className="text-muted-foreground">{answer}</span>
        </code>
      </pre>
    </Section>
  );
}

const { routes, shapes } = describeApi();
const route = routes.find(({ method, path }) => method === "POST" && path === "/invitations");
const request = route && `${curlOf(route, "$APP_URL")}\n\n`;
const answer = route?.answer && JSON.stringify(exampleAnswer(route.answer, shapes), null, 2);
