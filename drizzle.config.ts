import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/*.ts",
  out: "./db/migrations",
  casing: "snake_case",
  // Policies of existing roles are part of the tables; the roles themselves are made outside (docs/decisions).
  entities: { roles: false },
});
