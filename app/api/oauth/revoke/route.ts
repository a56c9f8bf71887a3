import { revocationEndpoint } from "@/lib/programs/revocation-endpoint";

export const POST = revocationEndpoint;
