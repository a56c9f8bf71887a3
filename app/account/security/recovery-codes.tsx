import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { AccountSection } from "../account-page";
import { NewRecoveryCodes } from "./new-recovery-codes";

/** From here on it is time for new ones. */
const few = 3;

/** How many codes are left to somebody who has something that they stand in for. */
export function RecoveryCodes({ left }: { left: number }) {
  return (
    <AccountSection
      id="recovery-codes"
      title="Recovery codes"
      description="For when your phone or your passkey is lost. Each code works once, in place of either."
    >
      <Card className="grid gap-4 p-5">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
          <p className="font-medium">{say(left)}</p>
          <NewRecoveryCodes />
        </div>
        {left <= few && (
          <Alert variant="warning">
            {left === 0
              ? "Without a code, a lost phone or passkey may lock you out for good. Make new ones."
              : "These are few. Make new ones while you can still get in."}
          </Alert>
        )}
      </Card>
    </AccountSection>
  );
}

function say(left: number): string {
  if (left === 0) return "None left";
  return left === 1 ? "1 code left" : `${left} codes left`;
}
