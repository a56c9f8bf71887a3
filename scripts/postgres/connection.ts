// The only place where the scripts connect to a database: one connection, for as long as the work takes.
import postgres, { type Sql } from "postgres";

export async function withConnection<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
