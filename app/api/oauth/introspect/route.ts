import { introspectionEndpoint } from "@/lib/programs/introspection-endpoint";

export const POST = introspectionEndpoint;
