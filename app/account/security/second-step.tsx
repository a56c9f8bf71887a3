import { Smartphone } from "lucide-react";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { AccountSection } from "../account-page";
import { AppCodes } from "./app-codes";

interface SecondStepProps {
  /** Undefined while the codes of an app are off. */
  since: Date | undefined;
}

/** What is asked for after the first proof. */
export function SecondStep({ since }: SecondStepProps) {
  return (
    <AccountSection
      id="second-step"
      title="Second step"
      description="With the codes of an app, who learns your password or reads your mail is still not you."
    >
      <Card className="flex flex-wrap items-center gap-x-4 gap-y-3 p-5">
        <Smartphone aria-hidden="true" className="size-5 shrink-0 text-muted-foreground" />
        <div className="min-w-0 flex-1 basis-52">
          <p className="flex flex-wrap items-center gap-x-2 font-medium">
            Codes of an app {since && <Badge variant="success">On</Badge>}
          </p>
          <p className="text-sm text-muted-foreground">
            {since ? (
              <>
                Set up <RelativeTime value={since} />
              </>
            ) : (
              "Six digits that change every half a minute, from any authenticator app or password manager."
            )}
          </p>
        </div>
        <AppCodes isOn={since !== undefined} />
      </Card>
    </AccountSection>
  );
}
