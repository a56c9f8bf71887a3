/** The frame of every mail: plain, light, readable without images. */
import { Body, Button, Container, Head, Heading, Hr, Html, Preview, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { brand } from "@/lib/brand";

const font = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

interface MailLayoutProps {
  /** The line that an inbox shows beside the subject. */
  preview: string;
  title: string;
  /** The workspace that it is about. */
  organizationName?: string;
  children: ReactNode;
}

export function MailLayout({ preview, title, organizationName, children }: MailLayoutProps) {
  return (
    <Html lang="en">
      <Head>
        <title>{title}</title>
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: "#f5f5f4", fontFamily: font, margin: 0, padding: "32px 12px" }}>
        <Container
          style={{
            backgroundColor: "#ffffff",
            borderRadius: 12,
            maxWidth: 480,
            overflowWrap: "anywhere",
            padding: "32px",
            border: "1px solid #e7e5e4",
          }}
        >
          <Text style={{ color: "#57534e", fontSize: 13, fontWeight: 600, margin: "0 0 20px" }}>
            {organizationName ? `${organizationName} · ${brand.name}` : brand.name}
          </Text>
          <Heading style={{ color: "#1c1917", fontSize: 22, lineHeight: "28px", margin: "0 0 12px" }}>
            {title}
          </Heading>
          {children}
        </Container>
      </Body>
    </Html>
  );
}

export function MailText({ children }: { children: ReactNode }) {
  return (
    <Text style={{ color: "#44403c", fontSize: 15, lineHeight: "24px", margin: "0 0 16px" }}>{children}</Text>
  );
}

/** From which browser something was done, and when. */
export function MailWhence({ device, at, ip }: { device: string; at: string; ip: string | null }) {
  return (
    <MailText>
      {device}
      <br />
      {at}
      {ip && (
        <>
          <br />
          From the address {ip}
        </>
      )}
    </MailText>
  );
}

export function MailButton({ href, children }: { href: string; children: ReactNode }) {
  const style = {
    backgroundColor: "#1c1917",
    borderRadius: 8,
    color: "#ffffff",
    display: "inline-block",
    fontSize: 15,
    fontWeight: 600,
    padding: "12px 20px",
    textDecoration: "none",
  };
  return (
    <>
      <Button href={href} style={style}>
        {children}
      </Button>
      <Hr style={{ borderColor: "#e7e5e4", margin: "28px 0 16px" }} />
    </>
  );
}

export function MailNote({ children }: { children: ReactNode }) {
  return <Text style={{ color: "#57534e", fontSize: 13, lineHeight: "20px", margin: 0 }}>{children}</Text>;
}

export function MailCode({ children }: { children: ReactNode }) {
  const style = {
    color: "#1c1917",
    fontSize: 28,
    fontWeight: 600,
    letterSpacing: 6,
    lineHeight: "36px",
    margin: "0 0 20px",
  };
  return <Text style={style}>{children}</Text>;
}
