/** Where a program finds everything, told to it by the address of the app alone (RFC 8414). */
import "server-only";
import { programUserPermissions } from "@/lib/auth/permissions";
import { env } from "@/lib/env";
import { everyPermission } from "@/lib/organization/template";
import { developersPath } from "@/lib/paths";
import { grantTypes } from "./token-endpoint";

export function authorizationServerMetadata() {
  const { APP_URL } = env();
  const at = (path: string) => `${APP_URL}${path}`;
  return {
    issuer: APP_URL,
    token_endpoint: at("/api/oauth/token"),
    introspection_endpoint: at("/api/oauth/introspect"),
    revocation_endpoint: at("/api/oauth/revoke"),
    jwks_uri: at("/.well-known/jwks.json"),
    grant_types_supported: grantTypes,
    // There is no authorization endpoint, and the field is not optional.
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
    introspection_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "Bearer"],
    revocation_endpoint_auth_methods_supported: ["none"],
    scopes_supported: [...everyPermission, ...Object.keys(programUserPermissions)],
    service_documentation: at(developersPath),
  };
}
