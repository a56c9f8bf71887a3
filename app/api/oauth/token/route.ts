export { tokenEndpoint as POST } from "@/lib/programs/token-endpoint";
