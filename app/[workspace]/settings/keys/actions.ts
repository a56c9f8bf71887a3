"use server";

import * as apiKeys from "@/lib/api-keys/operations";
import { organizationAction } from "@/lib/organization/action";

export const createApiKeyAction = organizationAction(apiKeys.createApiKey);
export const replaceApiKeyAction = organizationAction(apiKeys.replaceApiKey);
export const revokeApiKeyAction = organizationAction(apiKeys.revokeApiKey);
