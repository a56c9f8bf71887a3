// The only place that makes databases for tests: a server of their own, without durability, and a fresh database for each runner.
import { runAppFile } from "../parts/app.ts";
import type { Environment } from "../parts/children.ts";
import { testEnvironment } from "../parts/environment.ts";
import { say, sentenceOf, step } from "../parts/say.ts";
import { unlessEnding } from "../parts/task.ts";
import { type Cluster, discardCluster, openCluster } from "../postgres/cluster.ts";
import { dropDatabase, ensureDatabase, superuserUrl, urlsOf } from "../postgres/databases.ts";

/** An empty, migrated database and the environment in which app and tests find it. */
export async function freshDatabase(name: string, port: number): Promise<Environment> {
  const cluster = await onTestCluster("test", async (opened) => {
    await dropDatabase(opened, name);
    await ensureDatabase(opened, name);
  });
  const urls = urlsOf(cluster, name);
  const env = {
    ...testEnvironment(port, cluster.secrets.auth, urls),
    TEST_APP_URL: urls.app,
    TEST_OWNER_URL: urls.owner,
    TEST_ADMIN_URL: superuserUrl(cluster, name),
  };
  const failed = "The tests' database could not be migrated; the reason is above.";
  await step(`Migrating the database ${name}`, () => runAppFile("db/migrate.ts", env, failed));
  return env;
}

export async function seedDatabase(env: Environment) {
  const failed = "The demo data could not be made; the reason is above.";
  await step("Making the demo data", () => runAppFile("db/seed.ts", env, failed));
}

/** Opens a cluster for tests and does `work` on it; once more on a new one, since without durability a crash may spoil the files. */
export async function onTestCluster(
  name: string,
  work: (cluster: Cluster) => Promise<void>,
): Promise<Cluster> {
  const attempt = async () => {
    const cluster = await openCluster(name, { durable: false });
    await work(cluster);
    return cluster;
  };
  return attempt().catch(async (error) => {
    await unlessEnding();
    say(`${sentenceOf(error)} Making the tests' server anew.`);
    await discardCluster(name);
    return attempt();
  });
}
