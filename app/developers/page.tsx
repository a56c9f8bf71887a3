import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { WidePage } from "@/components/wide-page";
import { type DescribedRoute, describeApi } from "@/lib/api/described";
import { problemCodes, problems } from "@/lib/api/problem";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";
import { developersPath, openApiPath, signInPath } from "@/lib/paths";
import { type Chapter, Contents } from "./contents";
import { Guide } from "./guide";
import { Code, Facts, Section, Text, Word } from "./parts";
import { Route } from "./reference";

export const metadata: Metadata = { title: "Developers" };

/** The API to read: everything that the OpenAPI document says, and how to begin. For everybody. */
export default function DevelopersPage() {
  const { APP_URL } = env();
  const { routes, shapes } = describeApi();
  const groups = Map.groupBy(routes, ({ tag }) => tag);
  return (
    <WidePage wide homeHref="/" actions={<SignIn />}>
      <PageHeader
        title="Developers"
        description={`What programs can do with ${brand.name}: the same as people, within what they were given.`}
        actions={
          <Button asChild variant="secondary">
            <a href={openApiPath}>OpenAPI document</a>
          </Button>
        }
      />
      <div className="grid grid-cols-1 gap-x-10 gap-y-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <Contents chapters={chaptersOf(groups)} />
        <div className="grid grid-cols-1 gap-12">
          <Guide origin={APP_URL} />
          <Problems origin={APP_URL} />
          {[...groups].map(([tag, group]) => (
            <Section key={tag} id={anchorOf(tag)} title={tag}>
              {group.map((route) => (
                <Route key={route.id} route={route} shapes={shapes} origin={APP_URL} />
              ))}
            </Section>
          ))}
        </div>
      </div>
    </WidePage>
  );
}

function Problems({ origin }: { origin: string }) {
  const [status, title] = problems.insufficient_scope;
  const example = {
    type: `${origin}${developersPath}#insufficient_scope`,
    title,
    status,
    detail: "This asks for invite:member.",
    code: "insufficient_scope",
    request_id: "2f0c9a52-7a0e-4d53-8d0b-1f2f5a8d9c11",
  };
  return (
    <Section id="problems" title="Problems">
      <Text>
        What fails says so as <Word>application/problem+json</Word> (RFC 9457). Programs go by its{" "}
        <Word>code</Word>, which stays. What is wrong with fields stands in <Word>errors</Word>. Name the{" "}
        <Word>request_id</Word> when you ask us about a request. A method that a path does not have is
        answered by 405, and nothing else.
      </Text>
      <Code>{JSON.stringify(example, null, 2)}</Code>
      <Facts
        rows={problemCodes.map((code) => ({
          id: code,
          name: code,
          note: problems[code][0],
          text: problems[code][1],
        }))}
      />
    </Section>
  );
}

function SignIn() {
  return (
    <Button asChild variant="link">
      <Link href={signInPath()}>Sign in</Link>
    </Button>
  );
}

function chaptersOf(groups: Map<string, DescribedRoute[]>): Chapter[] {
  return [
    { id: "keys", title: "Keys" },
    { id: "first-request", title: "First request" },
    { id: "tokens", title: "Access tokens" },
    { id: "pages", title: "Pages" },
    { id: "limits", title: "Limits" },
    { id: "leaked-keys", title: "Leaked keys" },
    { id: "problems", title: "Problems" },
    ...[...groups].map(([tag, routes]) => ({
      id: anchorOf(tag),
      title: tag,
      parts: routes.map(({ id, summary }) => ({ id, title: summary.split(/[:,;]/)[0] })),
    })),
  ];
}

/** No code of a problem, and no chapter before it, has this name. */
function anchorOf(tag: string): string {
  return `about-${tag.toLowerCase()}`;
}
