import { tokenEndpoint } from "@/lib/programs/token-endpoint";

export const POST = tokenEndpoint;
